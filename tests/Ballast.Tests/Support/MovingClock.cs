namespace Ballast.Tests.Support;

/// <summary>A clock that stands where it is put.</summary>
internal sealed class MovingClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = FixedClock.Usual;

    public override DateTimeOffset GetUtcNow() => Now;
}
