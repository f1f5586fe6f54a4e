using System.Text.Json;

namespace Ballast.Tests.Doors.Agreement;

/// <summary>Settled money, by everything that it is said by.</summary>
internal static class MoneyFigures
{
    /// <summary>The caption of a model's rounds on its page.</summary>
    public const string ModelRounds = "Its rounds";

    public static IEnumerable<SharedFigure> Of(AskedStore store)
    {
        var (model, round) = (store.Model, store.Round);
        yield return new SharedFigure(
            "settled net",
            Place.At("account", "total.net"),
            Place.From("account", "rounds added up", d => d.Sum("rounds", "net")),
            Place.From("account", "models added up", d => d.Sum("byModel", "net")),
            Place.From("account", "months added up", d => d.Sum("months", "net")),
            Place.From("account", "scores added up", d => d.Sum("byScore", "net")),
            Place.From("regret", "actual and left out", d => Amount(d, "actual") + Amount(d, "leftOutPaid")),
            Place.At(store.Report, "account.total.net"),
            Place.On("/", "tile", p => p.Tile("Settled so far")),
            Place.On("/account", "every score", p => p.Column("Every score", "Net NMR").GetValueOrDefault("net"))
        );
        yield return new SharedFigure(
            "settled payouts",
            Place.At("account", "total.positions"),
            Place.From("account", "models added up", d => d.Sum("byModel", "positions")),
            Place.From("reconcile", "settled", Settled),
            Place.At(store.Report, "account.total.positions")
        );
        yield return new SharedFigure(
            "net of a model",
            Place.Each("account", "byModel", "model", "net"),
            Place.Column("/models", "Models, by name", "Net NMR"),
            Place.Column("/account", "Every model", "Net NMR"),
            Keyed(model, Place.At($"account|{model}", "total.net"))
        );
        yield return new SharedFigure(
            "net of a round",
            Place.Each("account", "rounds", "round", "net"),
            Place.Column("/rounds", "Rounds", "Net NMR here"),
            Place.Column("/account", "Every settled round", "Net NMR"),
            Keyed(round, Place.On($"/round/{round}", "tile", p => p.Tile("Net")))
        );
        yield return new SharedFigure(
            $"payout of {model} in a settled round",
            Place.Each($"account|{model}", "rounds", "round", "net"),
            Place.Column($"/model/{Uri.EscapeDataString(model)}", ModelRounds, "Payout"),
            Keyed(round, Place.At($"explain|{model}|{round}", "settled")),
            Keyed(round, Row($"/round/{round}", model, "Payout NMR"))
        );
        yield return new SharedFigure(
            $"stake of {model} in a settled round",
            Place.Each($"account|{model}", "rounds", "round", "atRisk"),
            Place.Column($"/model/{Uri.EscapeDataString(model)}", ModelRounds, "At risk"),
            Keyed(round, Place.At($"explain|{model}|{round}", "stake")),
            Keyed(round, Row($"/round/{round}", model, "At risk"))
        );
        yield return new SharedFigure(
            $"whether the payout of {model} in round {round} is what the formula gives",
            Place.From($"reconcile|{model}|--from|{round}|--to|{round}", "mismatches", IsMatched),
            Place.From($"explain|{model}|{round}", "difference", IsExplained)
        );
    }

    private static decimal? Amount(JsonElement document, string path) => (decimal?)document.Find(path)?.Value();

    private static object? Settled(JsonElement document) => document.Find("settled")?.Value();

    private static object? IsMatched(JsonElement reconciled) => reconciled.Find("mismatches")?.GetArrayLength() == 0;

    private static object? IsExplained(JsonElement explained) =>
        explained.Find("difference")?.Value() is decimal difference
            ? Math.Abs(difference) <= (2e-8m * (decimal)explained.Find("stake")!.Value.Value()!) + 1e-18m
            : null;

    /// <summary>A single figure that others carry in a list.</summary>
    public static Place Keyed(string key, Place place) =>
        place with
        {
            Read = s => place.Read(s).ToDictionary(v => key, v => v.Value),
        };

    private static Place Row(string path, string model, string column) =>
        new(
            $"page {path} {column}",
            s => Place.One(s.Page(path).Column("Models in this round", column).GetValueOrDefault(model.Split(' ')[0]))
        );
}
