namespace Ballast.Core.Alerts;

/// <summary>Words of others in an incident: names, reasons, numbers of requests.</summary>
/// <remarks>They stay text. Whoever shows them escapes what means something there; here only that goes which makes two lines of one.</remarks>
internal static class AlertWords
{
    private const int Longest = 200;

    /// <summary>A text in one line: line breaks and other control characters are blanks, and what is very long is cut.</summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = string.Create(
            Math.Min(text.Length, Longest),
            text,
            (span, from) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = IsBreak(from[i]) ? ' ' : from[i];
            }
        );
        return text.Length > Longest ? line + "…" : line;
    }

    /// <summary>Names in one line: the first few, and how many more.</summary>
    public static string Names(IReadOnlyList<string> names) => Text.Format.Names([.. names.Select(Line)], 4);

    // U+2028 and U+2029 are line breaks too, and no control characters; the others turn the direction of what follows.
    private static bool IsBreak(char sign) =>
        char.IsControl(sign) || sign is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E');
}
