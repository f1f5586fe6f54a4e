using Ballast.Core.Workflows.Ports;
using Ballast.Storage;

namespace Ballast.Cli.Serving.Collecting;

/// <summary>The lease while this process has it: renewed at a third of its length, given back at the end.</summary>
/// <remarks>
/// <see cref="Lost"/> is cancelled when a renewal is refused, and also by this process's own clock when none came through in time:
/// the other side of a broken network may have handed the lease on.
/// </remarks>
internal sealed class LeaseHold : IAsyncDisposable
{
    private readonly CollectorOptions _options;
    private readonly ILeaseStore _store;
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _ended = new();
    private Task _renewing = Task.CompletedTask;

    private LeaseHold(CollectorOptions options, ILeaseStore store, Lease lease, TimeSpan left)
    {
        (_options, _store, Lease) = (options, store, lease);
        _lost = new CancellationTokenSource(left, options.Clock);
        Lost = _lost.Token;
    }

    /// <summary>The lease as it was taken.</summary>
    public Lease Lease { get; }

    /// <summary>Cancelled when the lease is this process's no longer.</summary>
    public CancellationToken Lost { get; }

    /// <summary>Takes the lease if nobody has it.</summary>
    /// <returns>The hold, or the lease of whoever has it; neither where it ended just now.</returns>
    /// <exception cref="StoreException">The store cannot be asked.</exception>
    public static (LeaseHold? Hold, Lease? Others) TryTake(CollectorOptions options)
    {
        var store = options.OpenLeases();
        try
        {
            var asked = options.Clock.GetTimestamp();
            var lease = store.TryTake(CollectorOptions.LeaseName, options.Self, options.LeaseLength);
            if (lease is not null)
            {
                var hold = new LeaseHold(options, store, lease, Left(options, asked));
                hold._renewing = hold.RenewAsync();
                return (hold, null);
            }
            var others = store.FindLease(CollectorOptions.LeaseName);
            store.Dispose();
            return (null, others);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            // Giving back does nothing where another one has it by now.
            _store.Release(CollectorOptions.LeaseName, _options.Self);
        }
        catch (StoreException)
        {
            // It ends by itself.
        }
        _store.Dispose();
        _ended.Dispose();
        _lost.Dispose();
    }

    private static TimeSpan Left(CollectorOptions options, long asked)
    {
        var left = options.LeaseLength - options.Clock.GetElapsedTime(asked);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private async Task RenewAsync()
    {
        var usual = _options.LeaseLength / 3;
        var wait = usual;
        while (!_ended.IsCancellationRequested)
        {
            await Task.Delay(wait, _options.Clock, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_ended.IsCancellationRequested || _lost.IsCancellationRequested)
                return;
            var asked = _options.Clock.GetTimestamp();
            try
            {
                if (_store.TryRenew(CollectorOptions.LeaseName, _options.Self, _options.LeaseLength) is null)
                {
                    await _lost.CancelAsync().ConfigureAwait(false);
                    return;
                }
                _lost.CancelAfter(Left(_options, asked));
                wait = usual;
            }
            catch (StoreException)
            {
                // Asked again soon, until the lease has run out by our own clock.
                wait = usual / 5;
            }
        }
    }
}
