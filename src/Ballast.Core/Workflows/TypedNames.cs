namespace Ballast.Core.Workflows;

/// <summary>Names of models as people type them.</summary>
internal static class TypedNames
{
    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>
    /// Several names in one text, with commas or blanks between them. A name that is stored stays whole, whatever stands in it, and so does a text with blanks of which no word
    /// is stored: it is one name that was mistyped. What stands behind a name, as in <c>NAME=WEIGHT</c>, stays with it.
    /// </summary>
    public static IReadOnlyList<string> Apart(IReadOnlyList<string> asked, IReadOnlyList<string> stored)
    {
        if (!asked.Any(text => text.Contains(',', StringComparison.Ordinal) || text.Trim().IndexOfAny(Blanks) >= 0))
            return asked;
        var known = stored.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. asked.SelectMany(text => Apart(text, known))];
    }

    private static IEnumerable<string> Apart(string text, HashSet<string> known)
    {
        if (IsKnown(text, known))
            return [text];
        var pieces = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // Separators alone are no names, and no names at all would mean all models.
        return pieces.Length == 0 ? [text] : pieces.SelectMany(piece => Words(piece, known));
    }

    private static string[] Words(string piece, HashSet<string> known)
    {
        var words = piece.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        return !IsKnown(piece, known) && words.Any(w => IsKnown(w, known) || ModelPatterns.IsPattern(w))
            ? words
            : [piece];
    }

    private static bool IsKnown(string text, HashSet<string> known)
    {
        var name = text.Trim();
        return known.Contains(name)
            || (name.LastIndexOf('=') is > 0 and var at && known.Contains(name[..at].TrimEnd()));
    }
}
