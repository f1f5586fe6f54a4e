using Ballast.Core.Numerics;
using Ballast.Core.Risk.Bootstrap;

namespace Ballast.Core.Alerts.Records;

/// <summary>A model's returns, cut at a round that was named before looking: what lies before it foretells what may come after it.</summary>
/// <remarks>
/// Somebody who looks every day at a record as it grows looks very often, and each look may be a false alarm. So the past ends at a fixed round, the last multiple of
/// <see cref="Step"/> that is at least as many rounds old, and what came since is held against the worst of a whole fresh record of <see cref="Length"/> rounds: however
/// often it is looked at, that worst is one number, and it passes its 99 % quantile once in a hundred such records.
/// </remarks>
/// <param name="Past">Returns up to the cut, missing ones left out.</param>
/// <param name="Rounds">Numbers of the rounds since, ascending.</param>
/// <param name="Since">Their returns.</param>
internal sealed record WatchedRecord(double[] Past, int[] Rounds, double[] Since)
{
    /// <summary>Rounds from cut to cut: half a year of daily rounds.</summary>
    public const int Step = 125;

    /// <summary>The most rounds that are held against a past: a year of daily ones.</summary>
    public const int Length = 2 * Step;

    /// <summary>A record that ended so many rounds ago says nothing about now.</summary>
    private const int MostQuiet = 5;

    /// <summary>Cuts a record; null where its past is too short, does not vary, or its last rounds are missing.</summary>
    /// <param name="rounds">Ascending.</param>
    /// <param name="values">Returns, NaN where missing.</param>
    /// <param name="overlap">Rounds in a row that share days.</param>
    public static WatchedRecord? Cut(IReadOnlyList<int> rounds, ReadOnlySpan<double> values, int overlap)
    {
        if (rounds.Count == 0)
            return null;
        var last = rounds[^1];
        var cut = (last / Step * Step) - Step;
        var (past, numbers, since) = (new List<double>(), new List<int>(), new List<double>());
        for (var i = 0; i < rounds.Count; i++)
        {
            if (double.IsNaN(values[i]))
                continue;
            if (rounds[i] <= cut)
            {
                past.Add(values[i]);
                continue;
            }
            numbers.Add(rounds[i]);
            since.Add(values[i]);
        }
        double[] known = [.. past];
        return
            known.Length < EffectiveRounds.FewestBlocks * 2 * overlap
            || numbers.Count == 0
            || numbers[^1] < last - MostQuiet
            || !Variation.Varies(known)
            ? null
            : new WatchedRecord(known, [.. numbers], [.. since]);
    }

    /// <summary>The fall that the record is in: from which round on, and how deep it went, in stakes. Null where it stands at its peak.</summary>
    /// <remarks>A fall that was under way at the cut belongs to the cut before, which is in force as long again.</remarks>
    public (int Begin, double Depth)? Fall()
    {
        var (sum, peak, depth, begin) = (0.0, 0.0, 0.0, 0);
        for (var i = 0; i < Since.Length; i++)
        {
            sum += Since[i];
            if (sum >= peak)
            {
                (peak, depth) = (sum, 0);
                continue;
            }
            if (depth == 0)
                begin = i;
            depth = Math.Max(depth, peak - sum);
        }
        return depth == 0 || begin == 0 ? null : (Rounds[begin], depth);
    }

    /// <summary>The burns in a row that the record ends with, and the first of them; null where its last round did not burn.</summary>
    /// <remarks>A missing round neither ends a streak nor makes it longer. One that was under way at the cut belongs to the cut before.</remarks>
    public (int Begin, int Count)? Streak()
    {
        var first = Since.Length;
        while (first > 0 && Since[first - 1] < 0)
            first--;
        return first == Since.Length || first == 0 ? null : (Rounds[first], Since.Length - first);
    }
}
