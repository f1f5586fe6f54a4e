using Ballast.Core.Text;
using Spectre.Console.Rendering;

namespace Ballast.Cli.Output;

/// <summary>
/// Breaks lines of text at blanks. A word is never broken, however long it is: a path or a number that is wider than the window is left to the
/// terminal, from which it can still be copied whole. A number stays with its unit.
/// </summary>
internal static class WordWrap
{
    /// <summary>The lines of a text.</summary>
    /// <param name="text">The text; a line feed in it begins a line.</param>
    /// <param name="width">Cells of a line.</param>
    /// <param name="hang">Cells by which lines after the first one will be indented.</param>
    public static IReadOnlyList<string> Lines(string text, int width, int hang = 0) =>
        [.. Ranges(text, width, hang).Select(r => text[r])];

    /// <summary>The same as places in the text, without the blanks at which it is broken.</summary>
    public static IReadOnlyList<Range> Ranges(string text, int width, int hang = 0)
    {
        var lines = new List<Range>();
        for (var start = 0; start <= text.Length; )
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed;
            Break(text, (start, end), width, hang, lines);
            start = end + 1;
        }
        return lines;
    }

    /// <summary>Cells of the widest part of a text that cannot be broken.</summary>
    public static int Longest(string text)
    {
        var longest = 0;
        for (var start = 0; start <= text.Length; )
        {
            var end = NextBreak(text, start, text.Length);
            longest = Math.Max(longest, Cells(text[start..end].Trim('\n')));
            start = end + 1;
        }
        return longest;
    }

    /// <summary>How many cells of a terminal a text takes: letters of some scripts take two.</summary>
    public static int Cells(string text) =>
        text.All(char.IsAscii) ? text.Length : text.Split('\n').Max(line => new Segment(line).CellCount());

    private static void Break(string text, (int Start, int End) of, int width, int hang, List<Range> lines)
    {
        var (start, end) = (of.Start, of.Start);
        var first = lines.Count;
        // What a line begins with is kept: it is an indentation, or a drawing.
        while (end < of.End && text[end] == ' ')
            end++;
        end = NextBreak(text, end, of.End);
        while (end < of.End)
        {
            var next = NextBreak(text, end + 1, of.End);
            var room = width - (lines.Count > first ? hang : 0);
            if (Cells(text[start..next].TrimEnd(' ')) > room)
            {
                lines.Add(start..Trimmed(text, start, end));
                start = end + 1;
                while (start < of.End && text[start] == ' ')
                    start++;
                next = NextBreak(text, start, of.End);
            }
            end = next;
        }
        if (start < of.End || lines.Count == first)
            lines.Add(start..of.End);
    }

    private static int Trimmed(string text, int start, int end)
    {
        while (end > start && text[end - 1] == ' ')
            end--;
        return end;
    }

    /// <summary>The next blank at which a line may be broken.</summary>
    private static int NextBreak(string text, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (text[i] == ' ' && !NumberUnits.IsBefore(text, i))
                return i;
            if (text[i] == '\n')
                return i;
        }
        return end;
    }
}
