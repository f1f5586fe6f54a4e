using System.Diagnostics;

namespace Ballast.Tests.Support;

/// <summary>A clock that goes on only when it is told to; timers ring in their order while it does.</summary>
internal sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Timers that are to ring.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
                return _timers.Count(t => t.At is not null);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        lock (_lock)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes on.</summary>
    public void Advance(TimeSpan time)
    {
        DateTimeOffset end;
        lock (_lock)
            end = _now + time;
        while (true)
        {
            Timer? next;
            lock (_lock)
            {
                next = _timers.Where(t => t.At <= end).MinBy(t => t.At);
                if (next is null)
                {
                    _now = end;
                    return;
                }
                _now = next.At > _now ? next.At!.Value : _now;
                next.At = null;
            }
            next.Ring();
        }
    }

    /// <summary>Goes on in steps until something has come about; between steps everybody who waits gets a moment.</summary>
    public async Task<TimeSpan> UntilAsync(Func<bool> isSo, TimeSpan step, TimeSpan atMost)
    {
        var begun = GetUtcNow();
        while (!await SoonAsync(isSo, TimeSpan.FromMilliseconds(30)))
        {
            (GetUtcNow() - begun).ShouldBeLessThan(atMost, "by the clock of the test");
            Advance(step);
        }
        return GetUtcNow() - begun;
    }

    /// <summary>Waits in real time for what needs none of this clock's.</summary>
    public static async Task<bool> SoonAsync(Func<bool> isSo, TimeSpan atMost)
    {
        // Turns are counted too: on a busy machine time passes in which nobody else had one.
        const int FewestTurns = 15;
        var begun = Stopwatch.GetTimestamp();
        for (var turns = 0; !isSo(); turns++)
        {
            if (turns >= FewestTurns && Stopwatch.GetElapsedTime(begun) > atMost)
                return false;
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
        return true;
    }

    private sealed class Timer(ManualClock clock, Action ring) : ITimer
    {
        public DateTimeOffset? At { get; set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
                At = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
