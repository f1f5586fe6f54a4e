namespace Ballast.Core.Workflows;

/// <summary>Names of models as people type them.</summary>
internal static class TypedNames
{
    private static readonly char[] Between = [',', ' ', '\t'];

    /// <summary>Several names in one text, with commas or blanks between them; a name that is stored stays whole, whatever stands in it.</summary>
    public static IReadOnlyList<string> Apart(IReadOnlyList<string> asked, IReadOnlyList<string> stored)
    {
        if (!asked.Any(text => text.AsSpan().Trim().IndexOfAny(Between) >= 0))
            return asked;
        return
        [
            .. asked.SelectMany(text =>
                // Separators alone are no names, and no names at all would mean all models.
                stored.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase)
                || text.Split(Between, StringSplitOptions.RemoveEmptyEntries) is not { Length: > 0 } names
                    ? [text]
                    : names
            ),
        ];
    }
}
