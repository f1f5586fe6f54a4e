using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Collecting;
using Ballast.Storage.Leases;

namespace Ballast.Server.Collecting;

/// <summary>Lets one sync in at a time: within this process by a latch, across processes by the lease.</summary>
internal sealed class SyncLock(CollectorOptions options) : IDisposable
{
    private readonly SemaphoreSlim _latch = new(1, 1);
    private volatile LeaseHold? _hold;

    /// <summary>The lease that this process collects under; null where it does not have it.</summary>
    public LeaseHold? Hold
    {
        get => _hold;
        set => _hold = value;
    }

    /// <summary>Waits for whoever is inside.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _latch.WaitAsync(cancellation);

    /// <summary>Opens it for the next.</summary>
    public void Open() => _latch.Release();

    /// <summary>Enters with a sync of one's own, without waiting.</summary>
    public Outcome<ISyncPass> TryEnter(string what, CollectorState state)
    {
        if (!_latch.Wait(0))
            return new Refusal(
                "sync-running",
                state.Running is { } running
                    ? $"The collector is syncing {running.Tournament.Slug()} ({running.Reason}); ask for {what} when it is done."
                    : $"Another sync is running here; ask for {what} when it is done."
            );
        try
        {
            if (_hold is { Lost.IsCancellationRequested: false } held)
                return new Pass(_latch, null, held.Lost);
            var (own, others) = LeaseHold.TryTake(options.Lease);
            if (own is not null)
                return new Pass(_latch, own, own.Lost);
            _latch.Release();
            return LeaseHold.Elsewhere(others?.Holder, others?.TakenAt);
        }
        catch
        {
            _latch.Release();
            throw;
        }
    }

    public void Dispose() => _latch.Dispose();

    private sealed class Pass(SemaphoreSlim latch, LeaseHold? own, CancellationToken lost) : ISyncPass
    {
        private int _isOver;

        public CancellationToken Lost => lost;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 1)
                return;
            try
            {
                own?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
            finally
            {
                latch.Release();
            }
        }
    }
}
