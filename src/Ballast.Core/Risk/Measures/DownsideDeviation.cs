namespace Ballast.Core.Risk.Measures;

/// <summary>
/// How far the losing rounds lie from 0. Libraries differ: here the divisor is the number of ALL rounds, not of the losing ones,
/// and the target is 0. 0 where no round lost, NaN for an empty series.
/// </summary>
internal sealed class DownsideDeviation : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "downsideDeviation";

    /// <inheritdoc />
    public string Definition => "square root of the mean over all rounds of min(r, 0) squared; target 0, divisor n";

    /// <inheritdoc />
    public string Source => "Sortino and van der Meer (1991), 'Downside risk', Journal of Portfolio Management 17";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public bool IsBetterSmall => true;

    /// <inheritdoc />
    public (double Least, double Most) Range => (0, double.PositiveInfinity);

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var squares = 0.0;
        foreach (var value in returns)
            squares += Math.Min(value, 0) * Math.Min(value, 0);
        return returns.IsEmpty ? double.NaN : Math.Sqrt(squares / returns.Length);
    }
}
