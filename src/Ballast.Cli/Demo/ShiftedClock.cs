namespace Ballast.Cli.Demo;

/// <summary>A clock that goes as another one does, so much before or behind it.</summary>
internal sealed class ShiftedClock(TimeProvider clock, TimeSpan shift) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + shift;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override long TimestampFrequency => clock.TimestampFrequency;
}
