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
/// <param name="PastRounds">Numbers of their rounds, ascending.</param>
/// <param name="Since">Returns since the cut, missing ones left out.</param>
/// <param name="Rounds">Numbers of their rounds, ascending.</param>
internal sealed record WatchedRecord(double[] Past, int[] PastRounds, double[] Since, int[] Rounds)
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
        var (past, before) = (new List<double>(), new List<int>());
        var (since, numbers) = (new List<double>(), new List<int>());
        for (var i = 0; i < rounds.Count; i++)
        {
            if (double.IsNaN(values[i]))
                continue;
            if (rounds[i] <= cut)
            {
                past.Add(values[i]);
                before.Add(rounds[i]);
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
            : new WatchedRecord(known, [.. before], [.. since], [.. numbers]);
    }

    /// <summary>The fall that the record is in: from which round on, and how deep it went since the cut, in stakes. Null where it stands at its peak.</summary>
    /// <remarks>
    /// One that was under way at the cut has the beginning that it had under the cut before, so that it stays one incident: what was told of it then is not told again, and what was not
    /// deep enough then can still be found.
    /// </remarks>
    public (int Begin, double Depth)? Fall()
    {
        var (begin, depth) = FallOf(Since);
        if (depth == 0)
            return null;
        return (begin > 0 ? Rounds[begin] : BeginBefore(), depth);
    }

    /// <summary>The burns in a row that the record ends with, and the first of them; null where its last round did not burn.</summary>
    /// <remarks>A missing round neither ends a streak nor makes it longer. One that was under way at the cut began before it.</remarks>
    public (int Begin, int Count)? Streak()
    {
        var first = Since.Length;
        while (first > 0 && Since[first - 1] < 0)
            first--;
        if (first == Since.Length)
            return null;
        var before = Past.Length;
        while (first == 0 && before > 0 && Past[before - 1] < 0)
            before--;
        return (before < Past.Length ? PastRounds[before] : Rounds[first], Since.Length - first);
    }

    /// <summary>Where the fall that values end in begins, and how deep it went; 0 deep where they end at their peak.</summary>
    private static (int Begin, double Depth) FallOf(ReadOnlySpan<double> values)
    {
        var (sum, peak, depth, begin) = (0.0, 0.0, 0.0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i];
            if (sum >= peak)
            {
                (peak, depth) = (sum, 0);
                continue;
            }
            if (depth == 0)
                begin = i;
            depth = Math.Max(depth, peak - sum);
        }
        return (begin, depth);
    }

    /// <summary>The beginning of the fall that was under way at the cut, as earlier cuts had it; the first round since where the cut was its peak.</summary>
    private int BeginBefore()
    {
        var (cut, from) = ((Rounds[0] - 1) / Step * Step, Past.Length);
        int begin;
        do
        {
            cut -= Step;
            while (from > 0 && PastRounds[from - 1] > cut)
                from--;
            (begin, var depth) = FallOf(Past.AsSpan(from));
            if (depth == 0)
                return Rounds[0];
        } while (begin == 0 && from > 0);
        return PastRounds[from + begin];
    }
}
