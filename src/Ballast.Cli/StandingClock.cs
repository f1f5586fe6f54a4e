namespace Ballast.Cli;

/// <summary>A clock that shows one moment, for a world that stands still; waiting takes real time.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
