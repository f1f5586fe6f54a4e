using System.Globalization;
using System.Text.Json;
using Ballast.Core.Text;
using Ballast.Web.Markup;

namespace Ballast.Web.Pages.Drawing;

/// <summary>Draws the words of an answer as HTML; what is folded is folded, and charts are drawn by the script from the same values.</summary>
internal static class BlocksAsHtml
{
    private const int LongTable = 25;

    /// <summary>The blocks, one after the other.</summary>
    public static Html Of(IReadOnlyList<Core.Text.Block> blocks)
    {
        var charts = new List<LineChart>();
        var content = Html.Join([.. blocks.Select(b => Of(b, charts))]);
        return charts.Count == 0 ? content : ChartScope.Of(content, [("lines", Data(charts))]);
    }

    private static Html Of(Core.Text.Block block, List<LineChart> charts) =>
        block switch
        {
            Heading heading => Html.Of($"<h2>{heading.Text}</h2>\n"),
            Sentence { Tone: Tone.Answer } sentence => Html.Of($"<p class=\"verdict\">{sentence.Text}</p>\n"),
            Sentence sentence => Markup.Block.Note(sentence.Text),
            Core.Text.Table table => Of(table),
            LineChart chart => Of(chart, charts),
            Fold fold => Html.Of(
                $"<details><summary>{fold.Title}</summary>\n{fold.Blocks.Select(b => Of(b, charts))}</details>\n"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, null),
        };

    private static Html Of(Core.Text.Table table)
    {
        var drawn = new Markup.Table(
            table.Caption,
            [
                .. table.Columns.Select(c =>
                    c.Kind switch
                    {
                        ColumnKind.Number => "#" + c.Title,
                        ColumnKind.Words => "~" + c.Title,
                        _ => c.Title,
                    }
                ),
            ]
        );
        foreach (var row in table.Rows)
            drawn.Row([.. row.Select(Of)]);
        return drawn.FoldedFrom(LongTable);
    }

    private static Html Of(LineChart chart, List<LineChart> charts)
    {
        charts.Add(chart);
        return Html.Of(
            $"<h3>{chart.Caption}</h3>\n{Markup.Block.Chart("lines", chart.Caption, part: $"{charts.Count - 1}")}"
        );
    }

    private static Html Of(Cell cell) =>
        cell switch
        {
            NameCell name => Html.Name(name.Given),
            MissingCell missing => Html.Of($"<span class=\"unknown\">{missing.Reason}</span>"),
            WordsCell words => Html.Of($"{words.Said}"),
            { Value: { } value } => Html.Of(
                $"<data value=\"{value.ToString("R", CultureInfo.InvariantCulture)}\"{Look(cell.Sign)}>{Typeset(cell.Text)}</data>"
            ),
            _ => Html.Of($"{Typeset(cell.Text)}"),
        };

    private static Html Look(int sign) =>
        sign switch
        {
            > 0 => Html.Of($" class=\"gain\""),
            < 0 => Html.Of($" class=\"burn\""),
            _ => Html.Empty,
        };

    /// <summary>A true minus, and no line end before a unit.</summary>
    private static string Typeset(string number) => number.Replace('-', '\u2212').Replace(" %", "\u00A0%");

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
