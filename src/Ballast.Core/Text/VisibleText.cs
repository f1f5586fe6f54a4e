using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ballast.Core.Text;

/// <summary>
/// Text in which nothing is a command to a terminal. Names, files and answers come from others, and a terminal obeys control characters
/// (ESC, the 8-bit CSI) and those that turn the direction of writing.
/// </summary>
public static class VisibleText
{
    private const char Delete = '\u007f';

    // A path may be long; the longest name has 200 characters.
    private const int LongestWord = 400;
    private const int KeptOfAWord = 80;
    private const int FirstPicture = 0x2400;
    private const char PictureOfDelete = '\u2421';

    // C0 but for tab and line feed, DEL, C1, separators of lines and paragraphs, marks that turn the direction.
    private static readonly SearchValues<char> Obeyed = SearchValues.Create([
        .. Enumerable.Range(0, ' ').Select(c => (char)c).Where(c => c is not ('\t' or '\n')),
        .. Enumerable.Range(Delete, 0xa0 - Delete).Select(c => (char)c),
        '\u061c',
        '\u200e',
        '\u200f',
        .. Enumerable.Range(0x2028, 7).Select(c => (char)c),
        .. Enumerable.Range(0x2066, 4).Select(c => (char)c),
    ]);

    /// <summary>The text with a picture in place of each character that a terminal would obey. Lines and tabs stay.</summary>
    public static string Of(string text) => text.AsSpan().ContainsAny(Obeyed) ? Replaced(text, Picture) : text;

    /// <summary>The same for a document of JSON, in which such a character can be said by its number: nothing is lost.</summary>
    public static string InJson(string json) => json.AsSpan().ContainsAny(Obeyed) ? Replaced(json, Number) : json;

    /// <summary>A message in which no word is endless: a name of 5,000 characters is not said again whole.</summary>
    public static string Brief(string message)
    {
        if (message.Length <= LongestWord)
            return message;
        var words = message.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Length > LongestWord)
                words[i] = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{words[i][..KeptOfAWord]}… ({words[i].Length:#,##0} characters)"
                );
        }
        return string.Join(' ', words);
    }

    private static string Replaced(ReadOnlySpan<char> text, Action<StringBuilder, char> write)
    {
        var visible = new StringBuilder(text.Length + 16);
        for (var at = text.IndexOfAny(Obeyed); at >= 0; at = text.IndexOfAny(Obeyed))
        {
            visible.Append(text[..at]);
            // The line ending of another system.
            if (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
                visible.Append('\r');
            else
                write(visible, text[at]);
            text = text[(at + 1)..];
        }
        return visible.Append(text).ToString();
    }

    private static void Picture(StringBuilder visible, char c) =>
        visible.Append(
            c switch
            {
                < ' ' => (char)(FirstPicture + c),
                Delete => PictureOfDelete,
                _ => '\ufffd',
            }
        );

    private static void Number(StringBuilder visible, char c) =>
        visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
}
