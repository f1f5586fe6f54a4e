using Ballast.Core.Store;

namespace Ballast.Storage.Leases;

/// <summary>The lease while this process has it: renewed at a third of its length, given back at the end.</summary>
/// <remarks>
/// <see cref="Lost"/> is cancelled when a renewal is refused, and also by this process's own clock when none came through in time:
/// the other side of a broken network may have handed the lease on.
/// </remarks>
public sealed class LeaseHold : IAsyncDisposable
{
    /// <summary>What there is to say when it was lost.</summary>
    public const string LostMessage = "The lease was lost; another process may be collecting by now.";

    private readonly LeaseTerms _terms;
    private readonly ILeaseStore _store;
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _ended = new();
    private Task _renewing = Task.CompletedTask;

    private LeaseHold(LeaseTerms terms, ILeaseStore store, Lease lease, TimeSpan left)
    {
        (_terms, _store, Lease) = (terms, store, lease);
        _lost = new CancellationTokenSource(left, terms.Clock);
        Lost = _lost.Token;
    }

    /// <summary>The lease as it was taken.</summary>
    public Lease Lease { get; }

    /// <summary>Cancelled when the lease is this process's no longer.</summary>
    public CancellationToken Lost { get; }

    /// <summary>Takes the lease if nobody has it.</summary>
    /// <returns>The hold, or the lease of whoever has it; neither where it ended just now.</returns>
    /// <exception cref="StoreException">The store cannot be asked.</exception>
    public static (LeaseHold? Hold, Lease? Others) TryTake(LeaseTerms terms)
    {
        var store = terms.OpenLeases();
        try
        {
            var asked = terms.Clock.GetTimestamp();
            var lease = terms.TakesOver
                ? store.TakeOver(terms.Name, terms.Self, terms.Length)
                : store.TryTake(terms.Name, terms.Self, terms.Length);
            if (lease is not null)
            {
                var hold = new LeaseHold(terms, store, lease, Left(terms, asked));
                hold._renewing = hold.RenewAsync();
                return (hold, null);
            }
            var others = store.FindLease(terms.Name);
            store.Dispose();
            return (null, others);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Another process has it.</summary>
    /// <param name="holder">Who; null where it is not known.</param>
    /// <param name="since">Since when; null where it is not known.</param>
    public static Refusal Elsewhere(string? holder, DateTimeOffset? since = null)
    {
        var time = since is { } known ? $"since {known.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC" : "at present";
        return new Refusal(
            "collected-elsewhere",
            $"{holder ?? "Another process"} collects {time}; ask there, or stop it."
        );
    }

    /// <summary>Gives it back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            // Giving back does nothing where another one has it by now.
            _store.Release(_terms.Name, _terms.Self);
        }
        catch (StoreException e)
        {
            _terms.NotReleased(e);
        }
        _store.Dispose();
        _ended.Dispose();
        _lost.Dispose();
    }

    private static TimeSpan Left(LeaseTerms terms, long asked)
    {
        var left = terms.Length - terms.Clock.GetElapsedTime(asked);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private async Task RenewAsync()
    {
        var usual = _terms.Length / 3;
        var wait = usual;
        while (!_ended.IsCancellationRequested)
        {
            await Task.Delay(wait, _terms.Clock, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_ended.IsCancellationRequested || _lost.IsCancellationRequested)
                return;
            var asked = _terms.Clock.GetTimestamp();
            try
            {
                if (_store.TryRenew(_terms.Name, _terms.Self, _terms.Length) is null)
                {
                    await _lost.CancelAsync().ConfigureAwait(false);
                    return;
                }
                _lost.CancelAfter(Left(_terms, asked));
                wait = usual;
            }
            catch (StoreException e)
            {
                // Asked again soon, until the lease has run out by our own clock.
                wait = usual / 5;
                _terms.NotRenewed(e, wait);
            }
        }
    }
}
