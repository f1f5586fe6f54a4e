namespace Ballast.Tests.Support;

/// <summary>A clock that stands until it is moved, and whose timers run all the same, a hundred times as fast: a command that waits some seconds comes to its end.</summary>
internal sealed class MovedClock(DateTimeOffset now) : TimeProvider
{
    private const int Faster = 100;
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Quick(dueTime), Quick(period));

    private static TimeSpan Quick(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan || time > TimeSpan.FromSeconds(30) ? time : time / Faster;
}
