using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>The 5 % quantile of the returns, sign kept: negative is a loss. NaN for an empty series.</summary>
internal sealed class ValueAtRisk : IRiskMeasure
{
    /// <summary>The share of worst rounds.</summary>
    public const double Tail = 0.05;

    /// <inheritdoc />
    public string Name => "var";

    /// <inheritdoc />
    public string Definition => "5 % quantile of the round returns, linear interpolation (type 7), sign kept";

    /// <inheritdoc />
    public string Source => "numerai-vladthestaker; quantile type 7 of Hyndman and Fan (1996)";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns) => Quantile.Compute(returns, Tail);
}
