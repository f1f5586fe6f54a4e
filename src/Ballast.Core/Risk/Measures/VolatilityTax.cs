namespace Ballast.Core.Risk.Measures;

/// <summary>
/// What swinging costs a stake that compounds: arithmetic mean minus compounded mean, per round, about half the variance. 0 or more.
/// NaN for an empty series or where everything was lost.
/// </summary>
public sealed class VolatilityTax : IRiskMeasure
{
    private static readonly MeanReturn Mean = new();

    /// <inheritdoc />
    public string Name => "volatilityTax";

    /// <inheritdoc />
    public string Definition => "mean - (product of (1 + r) to the power 1/n, minus 1), per round";

    /// <inheritdoc />
    public string Source => "Spitznagel (2021), 'Safe Haven'; the gap between arithmetic and geometric mean";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsBetterSmall => true;

    /// <inheritdoc />
    public double Of(ReadOnlySpan<double> returns) => Mean.Of(returns) - Growth.PerRound(returns);
}
