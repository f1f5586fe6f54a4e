namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Lean of the distribution: below 0 the losses have the longer tail.
/// NaN below two rounds or where nothing varies.
/// </summary>
internal sealed class Skewness : IRiskMeasure
{
    private static readonly MeanReturn Mean = new();
    private static readonly Volatility Volatility = new();

    /// <inheritdoc />
    public string Name => "skewness";

    /// <inheritdoc />
    public string Definition =>
        "third central moment over the cubed deviation, divisors n (population, no bias correction)";

    /// <inheritdoc />
    public string Source => "Fisher (1930) moment form; scipy.stats with bias=True";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Ratio;

    /// <inheritdoc />
    public bool HasInterval(int overlap) => false;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        if (!(Volatility.Compute(returns) > 0))
            return double.NaN;
        var mean = Mean.Compute(returns);
        var (squares, powers) = (0.0, 0.0);
        foreach (var value in returns)
        {
            var square = (value - mean) * (value - mean);
            squares += square;
            powers += square * (value - mean);
        }
        var variance = squares / returns.Length;
        return (powers / returns.Length / (variance * Math.Sqrt(variance)));
    }
}
