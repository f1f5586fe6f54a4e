using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Doors.Agreement;

/// <summary>Returns, rounds, rankings and the lock.</summary>
internal static class RiskFigures
{
    public static IEnumerable<SharedFigure> Of(AskedStore store)
    {
        var model = store.Model;
        yield return new SharedFigure(
            $"mean return of {model} under the newest rule",
            Place.From("risk", "measure", d => Measure(d, model)),
            Place.From($"risk|{model}", "measure", d => Measure(d, model)),
            Place.From(store.Report, "risk", d => d.Find("risk") is { } risk ? Measure(risk, model) : null),
            Place.From("evidence|--criterion|return", "ranking", d => Ranked(d, model, "mean"))
        );
        yield return new SharedFigure(
            $"rounds of {model} under the newest rule",
            Place.From("risk", "rounds", d => Newest(d, model)?.Find("rounds")?.Value()),
            Place.From($"risk|{model}", "rounds", d => Newest(d, model)?.Find("rounds")?.Value()),
            Place.From("evidence|--criterion|return", "ranking", d => Ranked(d, model, "rounds"))
        );
        yield return new SharedFigure(
            "rounds that took part",
            Place.At("backtest", "rounds"),
            Place.From("backtest", "rules added up", d => d.Sum("rules", "rounds")),
            Place.At(store.Report, "backtest.rounds"),
            Place.From("sensitivity", "rules added up", d => d.Sum("rules", "rounds"))
        );
        yield return new SharedFigure(
            "independent rounds",
            Place.At("backtest", "independentRounds"),
            Place.At(store.Report, "backtest.independentRounds")
        );
        // A window is won by those that have half of its rounds.
        yield return new SharedFigure(
            "best model of those with half of the rounds",
            Place.From("backtest|--mode|average", "best", d => Best(d)?.Find("model")?.Value()),
            Place.From("sensitivity", "whole range", d => Winner(d)?.Find("model")?.Value())
        );
        yield return new SharedFigure(
            "its mean payout a round",
            Place.From("backtest|--mode|average", "best", d => Best(d)?.Find("value")?.Value()),
            Place.From("sensitivity", "whole range", d => Winner(d)?.Find("value")?.Value())
        );
        yield return new SharedFigure(
            "best value",
            Place.From("backtest", "best", d => First(d, "best", "value")),
            Place.From(store.Report, "best", d => First(d, "backtest.best", "value"))
        );
        foreach (
            var field in new[]
            {
                "basis",
                "rule",
                "rounds",
                "atRisk",
                "stake",
                "worstCase",
                "worstCompounded",
                "past.low",
            }
        )
            yield return new SharedFigure(
                $"lock: {field}",
                Place.From("risk", "lock", d => First(d, "locks", field)),
                Place.From(store.Report, "lock", d => First(d, "risk.locks", field))
            );
        yield return new SharedFigure(
            "largest loss inside the lock",
            Place.From("risk", "locks added up", d => d.Find("locks") is null ? null : d.Sum("locks", "worstCase")),
            Place.On("/risk", "table", p => p.Column("Outcome of the rounds", "NMR").GetValueOrDefault("largest"))
        );
        yield return new SharedFigure(
            "largest loss of the rounds that are open now",
            Place.At("ladder", "worstCase"),
            Place.At("plan|--target|hold", "cost.worstCase")
        );
    }

    private static object? Measure(JsonElement risk, string model)
    {
        var measures = Newest(risk, model).Entries("measures");
        return measures
            .Where(m => (string?)m.Find("name")?.Value() == "return")
            .Select(m => m.Find("value")?.Value())
            .FirstOrDefault();
    }

    private static JsonElement? Newest(JsonElement risk, string model)
    {
        JsonElement? document = risk;
        var subject = document.Entries("subjects").Where(s => (string?)s.Find("name")?.Value() == model).ToList();
        return subject.Count == 0 ? null : subject[0].Find("regimes")!.Value.EnumerateArray().Last();
    }

    private static object? Ranked(JsonElement evidence, string model, string field)
    {
        JsonElement? newest = evidence.Find("regimes")!.Value.EnumerateArray().Last();
        return newest
            .Entries("firsts.ranking")
            .Where(m => (string?)m.Find("model")?.Value() == model)
            .Select(m => m.Find(field)?.Value())
            .FirstOrDefault();
    }

    private static object? First(JsonElement document, string list, string field)
    {
        JsonElement? asked = document;
        return asked.Entries(list) is [var first, ..] ? first.Find(field)?.Value() : null;
    }

    private static JsonElement? Best(JsonElement backtest)
    {
        JsonElement? document = backtest;
        var half = document
            .Entries("models")
            .Where(m => 2 * m.Whole("roundsUsed") >= backtest.Whole("rounds"))
            .Select(m => m.Text("model"))
            .ToHashSet();
        return document
            .Entries("best")
            .Where(b => half.Contains(b.Text("model")))
            .Select(b => (JsonElement?)b)
            .FirstOrDefault();
    }

    /// <summary>Who wins the window from the first bound to the last.</summary>
    private static JsonElement? Winner(JsonElement sensitivity)
    {
        var winner = sensitivity.Find("winners")!.Value[0].EnumerateArray().Last();
        return winner.ValueKind == JsonValueKind.Null ? null : sensitivity.Find("candidates")!.Value[winner.GetInt32()];
    }
}
