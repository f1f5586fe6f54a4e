namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Mean over volatility (divisor n - 1), per round and not annualised. NaN below two rounds or where nothing varies. It takes
/// rounds for independent, which overlapping ones are not: the figure is too sure of itself.
/// </summary>
internal sealed class Sharpe : IRiskMeasure
{
    private static readonly MeanReturn Mean = new();
    private static readonly Volatility Volatility = new();

    /// <inheritdoc />
    public string Name => "sharpe";

    /// <inheritdoc />
    public string Definition => "mean / sample standard deviation, per round, not annualised, no risk-free rate";

    /// <inheritdoc />
    public string Source => "Sharpe (1966), 'Mutual Fund Performance', Journal of Business 39";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Ratio;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var volatility = Volatility.Compute(returns);
        return volatility > 0 ? Mean.Compute(returns) / volatility : double.NaN;
    }
}
