namespace Ballast.Core.Risk;

/// <summary>What an interval of a measure is to hold.</summary>
public enum IntervalTarget
{
    /// <summary>The true value of the process that the rounds come from, which endless rounds of it would show.</summary>
    TrueValue,

    /// <summary>
    /// The middle value over records of as many rounds, for measures that depend on how long the record is and in which order its rounds came.
    /// Beside it stands what a fresh record of as many rounds shows.
    /// </summary>
    TypicalRecord,
}
