namespace Ballast.Core.Risk.Dependence;

/// <summary>A figure made good for its bias, with a 95 % interval.</summary>
/// <param name="Value">Median-unbiased: as often too high as too low.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end; infinite where nothing bounds it.</param>
internal readonly record struct Estimate(double Value, double Low, double High);

/// <summary>How many bets a set of equally risky models truly amounts to, as far as overlapping rounds can tell.</summary>
/// <remarks>
/// Chance correlations of independent models are squared by <see cref="EffectiveBets.Participation"/> and never cancel: on 355 rounds it counts 8.6
/// bets where there are twelve. Here the sample is held against what comes out by chance (<see cref="SamplingCurve"/>); how much that scatters follows from
/// the overlap (<see cref="OverlapNoise"/>) and, where models swing together, from the returns (<see cref="CommonVolatility"/>). Coverage: docs/risk.md.
/// The share of the largest eigenvalue is not estimated: where two groups are about as large, the sample's largest lies above the truth, and no way
/// that was tried mended it.
/// </remarks>
/// <param name="Participation">Into how many independent directions the risk spreads.</param>
/// <param name="Diversification">How many uncorrelated bets would damp as much.</param>
internal sealed record BetsEstimate(Estimate Participation, Estimate Diversification)
{
    /// <summary>The estimates.</summary>
    /// <param name="series">Two models or more.</param>
    /// <param name="overlap">Rounds that share days.</param>
    /// <returns>Null where a correlation is not known.</returns>
    public static BetsEstimate? Compute(IReadOnlyList<RoundSeries> series, int overlap)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(overlap, 1);
        return series.Count < 2 || CommonReturns.Find(series) is not { } common
            ? null
            : Compute(common, overlap, (models, rounds) => new SamplingCurves(models, rounds, overlap));
    }

    /// <summary>The estimates, with curves from where the caller keeps them.</summary>
    /// <param name="common">Returns on common rounds.</param>
    /// <param name="overlap">Rounds that share days.</param>
    /// <param name="curves">Curves for so many models and rounds.</param>
    internal static BetsEstimate Compute(CommonReturns common, int overlap, Func<int, int, SamplingCurves> curves)
    {
        var sample = common.Correlations();
        var inflation = CommonVolatility.Inflation(common, sample, overlap);
        var models = common.Values.Length;
        var chance = curves(models, OverlapNoise.WithoutGaps(common.Rounds, overlap, inflation));
        return new BetsEstimate(
            Turned(chance.MeanSquare.Invert(sample), models),
            Turned(chance.Mean.Invert(sample), models)
        );
    }

    /// <summary>More correlation is fewer bets: the ends change places.</summary>
    private static Estimate Turned(Estimate correlation, int models)
    {
        double Bets(double mean) => models / (1 + ((models - 1) * mean));
        // Models that may as well cancel out altogether damp without bound.
        var unbounded = correlation.Low <= SamplingCurves.Lowest(models);
        return new Estimate(
            Bets(correlation.Value),
            Bets(correlation.High),
            unbounded ? double.PositiveInfinity : Bets(correlation.Low)
        );
    }
}
