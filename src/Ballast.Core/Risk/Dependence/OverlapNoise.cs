namespace Ballast.Core.Risk.Dependence;

/// <summary>How far sample correlations of overlapping rounds scatter.</summary>
/// <remarks>
/// A round is a sum of <c>overlap</c> days, so rounds k apart correlate by rho(k) = 1 - k / overlap. The correlation of two independent models
/// then has the variance 1 / n with n = rounds / (1 + 2 sum (1 - k / rounds) rho(k) squared) (Bartlett 1946), not rounds / overlap: that is the mean's.
/// For an overlap of 20 and many rounds the divisor is 13.35. The sample covariance matrix of such rounds is a sum of independent ones, each of one
/// observation, weighted by the spectrum of rho (Fejér's kernel) at the frequencies 1 / rounds, 2 / rounds, …; frequency 0 is the mean, which is taken off.
/// </remarks>
internal static class OverlapNoise
{
    /// <summary>Weights of the independent observations, largest first, with sum 1.</summary>
    public static double[] Weights(int rounds, int overlap)
    {
        var weights = new double[rounds - 1];
        for (var j = 1; j < rounds; j++)
        {
            var half = Math.PI * j / rounds;
            var kernel = Math.Sin(overlap * half) / Math.Sin(half);
            weights[j - 1] = kernel * kernel;
        }
        Array.Sort(weights);
        Array.Reverse(weights);
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>n: independent observations that make correlations as unsure, the mean taken off.</summary>
    public static double Freedom(int rounds, int overlap) => 1 / Weights(rounds, overlap).Sum(w => w * w);

    /// <summary>So many rounds without gaps are worth as much as these; at least two more than the overlap, which is what the spectrum needs.</summary>
    /// <param name="rounds">Ascending numbers.</param>
    /// <param name="overlap">Rounds that share days.</param>
    /// <param name="inflation">By how much the variance of correlations is larger than the overlap alone makes it.</param>
    public static int WithoutGaps(IReadOnlyList<int> rounds, int overlap, double inflation)
    {
        var count = rounds.Count;
        var gapless = Squares([.. Enumerable.Range(0, count)], overlap);
        return Math.Max(overlap + 2, (int)Math.Round(count * gapless / Squares(rounds, overlap) / inflation));
    }

    /// <summary>Sum of squared correlations between all pairs of rounds, a round with itself included.</summary>
    public static double Squares(IReadOnlyList<int> rounds, int overlap)
    {
        var sum = 0.0;
        for (var i = 0; i < rounds.Count; i++)
        {
            sum += 1;
            for (var j = i + 1; j < rounds.Count && rounds[j] - rounds[i] < overlap; j++)
            {
                var correlation = 1 - ((rounds[j] - rounds[i]) / (double)overlap);
                sum += 2 * correlation * correlation;
            }
        }
        return sum;
    }
}
