using Ballast.Core.Text;

namespace Ballast.Core.Questions.Account;

/// <summary>From score to money, step by step, in words.</summary>
internal static class BridgeText
{
    /// <summary>What the models were ranked by, and each step from there to the net.</summary>
    public static Fold Write(BridgeEntry? bridge) => new("From score to money", [.. Parts(bridge)]);

    private static IEnumerable<Block> Parts(BridgeEntry? bridge)
    {
        if (bridge is null)
        {
            yield return new Sentence(
                "How scores became money cannot be said: no payout could be computed from its scores."
            );
            yield break;
        }
        yield return new Sentence($"Ranked by {bridge.RankedBy}: {Rank(bridge)}.");
        if (bridge.Steps.MaxBy(s => Math.Abs(s.Change)) is { } most)
            yield return new Sentence(
                $"{Format.Many(bridge.Positions, "payout")} take part; {most.Step} made the largest step: {Format.SignedNmr(most.Change)} NMR."
            );
        yield return new Picture("bridge", "From score to money, step by step") { Height = "steps" };
        yield return Steps(bridge);
    }

    private static string Rank(BridgeEntry bridge)
    {
        var place = bridge.MeanPercentile is { } p
            ? $", on average better than {Format.PlainPercent(p, 0)} of the field"
            : "";
        var field = bridge.FieldScore is { } middle
            ? $"; the field's middle {Format.Score(middle)}"
            : "; the field is not stored, so what the field did and what the rank did cannot be separated";
        return $"mean {Format.Score(bridge.MeanScore)}{place}{field}";
    }

    private static Table Steps(BridgeEntry bridge)
    {
        var rows = bridge
            .Steps.Select(s =>
                (IReadOnlyList<Cell>)[Cell.Words(s.Step), Cell.Nmr(s.Change), Cell.Stake(s.After), Cell.Words(s.Words)]
            )
            .ToList();
        if (bridge.LeftOut != 0)
            rows.Add([
                Cell.Words("left out"),
                Cell.Nmr(bridge.LeftOut),
                Cell.Stake(bridge.Total),
                Cell.Words($"payouts without {bridge.RankedBy} or without a computed formula"),
            ]);
        return new Table(
            "Step by step",
            [
                new Column("Step", ColumnKind.Name),
                new Column("NMR"),
                new Column("After"),
                new Column("What it is", ColumnKind.Words, Priority: 1),
            ],
            rows
        );
    }
}
