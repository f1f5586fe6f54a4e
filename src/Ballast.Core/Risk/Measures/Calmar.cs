using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Compounded growth per round over the largest compounded drawdown, not annualised and over the whole series (the original takes 36 months).
/// NaN for an empty series, without a drawdown, where nothing varies, or where everything was lost.
/// </summary>
public sealed class Calmar : IRiskMeasure
{
    private static readonly MaxDrawdown Drawdown = new();

    /// <inheritdoc />
    public string Name => "calmar";

    /// <inheritdoc />
    public string Definition => "(product of (1 + r) to the power 1/n, minus 1) / maxDrawdown, per round";

    /// <inheritdoc />
    public string Source => "Young (1991), 'Calmar ratio: a smoother tool', Futures 20";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Ratio;

    /// <inheritdoc />
    public double Of(ReadOnlySpan<double> returns)
    {
        var drawdown = Drawdown.Of(returns);
        return drawdown > 0 && Variation.Varies(returns) ? Growth.PerRound(returns) / drawdown : double.NaN;
    }
}
