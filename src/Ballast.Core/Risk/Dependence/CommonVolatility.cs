namespace Ballast.Core.Risk.Dependence;

/// <summary>
/// By how much the variance of sample correlations is larger than the overlap of normal returns makes it: where all models swing more in some rounds than
/// in others, or where their tails are heavy, few rounds decide.
/// </summary>
/// <remarks>
/// The influence of a round on a correlation r is z w - r (z² + w²) / 2 for standardised returns z and w. Its long-run variance over the lags that share
/// days, averaged over all pairs of models, is set against the one of normal returns, (1 - r²)² x the sum of rho(k)². The sample's own mean and deviations make
/// it too small, by 1 - 4 / (n + 2) in simulations of n = 7 to 129 (<c>BetsCoverageTests</c>); that is put right. Never below 1: calm is not to be seen in few rounds.
/// </remarks>
internal static class CommonVolatility
{
    private const double Most = 5;

    /// <summary>The factor, 1 to 5.</summary>
    public static double Inflation(CommonReturns returns, double[] correlations, int overlap)
    {
        var (count, rounds) = (returns.Values.Length, returns.Rounds.Count);
        var (measured, expected) = (0.0, 0.0);
        var usual = Usual(returns.Rounds, overlap);
        var influence = new double[rounds];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var r = correlations[(i * count) + j];
                Influence(returns.Values[i], returns.Values[j], r, influence);
                measured += LongRun(influence, returns.Rounds, overlap);
                expected += usual * (1 - (r * r)) * (1 - (r * r));
            }
        }
        var freedom = OverlapNoise.Freedom(OverlapNoise.WithoutGaps(returns.Rounds, overlap, 1), overlap);
        var share = 1 - (4 / (freedom + 2));
        return expected > 0 && share > 0 ? Math.Clamp(measured / expected / share, 1, Most) : 1;
    }

    private static void Influence(double[] left, double[] right, double r, double[] into)
    {
        for (var t = 0; t < into.Length; t++)
        {
            var (z, w) = (left[t], right[t]);
            into[t] = (z * w) - (r * ((z * z) + (w * w)) / 2);
        }
    }

    private static double LongRun(double[] values, IReadOnlyList<int> rounds, int overlap)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var near = values[i] / 2;
            for (var j = i + 1; j < values.Length && rounds[j] - rounds[i] < overlap; j++)
                near += values[j];
            sum += 2 * values[i] * near;
        }
        return sum;
    }

    /// <summary>What the long-run sum of normal returns comes to: their mean is taken off, which costs the share of pairs that lie near.</summary>
    private static double Usual(IReadOnlyList<int> rounds, int overlap)
    {
        var squares = OverlapNoise.Squares(rounds, overlap);
        var near = 0.0;
        for (var i = 0; i < rounds.Count; i++)
        {
            near += 1;
            for (var j = i + 1; j < rounds.Count && rounds[j] - rounds[i] < overlap; j++)
                near += 2;
        }
        return squares * (1 - (near / ((double)rounds.Count * rounds.Count)));
    }
}
