using System.Text.Json;

namespace Ballast.Tests.Doors.Agreement;

/// <summary>What stands open: how many stakes, how much, what is projected and expected.</summary>
internal static class OpenFigures
{
    public static IEnumerable<SharedFigure> Of(AskedStore store)
    {
        var open = store.OpenRound;
        yield return new SharedFigure(
            "open stakes",
            Place.At("account", "unresolved.open.positions"),
            Place.At("nowcast", "open.positions"),
            Place.From("nowcast", "computed and not computed", Computed),
            Place.From("risk", "locks", d => InLocks(d, "positions")),
            Place.At(store.Report, "account.unresolved.open.positions")
        );
        yield return new SharedFigure(
            "NMR at risk in open rounds",
            Place.At("account", "unresolved.open.atRisk"),
            Place.At("nowcast", "open.atRisk"),
            Place.From("risk", "locks", d => InLocks(d, "atRisk"))
        );
        yield return new SharedFigure(
            "projected in open rounds",
            Place.At("account", "unresolved.open.projected"),
            Place.At("nowcast", "open.projected"),
            Place.On("/", "tile", p => p.Tile("As scored now"))
        );
        yield return new SharedFigure(
            "not settled in all",
            Place.At("account", "unresolved.positions"),
            Place.From(
                "account",
                "open and resolved since",
                d =>
                    (decimal?)d.Find("unresolved.open.positions")?.Value()
                    + (decimal?)d.Find("unresolved.resolvedSince")?.Value()
            )
        );
        yield return new SharedFigure(
            "stakes without a settled payout, open or resolved",
            Place.At("data", "unsettledPositions"),
            Place.From(
                "account",
                "unresolved and missing",
                d => (decimal?)d.Find("unresolved.positions")?.Value() + (decimal?)d.Find("payoutsMissing")?.Value()
            )
        );
        yield return new SharedFigure(
            "resolved stakes without a settled payout",
            Place.From(
                "account",
                "resolved since and missing",
                d => (decimal?)d.Find("unresolved.resolvedSince")?.Value() + (decimal?)d.Find("payoutsMissing")?.Value()
            ),
            Place.From("data", "payout-missing", Missing),
            Place.On(
                "/",
                "attention",
                p =>
                    p.Said(
                        "(?<it>[0-9,]+) stakes? in rounds that (have|has) resolved (have|has) no settled payout stored"
                    ) ?? 0m
            )
        );
        yield return new SharedFigure(
            "expected of open rounds",
            Place.At("nowcast", "account.expected"),
            Place.On("/", "tile", p => p.Tile("Expected of them"))
        );
        yield return new SharedFigure(
            "expected of a model",
            Place.Each("nowcast", "models", "model", "pending.expected"),
            Place.Column("/models", "Models, by name", "Open rounds, expected")
        );
        yield return new SharedFigure(
            "expected of a round",
            Place.Each("nowcast", "rounds", "round", "pending.expected"),
            Place.Column("/", "Open rounds", "expected"),
            MoneyFigures.Keyed(open, Place.On($"/round/{open}", "tile", p => p.Tile("Expected")))
        );
    }

    private static object? Computed(JsonElement nowcast) =>
        nowcast.Find("notComputed") is { } left
            ? (decimal)nowcast.Find("account.positions")!.Value.Value()!
                + left.EnumerateObject().Where(r => r.Name != "unpaid").Sum(r => r.Value.GetInt32())
            : null;

    private static object? InLocks(JsonElement risk, string field)
    {
        JsonElement? document = risk;
        var locks = document
            .Entries("locks")
            .Where(l => (string?)l.Find("basis")?.Value() == "open-positions")
            .ToList();
        return locks.Count == 0 ? null : locks.Sum(l => (decimal?)l.Find(field)?.Value());
    }

    private static object? Missing(JsonElement data)
    {
        JsonElement? document = data;
        return document
            .Entries("missing")
            .Where(m => (string?)m.Find("what")?.Value() == "payout-missing")
            .Sum(m => (decimal)m.Find("count")!.Value.Value()!);
    }
}
