using System.Globalization;
using System.Text;

namespace Ballast.Delivery.Messages;

/// <summary>Makes one harmless line of a text with names from outside in it.</summary>
/// <remarks>
/// No line ends, so that nothing becomes a header or a second message; no control characters; no marks that turn the direction of writing, by which a name could
/// show other words than stand there. Everything else stays as it is: each channel escapes what it obeys.
/// </remarks>
public static class PlainLine
{
    /// <summary>The line, with at most so many characters.</summary>
    public static string Of(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > most - 1)
                return line.Append('…').ToString();
            line.Append(IsObeyed(rune) ? " " : rune.ToString());
        }
        return line.ToString();
    }

    private static bool IsObeyed(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
