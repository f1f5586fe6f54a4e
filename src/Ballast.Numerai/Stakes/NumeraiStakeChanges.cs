using Ballast.Core.Store;

namespace Ballast.Numerai.Stakes;

/// <summary>Changes of stakes in Ballast's words, over the writer of each account.</summary>
/// <param name="writers">Writers by the user's names for the accounts.</param>
public sealed class NumeraiStakeChanges(IReadOnlyDictionary<string, NumeraiStakeWriter> writers) : IStakeChanges
{
    /// <inheritdoc />
    public async Task<StakeAnswer> SendAsync(StakeOrder order, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (!writers.TryGetValue(order.Account, out var writer))
            return new StakeAnswer.Refused($"Nothing was sent: there is no key for account '{order.Account}'.");
        var outcome = order.Kind switch
        {
            StakeOrderKind.Increase => writer.IncreaseAsync(order.ModelId, order.Amount, cancellation),
            StakeOrderKind.Release => writer.ReleaseAsync(order.ModelId, order.Amount, cancellation),
            StakeOrderKind.ReleaseAll => writer.ReleaseAllAsync(order.ModelId, order.Amount, cancellation),
            StakeOrderKind.CancelRelease => writer.CancelReleaseAsync(order.ModelId, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order.Kind, "There is no such change."),
        };
        return await outcome.ConfigureAwait(false) switch
        {
            StakeChangeOutcome.Accepted { Change: var change } => new StakeAnswer.Accepted(change.Id, change.DueDate),
            StakeChangeOutcome.Refused refused => new StakeAnswer.Refused(refused.Reason),
            StakeChangeOutcome.Unknown unknown => new StakeAnswer.Unknown(unknown.Why),
            _ => throw new InvalidOperationException("There is no fourth outcome."),
        };
    }
}
