namespace Ballast.Core.Yaml;

/// <summary>The key that was meant by one that nobody knows.</summary>
internal static class NearKey
{
    /// <summary>The nearest one; null where more than a third of its letters, or more than three, are others.</summary>
    public static string? Find(IReadOnlyList<string> known, string typed)
    {
        const int Most = 3;
        return
            known.MinBy(k => Distance(k, typed.ToLowerInvariant())) is { } near
            && Distance(near, typed.ToLowerInvariant()) <= Math.Min(Most, (near.Length + 2) / 3)
            ? near
            : null;
    }

    /// <summary>Edit distance (Levenshtein 1966).</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var letter in left)
        {
            var diagonal = previous[0]++;
            for (var i = 1; i <= right.Length; i++)
            {
                var replaced = diagonal + (letter == right[i - 1] ? 0 : 1);
                diagonal = previous[i];
                previous[i] = Math.Min(replaced, Math.Min(previous[i], previous[i - 1]) + 1);
            }
        }
        return previous[^1];
    }
}
