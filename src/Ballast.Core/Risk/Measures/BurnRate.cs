namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Share of the rounds below 0. A round of exactly 0 neither wins nor burns, so the two rates need not add up to 1.
/// NaN for an empty series.
/// </summary>
internal sealed class BurnRate : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "burnRate";

    /// <inheritdoc />
    public string Definition => "rounds with a return below 0 / all rounds";

    /// <inheritdoc />
    public string Source => "plain count; Numerai burns stake for a payout below 0";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public bool IsBetterSmall => true;

    /// <inheritdoc />
    public (double Least, double Most) Range => (0, 1);

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var count = 0;
        foreach (var value in returns)
            count += value < 0 ? 1 : 0;
        return returns.IsEmpty ? double.NaN : (double)count / returns.Length;
    }
}
