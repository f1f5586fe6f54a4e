using Ballast.Core.Text;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>Draws the words of an answer on a terminal, at any width: sentences are broken at words, a number never is.</summary>
internal sealed class BlocksOnTerminal(Screen screen)
{
    private const int ChartWidth = 60;
    private const int ShortestChart = 16;

    private readonly List<string> _folded = [];

    /// <summary>Whether what is folded is drawn as well.</summary>
    public bool IsUnfolded { get; init; }

    /// <summary>What brings that which is folded, said in the last line; null where nothing does.</summary>
    public string? MoreBy { get; init; }

    public void Write(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
            Write(block);
        if (_folded.Count > 0 && MoreBy is not null)
            screen.Line($"[grey]More with {MoreBy}: {Markup.Escape(Titles())}.[/]");
    }

    /// <summary>What is folded, by its titles; of very many the first ones.</summary>
    private string Titles()
    {
        const int Most = 8;
        var titles = _folded.Distinct().ToList();
        var more = titles.Count - Most;
        return string.Join("; ", titles.Take(Most)) + (more > 0 ? $"; and {Format.Count(more)} more" : "");
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Heading heading:
                if (heading.Level > 1)
                    screen.Line();
                screen.Line($"[bold]{Markup.Escape(heading.Text)}[/]");
                break;
            case Sentence sentence:
                screen.Line(InTone(sentence));
                break;
            case NextStep step:
                screen.Line($"[bold]Next:[/] {Markup.Escape(CommandWords.After(step, screen.Kept))}");
                break;
            case Points points:
                foreach (var point in points.Sentences)
                    screen.Line($"- {Markup.Escape(point)}", 2);
                break;
            case Facts { Items.Count: > 0 } facts:
                new FactsOnTerminal(screen).Write(facts);
                break;
            case Facts:
                break;
            case KeyFigures figures:
                foreach (var figure in figures.Items)
                    screen.Line(
                        $"[bold]{Markup.Escape($"{figure.Name}: {figure.Value.Text}")}[/] {Markup.Escape(figure.Note)}"
                    );
                break;
            case Core.Text.Table table:
                new TableOnTerminal(screen).Write(table);
                break;
            case LineChart chart:
                Write(chart);
                break;
            case Picture picture:
                Write(picture);
                break;
            case Fold fold when IsUnfolded:
                Write(new Heading(fold.Title, 2));
                foreach (var inner in fold.Blocks)
                    Write(inner);
                break;
            case Fold fold:
                _folded.Add(fold.Title);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, null);
        }
    }

    private void Write(Picture picture)
    {
        if (picture.AsLine is { } line)
            Write(line);
        if (picture.InLetters.Count == 0)
            return;
        screen.Line(Markup.Escape(picture.Caption));
        foreach (var letters in picture.InLetters)
            screen.Line(Markup.Escape(letters));
    }

    private static string InTone(Sentence sentence)
    {
        var text = Markup.Escape(sentence.OnTerminal);
        return sentence.Tone switch
        {
            Tone.Answer => $"[bold]{text}[/]",
            Tone.Warning => $"[yellow]{text}[/]",
            Tone.Remark => $"[grey]{text}[/]",
            _ => text,
        };
    }

    private void Write(LineChart chart)
    {
        if (chart.Lines is [var only])
        {
            // Beside its caption, or below it where there is no room for both.
            var beside = screen.Width - chart.Caption.Length - 8;
            var drawn = Sparkline.Of(
                only.Values,
                Math.Min(ChartWidth, beside >= ShortestChart ? beside : screen.Width)
            );
            if (drawn.Length > 0)
                screen.Line($"[grey]{Markup.Escape(InsideALine(chart.Caption))}[/] {drawn}");
            return;
        }
        var name = Math.Min(chart.Lines.Max(l => l.Name.Length), Math.Max(8, screen.Width / 4));
        var width = Math.Min(ChartWidth, screen.Width - name - 12);
        screen.Line($"[grey]{Markup.Escape(chart.Caption)}, each line from its own lowest to its own highest:[/]");
        foreach (var line in chart.Lines.Where(l => l.Values.Count > 0))
        {
            var end = chart.Unit switch
            {
                ChartUnit.Share => Format.Percent(line.Values[^1]),
                ChartUnit.Nmr => Format.Nmr(line.Values[^1]),
                _ => Format.Number(line.Values[^1], 2),
            };
            screen.Line(
                $"{Markup.Escape(NameCut.Cut(line.Name, name).PadRight(name))} {Sparkline.Of(line.Values, width)} {end}"
            );
        }
    }

    /// <summary>A word of all capitals, such as NMR, stays as it is.</summary>
    private static string InsideALine(string caption) =>
        caption.Length > 1 && char.IsUpper(caption[1]) ? caption : char.ToLowerInvariant(caption[0]) + caption[1..];
}
