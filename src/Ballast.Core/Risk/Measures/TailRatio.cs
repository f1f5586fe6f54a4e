using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Size of the good tail against the bad one: above 1 the best rounds outweigh the worst. NaN for an empty series, where nothing varies, or
/// where the 5 % quantile is not a loss (empyrical takes its magnitude then, which says nothing).
/// </summary>
internal sealed class TailRatio : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "tailRatio";

    /// <inheritdoc />
    public string Definition => "95 % quantile / -(5 % quantile), type 7";

    /// <inheritdoc />
    public string Source => "empyrical and pyfolio 'tail_ratio', but without the magnitudes";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Ratio;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var bad = Quantile.Compute(returns, ValueAtRisk.Tail);
        return bad < 0 && Variation.Varies(returns)
            ? Quantile.Compute(returns, 1 - ValueAtRisk.Tail) / -bad
            : double.NaN;
    }
}
