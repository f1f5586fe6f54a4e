using System.Text.Json;
using Ballast.Core.Questions;
using Ballast.Core.Text;

namespace Ballast.Server.Markup;

/// <summary>Draws the words of an answer as HTML; what is folded is folded, and charts are drawn by the script from the same values.</summary>
/// <param name="link">The address of the question that says more about a cell; null where nothing can be asked, as in a report; of a command that does something it is null.</param>
/// <param name="rest">Where a long table of the page is whole; null where nothing can be asked.</param>
/// <param name="before">What stands before the first cell of each row of a table; null for nothing.</param>
internal sealed class BlocksAsHtml(
    Func<IReadOnlyList<string>, string?>? link = null,
    RestOfTables? rest = null,
    Func<Cell, Html>? before = null
)
{
    private readonly List<LineChart> _charts = [];
    private readonly TableAsHtml _tables = new(link, rest, before);

    /// <summary>Whether there was a picture among the blocks, which needs the answer's document.</summary>
    public bool HasPictures { get; private set; }

    /// <summary>The lines that were drawn, for the script; null without any.</summary>
    public string? Lines => _charts.Count == 0 ? null : Data(_charts);

    /// <summary>The blocks, one after the other.</summary>
    public Html Draw(IEnumerable<Core.Text.Block> blocks) => Html.Join([.. blocks.Select(Draw)]);

    private Html Draw(Core.Text.Block block) =>
        block switch
        {
            Heading heading => Draw(heading),
            Sentence { Tone: Tone.Answer } sentence => Html.Of(
                $"<p class=\"verdict\">{NumberUnits.Bind(sentence.Text)}</p>\n"
            ),
            Sentence { Tone: Tone.Warning } sentence => Html.Of(
                $"<p class=\"note warning\">{NumberUnits.Bind(sentence.Text)}</p>\n"
            ),
            Sentence sentence => Markup.Block.Note(NumberUnits.Bind(sentence.Text)),
            NextStep step => Draw(step),
            Points points => Html.Of(
                $"<ul class=\"points\">{points.Sentences.Select(s => Html.Of($"<li>{NumberUnits.Bind(s)}</li>"))}</ul>\n"
            ),
            Facts facts => Html.Of(
                $"<dl class=\"facts\"{(facts.Anchor.Length > 0 ? Html.Of($" id=\"{facts.Anchor}\"") : Html.Empty)}>{facts.Items.Select(i => Html.Of($"<dt>{i.Name}</dt><dd>{i.Text}</dd>"))}</dl>\n"
            ),
            KeyFigures figures => Html.Of($"<dl class=\"tiles\">\n{figures.Items.Select(Draw)}</dl>\n"),
            Core.Text.Table table => _tables.Draw(table),
            LineChart { IsForTerminal: true } => Html.Empty,
            LineChart chart => Draw(chart),
            Picture picture => Draw(picture),
            Fold fold => Html.Of($"<details><summary>{fold.Title}</summary>\n{Draw(fold.Blocks)}</details>\n"),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, null),
        };

    // Files and syncs are brought in where it is said what is stored.
    private static readonly string[] BringingIn = ["import", "sync"];

    /// <summary>A link to the page of the question; a command that has no page is not shown to those who have no command line before them.</summary>
    private Html Draw(NextStep step)
    {
        var name = step.Command.Count > 0 ? step.Command[0] : "";
        var page = BringingIn.Contains(name) ? QuestionCatalogue.Find("data") : QuestionCatalogue.Find(name);
        var text =
            step.Text.Length > 0 ? char.ToUpperInvariant(step.Text[0]) + step.Text[1..]
            : page is null ? ""
            : $"Go to {page.Title}";
        if (text.Length == 0)
            return Html.Empty;
        if (link is null || page is null)
            return Html.Of($"<p class=\"next\">{text}.</p>\n");
        // What a command does is typed: as a page it would be asked of models with the names of its words.
        if (link(page.Name == name ? step.Command : [page.Name]) is not { } address)
            return Html.Of($"<p class=\"next\">{text}: <code>ballast {string.Join(' ', step.Command)}</code></p>\n");
        return Html.Of($"<p class=\"next\"><a href=\"{address}\">{text}</a></p>\n");
    }

    /// <summary>On a page the title stands above it already, so that the answer's own heading is a remark and its parts come next.</summary>
    private Html Draw(Heading heading) =>
        (heading.Level, rest is null) switch
        {
            (1, false) => Html.Of($"<p class=\"context\">{heading.Text}</p>\n"),
            (2, false) or (1, true) => Html.Of($"<h2>{heading.Text}</h2>\n"),
            (3, false) or (2, true) => Html.Of($"<h3>{heading.Text}</h3>\n"),
            _ => Html.Of($"<h4>{heading.Text}</h4>\n"),
        };

    private Html Draw(KeyFigure figure) =>
        Html.Of(
            $"<div class=\"tile\"><dt>{_tables.Term(figure.Name)}</dt><dd><span class=\"figure\">{_tables.Draw(figure.Value)}</span><p class=\"note\">{figure.Note}</p></dd></div>\n"
        );

    private Html Draw(LineChart chart)
    {
        _charts.Add(chart);
        return Html.Of(
            $"<p class=\"caption\">{chart.Caption}</p>\n{Markup.Block.Chart("lines", chart.Caption, part: $"{_charts.Count - 1}")}"
        );
    }

    private Html Draw(Picture picture)
    {
        HasPictures = true;
        return Markup.Block.Chart(
            picture.Chart,
            picture.Caption,
            picture.Height,
            picture.Choices,
            picture.ChoiceLabel,
            picture.Part
        );
    }

    private static string Data(List<LineChart> charts)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartArray();
            foreach (var chart in charts)
                Write(json, chart);
            json.WriteEndArray();
        }
        return System.Text.Encoding.UTF8.GetString(memory.ToArray());
    }

    private static void Write(Utf8JsonWriter json, LineChart chart)
    {
        json.WriteStartObject();
        json.WriteString("unit", chart.Unit.ToString().ToLowerInvariant());
        json.WriteStartArray("lines");
        foreach (var line in chart.Lines)
        {
            json.WriteStartObject();
            json.WriteString("name", line.Name);
            json.WriteStartArray("points");
            for (var i = 0; i < line.Rounds.Count; i++)
            {
                json.WriteStartArray();
                json.WriteNumberValue(line.Rounds[i]);
                json.WriteNumberValue(line.Values[i]);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
