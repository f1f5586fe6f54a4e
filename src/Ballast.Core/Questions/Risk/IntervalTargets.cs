using Ballast.Core.Risk;

namespace Ballast.Core.Questions.Risk;

/// <summary>What an interval is to hold, for JSON.</summary>
public static class IntervalTargets
{
    /// <summary>The middle value over records of as many rounds.</summary>
    public const string TypicalRecord = "typical-record";

    /// <summary>The true value of the process.</summary>
    public const string TrueValue = "true-value";

    /// <summary>The word used in JSON; null for a measure that has no interval here.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="overlap">Rounds in a row that share days.</param>
    public static string? Word(IRiskMeasure measure, int overlap)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (measure.IsAboutDependence || !measure.HasInterval(overlap))
            return null;
        return measure.Target == IntervalTarget.TypicalRecord ? TypicalRecord : TrueValue;
    }
}
