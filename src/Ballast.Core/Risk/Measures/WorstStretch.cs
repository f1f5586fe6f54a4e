namespace Ballast.Core.Risk.Measures;

/// <summary>
/// The worst sum of 20 rounds in a row, sign kept: negative is a loss, in stakes. NaN below 20 rounds. Missing rounds are
/// stepped over, so a stretch may span more than 20 round numbers.
/// </summary>
internal sealed class WorstStretch : IRiskMeasure
{
    /// <summary>Rounds of a stretch.</summary>
    public const int Length = 20;

    /// <inheritdoc />
    public string Name => "worst20Rounds";

    /// <inheritdoc />
    public string Definition => "smallest sum of 20 consecutive rounds that are there, sign kept";

    /// <inheritdoc />
    public string Source => "20 daily rounds are open at once under the overlapping rules: what they can cost together";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public IntervalTarget Target => IntervalTarget.TypicalRecord;

    /// <inheritdoc />
    /// <remarks>With wild days it would hold 91 %.</remarks>
    public bool HasInterval(int overlap) => false;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        if (returns.Length < Length)
            return double.NaN;
        var worst = double.PositiveInfinity;
        for (var first = 0; first + Length <= returns.Length; first++)
        {
            var sum = 0.0;
            foreach (var value in returns.Slice(first, Length))
                sum += value;
            worst = Math.Min(worst, sum);
        }
        return worst;
    }
}
