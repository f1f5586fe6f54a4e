using Ballast.Server.Hosting;

namespace Ballast.Server.Rest;

/// <summary>What changes the store, one at a time: a second import or sync is told to come back.</summary>
internal sealed class Writing(WebOptions options, CancellationToken stopping)
{
    private readonly Lock _lock = new();
    private string? _running;
    private SyncState? _sync;
    private Task _work = Task.CompletedTask;

    /// <summary>The sync that runs, or the last one; null where there was none.</summary>
    public SyncState? Sync
    {
        get
        {
            lock (_lock)
                return _sync;
        }
    }

    /// <summary>The server stops.</summary>
    public CancellationToken Stopping => stopping;

    /// <summary>Whether something writes at present.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_lock)
                return _running is not null;
        }
    }

    /// <summary>Begins to write; null where something writes already.</summary>
    public IDisposable? Begin(string what)
    {
        lock (_lock)
        {
            if (_running is not null)
                return null;
            _running = what;
            return new Turn(this);
        }
    }

    /// <summary>Starts a sync, which goes on when the one who asked for it has left; false where something writes already.</summary>
    public bool StartSync(CommandCall call)
    {
        if (Begin("sync") is not { } turn)
            return false;
        var started = new SyncState(options.Clock.GetUtcNow(), null, null);
        lock (_lock)
        {
            _sync = started;
            _work = Task.Run(() => Run(call, started, turn), CancellationToken.None);
        }
        return true;
    }

    /// <summary>Comes back when nothing writes any more.</summary>
    public Task WaitAsync() => _work;

    private void Run(CommandCall call, SyncState started, IDisposable turn)
    {
        Answer? answer = null;
        try
        {
            answer = options.Questions.Run(call, stopping);
        }
        finally
        {
            // Both at once: whoever reads that it has ended may begin the next.
            lock (_lock)
            {
                _sync = started with { Finished = options.Clock.GetUtcNow(), Answer = answer };
                turn.Dispose();
            }
        }
    }

    private sealed class Turn(Writing writing) : IDisposable
    {
        public void Dispose()
        {
            lock (writing._lock)
                writing._running = null;
        }
    }
}

/// <summary>A sync.</summary>
/// <param name="Started">When it began.</param>
/// <param name="Finished">When it ended; null while it runs.</param>
/// <param name="Answer">What it came to; null while it runs.</param>
internal sealed record SyncState(DateTimeOffset Started, DateTimeOffset? Finished, Answer? Answer);
