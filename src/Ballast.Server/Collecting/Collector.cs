using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Collecting;
using Ballast.Server.Observing;
using Ballast.Storage.Leases;

namespace Ballast.Server.Collecting;

/// <summary>Syncs in the background when there may be something new; one process at a time, one sync at a time.</summary>
public sealed class Collector : ICollector, IDisposable
{
    // The watch list may change, and other processes sync, too: the plan is drawn up anew so often.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private readonly CollectorOptions _options;
    private readonly CollectorStatus _status;
    private readonly SyncQueue _queue;
    private readonly SyncLock _lock;
    private readonly SemaphoreSlim _wake = new(0);
    private IReadOnlyList<string> _remarks = [];

    /// <summary>Makes it; nothing is asked before it runs.</summary>
    public Collector(CollectorOptions options)
    {
        _options = options;
        _queue = new SyncQueue(options);
        _lock = new SyncLock(options);
        var state = CollectorState.NotCollecting(options.Clock.GetUtcNow()) with { Self = options.Self };
        _status = new CollectorStatus(options.Clock, state);
    }

    /// <inheritdoc/>
    public CollectorState State => _status.State;

    /// <inheritdoc/>
    public CollectorSubscription? Subscribe() => _status.News.Subscribe();

    /// <inheritdoc/>
    public void NoteCommitted(int newRows) => _status.Committed(newRows);

