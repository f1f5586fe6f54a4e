using Ballast.Core.Store;
using Ballast.Core.Workflows.Collecting;
using Ballast.Delivery.Channels;
using Ballast.Delivery.Messages;

namespace Ballast.Delivery.Outbox;

/// <summary>Sends what is due, and notes of each what became of it.</summary>
/// <param name="outbox">What is to be sent.</param>
/// <param name="channels">A channel by its name; null where the settings have none any more.</param>
/// <param name="clock">The clock.</param>
/// <param name="mask">Takes secrets out of a text.</param>
/// <param name="chance">Spreads the next tries.</param>
public sealed class DeliveryRun(
    IAlertOutbox outbox,
    Func<string, IAlertChannel?> channels,
    TimeProvider clock,
    Func<string, string> mask,
    Random chance
)
{
    /// <summary>Tries of one message: with an hour between two of them, some three days.</summary>
    public const int MostTries = 80;

    // A channel that answers slowly takes 20 s a message, so that a batch ends before its lease does.
    private const int Batch = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    // In one run: the next one goes on.
    private const int Most = 400;

    private readonly Dictionary<string, (string Reason, DateTimeOffset RetryAt)> _failing = new(StringComparer.Ordinal);

    /// <summary>Sends.</summary>
    /// <returns>What was sent and what was not, in order.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; what was not sent is sent by the next run.</exception>
    public async Task<IReadOnlyList<DeliveryResult>> RunAsync(CancellationToken cancellation)
    {
        var results = new List<DeliveryResult>();
        while (results.Count < Most && outbox.TakeDue(clock.GetUtcNow(), Batch, Lease) is { Count: > 0 } due)
        {
            foreach (var delivery in due)
            {
                cancellation.ThrowIfCancellationRequested();
                results.Add(await DeliverAsync(delivery, cancellation).ConfigureAwait(false));
            }
        }
        return results;
    }

    private async Task<DeliveryResult> DeliverAsync(AlertDelivery delivery, CancellationToken cancellation)
    {
        if (channels(delivery.Channel) is not { } channel)
            return Note(delivery, "The settings have no channel of this name any more.", null);
        // What failed a moment ago is not asked again for each of many messages.
        if (_failing.TryGetValue(delivery.Channel, out var failing))
            return Note(delivery, failing.Reason, failing.RetryAt);
        try
        {
            await channel.SendAsync(AlertMessage.Of(delivery), cancellation).ConfigureAwait(false);
        }
        catch (DeliveryException e)
        {
            var wait = CollectionBackOff.After(delivery.Attempts, chance, retryAfter: e.RetryAfter);
            var retryAt = clock.GetUtcNow() + (wait < LongestWait ? wait : LongestWait);
            var reason = mask(e.Message);
            _failing[delivery.Channel] = (reason, retryAt);
            return Note(delivery, reason, retryAt);
        }
        outbox.NoteSent(delivery, clock.GetUtcNow());
        return new DeliveryResult(delivery, null, null);
    }

    private DeliveryResult Note(AlertDelivery delivery, string reason, DateTimeOffset? retryAt)
    {
        if (delivery.Attempts >= MostTries)
            retryAt = null;
        outbox.NoteFailed(delivery, reason, clock.GetUtcNow(), retryAt);
        return new DeliveryResult(delivery, reason, retryAt);
    }
}

/// <summary>What became of a try.</summary>
/// <param name="Delivery">What was to be sent.</param>
/// <param name="Error">Why it was not; null where it was.</param>
/// <param name="RetryAt">When it is tried again; null where it was sent, or given up.</param>
public sealed record DeliveryResult(AlertDelivery Delivery, string? Error, DateTimeOffset? RetryAt);
