namespace Ballast.Core.Text;

/// <summary>What was meant by a name that is not known.</summary>
public static class NameSuggestions
{
    /// <summary>Names by how few letters set them apart from what was typed, whatever its case.</summary>
    /// <param name="known">The names that there are; of equally near ones the first comes first.</param>
    /// <param name="typed">What was typed.</param>
    public static IEnumerable<string> InOrder(IEnumerable<string> known, string typed) =>
        known.OrderBy(k => Distance(k.ToLowerInvariant(), typed.ToLowerInvariant()));

    /// <summary>The nearest few names that are like what was typed: at least half of their letters are the same, or one begins with the other.</summary>
    /// <param name="known">The names that there are.</param>
    /// <param name="typed">What was typed.</param>
    public static IReadOnlyList<string> Alike(IEnumerable<string> known, string typed)
    {
        const int Most = 3;
        return
        [
            .. InOrder(known.Where(k => IsAlike(k.ToLowerInvariant(), typed.ToLowerInvariant())), typed).Take(Most),
        ];
    }

    private static bool IsAlike(string known, string typed) =>
        typed.Length > 0
        && (
            known.StartsWith(typed, StringComparison.Ordinal)
            || typed.StartsWith(known, StringComparison.Ordinal)
            || 2 * Distance(known, typed) <= Math.Max(known.Length, typed.Length)
        );

    /// <summary>The name that was probably meant; null where none is near: more than a third of its letters, or more than three, are others.</summary>
    /// <param name="known">The names that there are.</param>
    /// <param name="typed">What was typed.</param>
    public static string? Meant(IEnumerable<string> known, string typed)
    {
        const int Most = 3;
        return
            InOrder(known, typed).FirstOrDefault() is { } near
            && Distance(near.ToLowerInvariant(), typed.ToLowerInvariant()) <= Math.Min(Most, (near.Length + 2) / 3)
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
