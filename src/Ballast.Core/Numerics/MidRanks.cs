namespace Ballast.Core.Numerics;

/// <summary>Ranks from 1, smallest first; equal values share the mean of their places, as scipy.stats.rankdata has it by default.</summary>
internal static class MidRanks
{
    /// <summary>The ranks of values, none missing.</summary>
    public static double[] Compute(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var places = new int[sorted.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = i;
        Array.Sort(sorted, places);
        var ranks = new double[sorted.Length];
        for (var first = 0; first < sorted.Length; )
        {
            var next = first + 1;
            while (next < sorted.Length && sorted[next].Equals(sorted[first]))
                next++;
            for (var i = first; i < next; i++)
                ranks[places[i]] = (first + 1 + next) / 2.0;
            first = next;
        }
        return ranks;
    }
}
