namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Largest number of rounds below 0 in a row. A missing round neither ends a streak nor makes it longer. 0 where no round
/// burned, NaN for an empty series.
/// </summary>
internal sealed class LongestBurnStreak : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "longestBurnStreak";

    /// <inheritdoc />
    public string Definition => "longest run of rounds with a return below 0; missing rounds are stepped over";

    /// <inheritdoc />
    public string Source => "plain count of runs over the rounds that are there";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Rounds;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public bool IsBetterSmall => true;

    /// <inheritdoc />
    public IntervalTarget Target => IntervalTarget.TypicalRecord;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var (current, longest) = (0, 0);
        foreach (var value in returns)
        {
            current = value < 0 ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }
        return returns.IsEmpty ? double.NaN : longest;
    }
}
