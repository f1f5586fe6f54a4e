namespace Ballast.Core.Rounds;

/// <summary>Where a moment comes from.</summary>
public enum TimeBasis
{
    /// <summary>Numerai's own time, from the API or a file.</summary>
    Recorded = 0,

    /// <summary>Worked out from the calendar, because no source gave it.</summary>
    Assumed = 1,
}

/// <summary>A moment (UTC) together with whether it was recorded or assumed.</summary>
public readonly record struct KnownTime(DateTimeOffset Time, TimeBasis Basis)
{
    /// <summary>A time that a source gave.</summary>
    public static KnownTime Recorded(DateTimeOffset time) => new(time, TimeBasis.Recorded);

    /// <summary>A time that the calendar supplied.</summary>
    public static KnownTime Assumed(DateTimeOffset time) => new(time, TimeBasis.Assumed);
}
