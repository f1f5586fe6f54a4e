using System.Globalization;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk;
using Ballast.Core.Workflows.Risks;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>Measures with their intervals, as people read them.</summary>
internal static class MeasureTable
{
    private static readonly HashSet<string> Headlines =
    [
        .. MeasureCatalogue.All.Where(m => m.IsHeadline).Select(m => m.Name),
    ];

    /// <summary>A table of the measures of one rule, with their intervals.</summary>
    public static void Write(Screen screen, RegimeRiskEntry regime, bool all)
    {
        var table = Tables.Make();
        table.AddColumn(Tables.Name("Measure"));
        table.AddColumn(Tables.Number("value"));
        table.AddColumn(Tables.Number("95 % interval"));
        var shown = regime.Measures.Where(m => all || Headlines.Contains(m.Name)).ToList();
        var isFreshShown = screen.Width >= Tables.NarrowWidth && shown.Exists(m => m.FreshLow is not null);
        if (isFreshShown)
            table.AddColumn(Tables.Number("a fresh record"));
        foreach (var measure in shown)
        {
            List<Text> row = [Tables.Plain(measure.Name), Tables.Plain(Value(measure)), Tables.Plain(Ends(measure))];
            if (isFreshShown)
                row.Add(
                    Tables.Plain(
                        measure.FreshLow is null ? "" : Between(measure.Unit, measure.FreshLow, measure.FreshHigh)
                    )
                );
            table.AddRow(row);
        }
        screen.Write(table);
        if (isFreshShown)
            screen.Line(
                $"[grey]The interval holds the true value; where a fresh record stands beside it, the middle value over records of {Figures.Rounds(regime.Rounds)}. "
                    + "A fresh record of as many rounds shows what stands there 95 times of 100, if nothing changes.[/]"
            );
    }

    public static string Value(MeasureEntry measure) => Number(measure.Unit, measure.Value);

    public static string Ends(MeasureEntry measure) =>
        measure.NoInterval is { } reason
            ? IntervalReasons.InWords(reason)
            : Between(measure.Unit, measure.Low, measure.High);

    private static string Between(string unit, double? low, double? high) =>
        $"{Number(unit, low)} to {Number(unit, high)}";

    private static string Number(string unit, double? value) =>
        value is not { } known
            ? "n/a"
            : unit switch
            {
                "share" => Figures.PlainPercent(known, 2),
                "rounds" => known.ToString("0.#", CultureInfo.InvariantCulture),
                _ => Figures.Plain(known),
            };
}
