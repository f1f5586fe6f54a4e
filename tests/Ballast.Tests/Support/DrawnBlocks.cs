using System.Text.RegularExpressions;
using Ballast.Cli.Output;
using Ballast.Core.Text;

namespace Ballast.Tests.Support;

/// <summary>Blocks as a terminal of some width shows them, and what must hold of them at every width.</summary>
internal static partial class DrawnBlocks
{
    /// <summary>The lines, without colours and without blanks at their end.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<Block> blocks, int width)
    {
        using var line = new CommandLine { Width = width };
        var output = new StringWriter { NewLine = "\n" };
        new BlocksOnTerminal(new Screen(line.CliHost(output, TextWriter.Null), isJson: false)).Write(blocks);
        return [.. output.ToString().TrimEnd('\n').Split('\n').Select(l => l.TrimEnd())];
    }

    /// <summary>No line is longer than the window, but for a single word that cannot be broken.</summary>
    public static void ShouldFit(IReadOnlyList<string> lines, int width, string what)
    {
        foreach (var line in lines.Where(l => WordWrap.Cells(l) > width))
        {
            var word = line.Trim();
            WordWrap
                .Longest(word)
                .ShouldBe(WordWrap.Cells(word), $"{what} at {width}: longer than the window: '{line}'");
        }
    }

    /// <summary>Every cell of a table stands there whole, or its column is named as left out; a name may be cut where it is still another one's.</summary>
    public static void ShouldBeWhole(Table table, IReadOnlyList<string> lines, int width, string what)
    {
        var text = string.Join('\n', lines);
        var words = Blanks().Replace(text, " ");
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var (title, kind) = (table.Columns[column].Title, table.Columns[column].Kind);
            if (IsNamedAsLeftOut(words, title))
                continue;
            foreach (var cell in table.Rows.Take(table.Most).Select(r => r[column]))
            {
                var isThere = (cell, kind) switch
                {
                    (NameCell name, ColumnKind.Name) => IsThere(text, name.Given) || IsCut(text, name.Given),
                    (MissingCell, _) or (_, ColumnKind.Words) => true,
                    _ => IsThere(text, cell.Text) || IsThere(text, cell.ShortText),
                };
                isThere.ShouldBeTrue($"{what} at {width}: '{cell.Text}' below '{title}' is not whole in\n{text}");
            }
        }
    }

    private static bool IsNamedAsLeftOut(string words, string title)
    {
        var note = words.IndexOf("Left out at ", StringComparison.Ordinal);
        return note >= 0 && words.IndexOf(Blanks().Replace(title, " "), note, StringComparison.Ordinal) >= 0;
    }

    /// <summary>In one line, and not inside another word.</summary>
    private static bool IsThere(string text, string said)
    {
        for (var at = text.IndexOf(said, StringComparison.Ordinal); at >= 0; )
        {
            var end = at + said.Length;
            if ((at == 0 || char.IsWhiteSpace(text[at - 1])) && (end == text.Length || char.IsWhiteSpace(text[end])))
                return true;
            at = said.Length == 0 ? -1 : text.IndexOf(said, at + 1, StringComparison.Ordinal);
        }
        return said.Length == 0;
    }

    private static bool IsCut(string text, string name) =>
        Enumerable.Range(5, Math.Max(0, name.Length - 5)).Any(n => IsThere(text, name[..n] + "…"));

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
