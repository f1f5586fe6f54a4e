using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>Mean of the returns at or below the 5 % quantile, sign kept: negative is a loss. NaN for an empty series.</summary>
internal sealed class ConditionalValueAtRisk : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "cvar";

    /// <inheritdoc />
    public string Definition => "mean of the round returns at or below their 5 % quantile (type 7), sign kept";

    /// <inheritdoc />
    public string Source =>
        "numerai-vladthestaker ('CVaR'); not the fractional-tail form of Rockafellar and Uryasev (2000)";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var bound = Quantile.Compute(returns, ValueAtRisk.Tail);
        var (sum, count) = (0.0, 0);
        foreach (var value in returns)
        {
            if (value > bound)
                continue;
            sum += value;
            count++;
        }
        return count == 0 ? double.NaN : sum / count;
    }
}
