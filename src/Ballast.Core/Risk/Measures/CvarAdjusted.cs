using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Mean over the size of <see cref="ConditionalValueAtRisk"/>: what a round earned for each part of the stake that a bad one lost. NaN for an
/// empty series, where nothing varies, and where the worst rounds did not lose on average: without a loss there is nothing to adjust for.
/// </summary>
internal sealed class CvarAdjusted : IRiskMeasure
{
    private static readonly MeanReturn Mean = new();
    private static readonly ConditionalValueAtRisk Cvar = new();

    /// <inheritdoc />
    public string Name => "cvarAdjusted";

    /// <inheritdoc />
    public string Definition => "mean / -cvar, where cvar is below 0";

    /// <inheritdoc />
    public string Source =>
        "Martin, Rachev and Siboulet (2003), 'Phi-alpha optimal portfolios and extreme risk management', Wilmott (STARR ratio)";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Ratio;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var cvar = Cvar.Compute(returns);
        return cvar < 0 && Variation.Varies(returns) ? Mean.Compute(returns) / -cvar : double.NaN;
    }
}
