namespace Ballast.Tests.Numerai.Support;

/// <summary>A clock that stands still until it is moved, with its timers.</summary>
internal sealed class FakeTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private TaskCompletionSource _timerSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = new(2026, 7, 4, 14, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Start { get; } = new(2026, 7, 4, 14, 0, 0, TimeSpan.Zero);

    /// <summary>How far the clock has been moved.</summary>
    public TimeSpan Passed => GetUtcNow() - Start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due)];
            _timers.RemoveAll(due.Contains);
        }
        due.ForEach(timer => timer.Fire());
    }

    /// <summary>Runs to the end, moving the clock to the next timer whenever one is set.</summary>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            Task timerSet;
            TimeSpan? wait;
            lock (_lock)
            {
                wait = _timers.Count > 0 ? _timers.Min(timer => timer.Due) - _now : null;
                if (wait is null && _timerSet.Task.IsCompleted)
                    _timerSet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                timerSet = _timerSet.Task;
            }
            if (wait is { } next)
                Advance(next);
            else
                await Task.WhenAny(task, timerSet).WaitAsync(TimeSpan.FromSeconds(30));
        }
        return await task;
    }

    private void Set(Timer timer)
    {
        lock (_lock)
        {
            _timers.Add(timer);
            _timerSet.TrySetResult();
        }
    }

    private sealed class Timer(FakeTime owner, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Dispose();
            if (dueTime < TimeSpan.Zero)
                return true;
            Due = owner.GetUtcNow() + dueTime;
            owner.Set(this);
            return true;
        }

        public void Dispose()
        {
            lock (owner._lock)
                owner._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
