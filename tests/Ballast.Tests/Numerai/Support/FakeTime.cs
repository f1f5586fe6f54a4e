using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Numerai.Support;

/// <summary>A clock that stands still until it is moved, and knows which timer is due next.</summary>
internal sealed class FakeTime() : FakeTimeProvider(new DateTimeOffset(2026, 7, 4, 14, 0, 0, TimeSpan.Zero))
{
    private readonly ConcurrentDictionary<Timer, DateTimeOffset> _due = [];

    /// <summary>How far the clock has been moved.</summary>
    public TimeSpan Passed => GetUtcNow() - Start;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(base.CreateTimer(callback, state, dueTime, period), t => _due.TryRemove(t, out _));
        if (dueTime != Timeout.InfiniteTimeSpan)
            _due[timer] = GetUtcNow() + dueTime;
        return timer;
    }

    /// <summary>Runs to the end, moving the clock to the next timer whenever one is set.</summary>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            var due = _due.ToArray();
            if (due.Length == 0)
            {
                await Task.WhenAny(task, Task.Delay(1));
                continue;
            }
            var next = due.MinBy(t => t.Value);
            _due.TryRemove(next);
            if (next.Value > GetUtcNow())
                SetUtcNow(next.Value);
        }
        return await task;
    }

    private sealed class Timer(ITimer timer, Action<Timer> end) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            end(this);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            end(this);
            return timer.DisposeAsync();
        }
    }
}
