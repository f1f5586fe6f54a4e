using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Mean over downside deviation, per round and not annualised. NaN for an empty series, where no round lost, or where nothing varies: a loss that is always the same is no risk.
/// </summary>
internal sealed class Sortino : IRiskMeasure
{
    private static readonly MeanReturn Mean = new();
    private static readonly DownsideDeviation Downside = new();

    /// <inheritdoc />
    public string Name => "sortino";

    /// <inheritdoc />
    public string Definition => "mean / downside deviation (target 0, divisor n), per round, not annualised";

    /// <inheritdoc />
    public string Source =>
        "Sortino and Price (1994), 'Performance measurement in a downside risk framework', Journal of Investing 3";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Ratio;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var downside = Downside.Compute(returns);
        return downside > 0 && Variation.Varies(returns) ? Mean.Compute(returns) / downside : double.NaN;
    }
}
