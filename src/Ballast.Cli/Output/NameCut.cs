namespace Ballast.Cli.Output;

/// <summary>Names in fewer characters, as long as they can still be told apart.</summary>
internal static class NameCut
{
    /// <summary>A name in at most so many cells.</summary>
    public static string Cut(string name, int most)
    {
        if (WordWrap.Cells(name) <= most)
            return name;
        var kept = Math.Min(name.Length, most - 1);
        while (kept > 1 && (WordWrap.Cells(name[..kept]) > most - 1 || char.IsHighSurrogate(name[kept - 1])))
            kept--;
        return name[..kept] + "…";
    }

    /// <summary>The fewest cells, not below <paramref name="least"/>, in which names that differ are still different.</summary>
    public static int Least(IEnumerable<string> names, int least)
    {
        var different = names.Distinct(StringComparer.Ordinal).ToList();
        if (different.Count == 0)
            return least;
        var most = Math.Max(least, different.Max(WordWrap.Cells));
        var (low, high) = (least, most);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (different.Select(n => Cut(n, middle)).Distinct(StringComparer.Ordinal).Count() == different.Count)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
