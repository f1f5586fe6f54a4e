using System.Text.Json;

namespace Ballast.Tests.Doors.Agreement;

/// <summary>Names, counts and dates.</summary>
internal static class StoreFigures
{
    public static IEnumerable<SharedFigure> Of(AskedStore store)
    {
        var (model, round, open) = (Uri.EscapeDataString(store.Model), store.Round, store.OpenRound);
        yield return new SharedFigure(
            "models",
            Place.At("data", "models"),
            Place.At("models", "total"),
            Place.From("models|--all", "list", d => d.Find("models")?.Value()),
            Place.From("risk", "measured and left out", Measured),
            Place.From("backtest", "models and skipped", d => Count(d, "models") + Count(d, "skipped")),
            Place.On("/models", "answer", p => p.Said("<p class=\"verdict\">(?<it>[0-9,]+) models?"))
        );
        yield return new SharedFigure(
            "models with a stake",
            Place.From(
                "models|--all",
                "staked",
                d => Where(d, "models", m => (decimal)m.Find("stakedRounds")!.Value.Value()! > 0)
            ),
            Place.From("account", "models", d => d.Find("models")?.Value())
        );
        yield return new SharedFigure(
            "rounds with a score",
            Place.At("data", "scoredRounds"),
            Place.From("rounds|--all", "list", d => Where(d, "rounds", r => r.Find("hasScores")?.GetBoolean() == true))
        );
        yield return new SharedFigure(
            "day on which a round resolved",
            Place.Each("rounds|--all", "rounds", "round", "resolves", Place.Day),
            Place.Each("account", "rounds", "round", "date"),
            Place.Each("nowcast", "rounds", "round", "resolves", Place.Day),
            new Place("risk series[].date", s => Dates(s.Document("risk"))),
            Place.Column("/rounds", "Rounds", "Resolves (UTC)", Place.Day),
            Place.Column("/account", "Every settled round", "Resolved"),
            Place.Column($"/model/{model}", MoneyFigures.ModelRounds, "Resolves"),
            MoneyFigures.Keyed(round, Place.On($"/round/{round}", "text", p => Day(p, "<dt>resolve[sd]</dt><dd>"))),
            MoneyFigures.Keyed(open, Place.On($"/round/{open}", "text", p => Day(p, "<dt>resolve[sd]</dt><dd>")))
        );
        yield return new SharedFigure(
            "day on which a round opened",
            Place.Each("rounds|--all", "rounds", "round", "opens", Place.Day),
            Place.Column("/rounds", "Rounds", "Opens (UTC)", Place.Day),
            MoneyFigures.Keyed(round, Place.On($"/round/{round}", "text", p => Day(p, "<dt>opened</dt><dd>"))),
            MoneyFigures.Keyed(round, Place.At($"rules|{round}", "opens"))
        );
        yield return new SharedFigure(
            "state of a round",
            Place.Each("rounds|--all", "rounds", "round", "isResolved"),
            Place.Column(
                "/rounds",
                "Rounds",
                "State",
                s => s is string text && text.StartsWith("resolved", StringComparison.Ordinal)
            )
        );
    }

    private static decimal Count(JsonElement document, string list) => (decimal)(document.Find(list)?.Value() ?? 0m);

    private static object? Measured(JsonElement risk)
    {
        JsonElement? document = risk;
        var alone = document.Entries("subjects").Count(s => s.Find("isMix")?.GetBoolean() == false);
        return alone + Count(risk, "skipped") + (decimal)(risk.Find("notMeasuredAlone.models")?.Value() ?? 0m);
    }

    private static object? Where(JsonElement document, string list, Func<JsonElement, bool> holds)
    {
        JsonElement? asked = document;
        return (decimal)asked.Entries(list).Count(holds);
    }

    private static Dictionary<string, object?> Dates(JsonElement? risk) =>
        risk.Entries("subjects")
            .SelectMany(s => ((JsonElement?)s).Entries("series"))
            .Select(r => (Round: $"{r.Find("round")?.Value()}", Date: r.Find("date")?.Value()))
            .DistinctBy(r => r.Round)
            .ToDictionary(r => r.Round, r => r.Date);

    private static object? Day(Page page, string before) => page.Find(before + "(?<it>[0-9]{4}-[0-9]{2}-[0-9]{2})");
}