    /// <summary>Collects until it is cancelled. Nothing that a look meets ends it.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var failures = 0;
#pragma warning disable CA5394 // Spreads requests; nothing is kept secret by it.
        var chance = new Random(_options.Seed);
#pragma warning restore CA5394
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stop).ConfigureAwait(false);
                failures = 0;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // A store that is away for an hour is no reason to stop collecting for ever.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Fail("store", e.Message.ReplaceLineEndings(" "), ++failures);
                var wait = CollectionBackOff.After(failures, chance);
                _options.Log.CollectorFailed(e, failures, wait.TotalSeconds);
                await WaitAsync(wait, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        _status.Set(s => s with { Phase = CollectorPhase.Off, Holder = null, Next = null, Running = null });
        _status.News.Complete();
    }

    /// <inheritdoc/>
    public Outcome<SyncNow> RequestLook(Tournament? tournament)
    {
        var state = State;
        if (state.Running is { } running && (tournament ?? running.Tournament) == running.Tournament)
            return new SyncNow(true, $"The sync of {running.Tournament.Slug()} is running: {running.Reason}.");
        if (_lock.Hold is null)
            return state.Phase == CollectorPhase.Waiting
                ? LeaseHold.Elsewhere(state.Holder)
                : new Refusal("not-collecting", "This server does not collect at present; use: ballast sync.");
        if (_queue.Request(tournament, _options.Clock.GetUtcNow()) is { } until)
            return new Refusal("rate-limited", $"Numerai asked to be left alone until {until:yyyy-MM-dd HH:mm} UTC.");
        _wake.Release();
        _options.Log.SyncAskedFor();
        return new SyncNow(false, "The sync begins.");
    }

    /// <inheritdoc/>
    public Outcome<ISyncPass> Enter(string what) => _lock.TryEnter(what, State);

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        _wake.Dispose();
    }

    private async Task StepAsync(CancellationToken stop)
    {
        if (!_options.HasStore())
        {
            Idle(null, "There is no store yet; it begins with an import or a sync.");
            await WaitAsync(LongestSleep / 6, stop).ConfigureAwait(false);
            return;
        }
        var (hold, others) = LeaseHold.TryTake(_options.Lease);
        if (hold is null)
        {
            if (others is not null && (State.Phase != CollectorPhase.Waiting || State.Holder != others.Holder))
                _options.Log.LeaseHeldElsewhere(others.Holder);
            _status.Set(s =>
                s with
                {
                    Phase = CollectorPhase.Waiting,
                    Holder = others?.Holder ?? s.Holder,
                    Next = null,
                    Running = null,
                    Failure = null,
                }
            );
            await WaitAsync(_options.LeaseLength / 3, stop).ConfigureAwait(false);
            return;
        }
        await using (hold.ConfigureAwait(false))
            await HoldAsync(hold, stop).ConfigureAwait(false);
    }

    private async Task HoldAsync(LeaseHold hold, CancellationToken stop)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, hold.Lost);
        _lock.Hold = hold;
        _options.Log.LeaseTaken(_options.Self);
        _status.Set(s =>
            s with
            {
                Holder = _options.Self,
                // The store answers again.
                Failure = s.Failure?.Tournament is null ? null : s.Failure,
            }
        );
        try
        {
            while (true)
                await CollectAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (hold.Lost.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            _options.Log.LeaseLost();
            Fail("lease-lost", LeaseHold.LostMessage, 1);
        }
        finally
        {
            _lock.Hold = null;
        }
    }

    private async Task CollectAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var now = _options.Clock.GetUtcNow();
        var next = _queue.Next(now);
        if (next is not null && next.At <= now)
        {
            await LookAsync(next, cancellation).ConfigureAwait(false);
            return;
        }
        Idle(next, next is null ? "Nothing is watched; begin with: ballast sync MODEL." : null);
        var sleep = next is not null && next.At - now < LongestSleep ? next.At - now : LongestSleep;
        await WaitAsync(sleep, cancellation).ConfigureAwait(false);
    }

    private async Task LookAsync(CollectionMoment moment, CancellationToken cancellation)
    {
        await _lock.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var (begunAt, begun) = (_options.Clock.GetUtcNow(), _options.Clock.GetTimestamp());
            _queue.Begin(moment.Tournament);
            _options.Log.SyncBegan(moment.Tournament.Slug(), moment.Reason);
            var running = new RunningSync(moment.Tournament, moment.Reason, begunAt, 0, 0);
            _status.Set(s => s with { Phase = CollectorPhase.Collecting, Running = running, Next = null });
            using var span = Spans.Start($"sync {moment.Tournament.Slug()}");
            var result = await SyncRun
                .RunAsync(_options, moment.Tournament, begunAt, p => _status.Progress(p.Done, p.Total), cancellation)
                .ConfigureAwait(false);
            span?.SetTag(Spans.Outcome, result.Code ?? "done");
            End(running, result, _options.Clock.GetElapsedTime(begun).TotalSeconds);
        }
        finally
        {
            _lock.Open();
            _status.Set(s => s with { Running = null });
        }
    }

    private void End(RunningSync running, SyncRunResult result, double seconds)
    {
        var failure = Note(running, result, seconds);
        var now = _options.Clock.GetUtcNow();
        _remarks = result.Remarks;
        _status.Set(s =>
            s with
            {
                Phase = (failure ?? Others(s.Failure, running)) is null ? CollectorPhase.Idle : CollectorPhase.Failed,
                Running = null,
                Failure = failure ?? Others(s.Failure, running),
                Remarks = result.Remarks,
                KeyFindings = result.KeyFindings ?? s.KeyFindings,
                Last = failure is null
                    ? new FinishedSync(running.Tournament, running.Reason, now, seconds, result.Models, result.NewRows)
                    : s.Last,
                Totals = new CollectorTotals(
                    s.Totals.Runs + (failure is null ? 1 : 0),
                    s.Totals.Failures + (failure is null ? 0 : 1),
                    s.Totals.Seconds + seconds,
                    s.Totals.NewRows + result.NewRows,
                    s.Totals.Requests + result.Requests
                ),
            }
        );
        if (result.NewRows > 0)
            _status.Committed(result.NewRows);
    }

    /// <summary>Says in the log what became of a sync, and when it is tried again.</summary>
    private CollectorFailure? Note(RunningSync running, SyncRunResult result, double seconds)
    {
        var (log, tournament) = (_options.Log, running.Tournament.Slug());
        foreach (var remark in result.Remarks)
            log.SyncRemark(tournament, remark);
        if (result.Code is not { } code)
        {
            _queue.Succeeded(running.Tournament, running.Since);
            log.SyncEnded(tournament, result.Models, result.NewRows, result.Requests, seconds);
            return null;
        }
        var now = _options.Clock.GetUtcNow();
        var inARow = _queue.Failed(running.Tournament, result, now);
        log.SyncFailed(tournament, code, inARow, result.Reason);
        return new CollectorFailure(running.Tournament, code, result.Reason, now, inARow);
    }

    /// <summary>What failed at another tournament is not mended by this one.</summary>
    private static CollectorFailure? Others(CollectorFailure? failure, RunningSync look) =>
        failure?.Tournament is { } tournament && tournament != look.Tournament ? failure : null;

    /// <summary>Waits for the next look; what failed stays said until one goes well.</summary>
    private void Idle(CollectionMoment? next, string? remark) =>
        _status.Set(s =>
            s with
            {
                Phase = s.Failure is null ? CollectorPhase.Idle : CollectorPhase.Failed,
                Next = next,
                Remarks = remark is null ? _remarks : Same(s.Remarks, remark),
            }
        );

    /// <summary>The list that stands there already, where it says the same: an equal state is no news.</summary>
    private static IReadOnlyList<string> Same(IReadOnlyList<string> before, string remark) =>
        before is [var only] && only == remark ? before : [remark];

    private void Fail(string code, string reason, int inARow) =>
        _status.Set(s =>
            s with
            {
                Phase = CollectorPhase.Failed,
                Running = null,
                Next = null,
                Holder = null,
                Failure = new CollectorFailure(null, code, reason, _options.Clock.GetUtcNow(), inARow),
                Totals = s.Totals with { Failures = s.Totals.Failures + 1 },
            }
        );

    private async Task WaitAsync(TimeSpan time, CancellationToken cancellation)
    {
        _options.Log.CollectorWaits(time.TotalSeconds);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var slept = Task.Delay(time, _options.Clock, either.Token);
        var woken = _wake.WaitAsync(either.Token);
        await Task.WhenAny(slept, woken).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(slept, woken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }
}
