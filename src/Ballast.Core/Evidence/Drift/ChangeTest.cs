using Ballast.Core.Numerics;
using Ballast.Core.Risk.Bootstrap;

namespace Ballast.Core.Evidence.Drift;

/// <summary>Tests one series for a change of level. Missing rounds are left out; the rest is taken in a row.</summary>
internal static class ChangeTest
{
    /// <summary>Independent rounds that are needed: five blocks of twice the overlap, as for the model confidence set. With 8, two deviations were found in half of the series.</summary>
    public const int FewestIndependent = 10;

    /// <summary>Overlaps that stand on either side of every place that is looked at.</summary>
    public const int OverlapsAtEnds = 2;

    /// <summary>Looks for a change anywhere, two overlaps at either end left out.</summary>
    /// <param name="rounds">The rounds, ascending.</param>
    /// <param name="values">One a round, NaN for missing.</param>
    /// <param name="overlap">Rounds in a row that share days.</param>
    /// <param name="size">Largest magnitude of what the values are differences of; 0 for values themselves.</param>
    public static LevelChange Anywhere(
        IReadOnlyList<EvidenceRound> rounds,
        ReadOnlySpan<double> values,
        int overlap,
        double size
    )
    {
        var there = There(values);
        var (count, needed) = (there.Length, FewestIndependent * overlap);
        if (count < needed)
            return LevelChange.Without(count, $"{count} rounds, and {needed} are needed", needed - count);
        var series = Gaps.Dropped(values);
        var ends = OverlapsAtEnds * overlap;
        var (statistic, before) = SelfNormalised.Largest(series, ends, count - ends, size);
        var pValue = ChangeQuantiles.Anywhere.PValue(statistic, (double)count / overlap);
        return Found(series, before, overlap, statistic, pValue, rounds[there[before - 1]].Round);
    }

    /// <summary>Tests a place that was known before looking, on as many rounds before it as after it.</summary>
    /// <param name="rounds">The rounds, ascending.</param>
    /// <param name="values">One a round, NaN for missing.</param>
    /// <param name="boundary">First round after the place.</param>
    /// <param name="overlap">Rounds in a row that share days.</param>
    /// <param name="size">As above.</param>
    public static LevelChange At(
        IReadOnlyList<EvidenceRound> rounds,
        ReadOnlySpan<double> values,
        int boundary,
        int overlap,
        double size
    )
    {
        var there = There(values);
        var before = there.Count(t => rounds[t].Round < boundary);
        var after = there.Length - before;
        var needed = FewestIndependent * overlap / 2;
        if (after < needed)
            return LevelChange.Without(
                2 * Math.Min(before, after),
                $"{after} rounds after the boundary, and {needed} are needed",
                before < needed ? null : needed - after
            );
        if (before < needed)
            return LevelChange.Without(
                2 * before,
                $"{before} rounds before the boundary, and {needed} are needed",
                null
            );
        var side = Math.Min(before, after);
        var series = Gaps.Dropped(values)[(before - side)..(before + side)];
        var statistic = SelfNormalised.At(series, side, size);
        var pValue = ChangeQuantiles.Middle.PValue(statistic, (double)series.Length / overlap);
        return Found(series, side, overlap, statistic, pValue, rounds[there[before - 1]].Round);
    }

    private static LevelChange Found(
        double[] series,
        int before,
        int overlap,
        double statistic,
        double pValue,
        int lastBefore
    )
    {
        var (left, right) = (series[..before].Average(), series[before..].Average());
        double[] rest = [.. series.Select((v, i) => v - (i < before ? left : right))];
        var block = OverlapsAtEnds * overlap;
        // What Bartlett's weights over such blocks miss, as in OverlapEstimate. Two means were taken away, so each block is twice the share of its side.
        var longRun = Autocovariance.LongRunVariance(rest, 0, block - 1) / (1 - (overlap / (3.0 * block)));
        var spread = Math.Sqrt(longRun * ((1.0 / before) + (1.0 / (series.Length - before))));
        var level = FixedB.Critical(2.0 * block / series.Length, Confidence.NinetyFive);
        return new LevelChange
        {
            Rounds = series.Length,
            Statistic = statistic,
            PValue = pValue,
            FamilyPValue = pValue,
            LastBefore = statistic > 0 ? lastBefore : null,
            Before = left,
            After = right,
            HalfWidth = level * spread,
        };
    }

    private static int[] There(ReadOnlySpan<double> values)
    {
        var there = new List<int>(values.Length);
        for (var t = 0; t < values.Length; t++)
        {
            if (!double.IsNaN(values[t]))
                there.Add(t);
        }
        return [.. there];
    }
}
