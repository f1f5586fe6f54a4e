using Ballast.Core.Numerics;

namespace Ballast.Core.Evidence.Drift;

/// <summary>
/// How far the levels before and after a place lie apart, over what the two sides do by themselves: T(k)² / V(k) with
/// T(k) = sum of the first k deviations from the whole mean, over root n, and V(k) the squared partial sums of each side's own deviations, over n².
/// </summary>
/// <remarks>
/// Source: Shao and Zhang (2010), "Testing for Change Points in Time Series", Journal of the American Statistical Association 105. No bandwidth is
/// chosen: long memory swells T and V alike. Unlike the classical CUSUM, V(k) does not grow with the change that is looked for. Rejected: the sup-Wald
/// statistic of Andrews (1993) over a Bartlett long-run variance. It finds changes near the ends better; but where luck remembers longer than it
/// was calibrated for (AR(1) 0.95, 1,250 rounds) it raised 12 % false alarms at 5 %, this one 6 %. docs/evidence.md, Drift.
/// </remarks>
internal static class SelfNormalised
{
    /// <summary>The statistic at every place.</summary>
    /// <param name="values">In order, none missing.</param>
    /// <param name="first">Fewest values before the change.</param>
    /// <param name="last">Most values before the change.</param>
    /// <param name="size">Largest magnitude of what the values are differences of, whose rounding they inherit; 0 for values themselves.</param>
    /// <returns>The largest statistic and the number of values before it. 0 where nothing varies, infinite where each side is constant and they differ.</returns>
    public static (double Statistic, int Before) Largest(
        ReadOnlySpan<double> values,
        int first,
        int last,
        double size = 0
    )
    {
        var sums = PartialSums(values, size, out var noise);
        var (largest, before) = (0.0, first);
        // Sums over s of S(s)², s S(s) and s², whole and up to k: with them V(k) takes no loop of its own.
        var (all, upTo) = (default(Squares), default(Squares));
        for (var s = 1; s < sums.Length; s++)
            all.Add(s, sums[s]);
        for (var k = 1; k <= last; k++)
        {
            upTo.Add(k, sums[k]);
            if (k < first)
                continue;
            var statistic = At(sums, k, upTo, all, noise);
            if (statistic > largest)
                (largest, before) = (statistic, k);
        }
        return (largest, before);
    }

    /// <summary>The statistic at one place that was named before looking.</summary>
    public static double At(ReadOnlySpan<double> values, int before, double size = 0) =>
        Largest(values, before, before, size).Statistic;

    private static double At(double[] sums, int k, Squares upTo, Squares all, double noise)
    {
        double n = sums.Length - 1;
        var level = sums[k] / k;
        var left = upTo.SumSums - (2 * level * upTo.PlaceSums) + (level * level * upTo.Places);
        // Right of k the partial sums are S(s) - S(k), the straight line to their end (s - k) (0 - S(k)) / (n - k).
        var slope = -sums[k] / (n - k);
        var (count, offset) = (n - k, sums[k] - (slope * k));
        var sumSums = all.SumSums - upTo.SumSums;
        var placeSums = all.PlaceSums - upTo.PlaceSums;
        var sumsOnly = all.Sums - upTo.Sums;
        var places = all.Places - upTo.Places;
        var placesOnly = (n * (n + 1) / 2) - (k * (k + 1.0) / 2);
        var right =
            sumSums
            + (slope * slope * places)
            + (count * offset * offset)
            - (2 * slope * placeSums)
            - (2 * offset * sumsOnly)
            + (2 * slope * offset * placesOnly);
        var (change, spread) = (sums[k] * sums[k] / n, (left + right) / (n * n));
        if (change <= noise)
            return 0;
        return spread <= noise ? double.PositiveInfinity : change / spread;
    }

    /// <summary>S(0) = 0 to S(n) = 0: sums of deviations from the mean, in units of their deviation.</summary>
    private static double[] PartialSums(ReadOnlySpan<double> values, double size, out double noise)
    {
        var sums = new double[values.Length + 1];
        var (mean, squares) = (0.0, 0.0);
        foreach (var value in values)
            mean += value / values.Length;
        foreach (var value in values)
            squares += (value - mean) * (value - mean) / values.Length;
        var deviation = Math.Sqrt(squares);
        noise = 1e-10;
        // Equal values differ from their own mean by rounding alone.
        if (!Variation.Varies(values, size))
            return sums;
        for (var i = 0; i < values.Length; i++)
            sums[i + 1] = sums[i] + ((values[i] - mean) / deviation);
        return sums;
    }

    private struct Squares
    {
        public double SumSums { get; private set; }
        public double PlaceSums { get; private set; }
        public double Sums { get; private set; }
        public double Places { get; private set; }

        public void Add(double place, double sum)
        {
            SumSums += sum * sum;
            PlaceSums += place * sum;
            Sums += sum;
            Places += place * place;
        }
    }
}
