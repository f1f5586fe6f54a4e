using Ballast.Core.Workflows.Collecting;

namespace Ballast.Server.Collecting;

/// <summary>The state of the collector: changed in one place, reported to everybody.</summary>
internal sealed class CollectorStatus(TimeProvider clock, CollectorState first)
{
    private static readonly TimeSpan LeastBetweenProgress = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private CollectorState _state = first;
    private long? _reportedProgress;

    public CollectorNews News { get; } = new();

    public CollectorState State
    {
        get
        {
            lock (_lock)
                return _state;
        }
    }

    /// <summary>Changes it; equal states are no news.</summary>
    public void Set(Func<CollectorState, CollectorState> change)
    {
        lock (_lock)
        {
            var before = _state;
            var after = change(before);
            if (after.Phase != before.Phase)
                after = after with { Since = clock.GetUtcNow() };
            if (after == before)
                return;
            _state = after;
            // Reported within the lock, so that news come in their order; nobody is waited for.
            News.Publish(new CollectorEvent.Changed(after));
        }
    }

    /// <summary>Counts models. A fast sync does not tell of each one.</summary>
    public void Progress(int done, int total)
    {
        lock (_lock)
        {
            if (_state.Running is not { } running)
                return;
            _state = _state with { Running = running with { Done = done, Total = total } };
            if (
                _reportedProgress is { } reported
                && done < total
                && clock.GetElapsedTime(reported) < LeastBetweenProgress
            )
                return;
            _reportedProgress = clock.GetTimestamp();
            News.Publish(new CollectorEvent.Changed(_state));
        }
    }

    public void Committed(int newRows) => News.Publish(new CollectorEvent.Committed(clock.GetUtcNow(), newRows));
}
