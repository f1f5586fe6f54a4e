using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// The middle return: half of the rounds lie above it. NaN for an empty series.
/// </summary>
internal sealed class MedianReturn : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "median";

    /// <inheritdoc />
    public string Definition => "median of the round returns";

    /// <inheritdoc />
    public string Source => "the usual one; quantile type 7 of Hyndman and Fan (1996) at one half";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns) => Quantile.Compute(returns, 0.5);
}
