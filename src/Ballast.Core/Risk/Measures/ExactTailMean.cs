using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Mean of the worst 5 % of the rounds, exactly: where 5 % of n is not whole, the next worse round counts by the fraction.
/// Sign kept: negative is a loss. Below 20 rounds it is the worst round. NaN for an empty series.
/// </summary>
internal sealed class ExactTailMean : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "cvarExact";

    /// <inheritdoc />
    public string Definition => "mean over the worst 0.05 x n rounds, the last of them by its fraction; sign kept";

    /// <inheritdoc />
    public string Source =>
        "Rockafellar and Uryasev (2000), 'Optimization of conditional value-at-risk', Journal of Risk 2";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns) => Compute(returns, ValueAtRisk.Tail);

    /// <summary>The same of another tail.</summary>
    /// <param name="returns">One a round.</param>
    /// <param name="tail">The share of rounds in it, above 0 and at most 1.</param>
    public static double Compute(ReadOnlySpan<double> returns, double tail)
    {
        if (returns.IsEmpty)
            return double.NaN;
        var sorted = Quantile.Ascending(returns);
        var share = tail * sorted.Length;
        var whole = (int)share;
        var sum = 0.0;
        for (var i = 0; i < whole; i++)
            sum += sorted[i];
        return (whole < sorted.Length ? sum + ((share - whole) * sorted[whole]) : sum) / share;
    }
}
