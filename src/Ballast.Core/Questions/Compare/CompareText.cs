using Ballast.Core.Payouts;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Compare;

/// <summary>The comparison in words.</summary>
internal static class CompareText
{
    /// <summary>The answer first, then the models, their pairs, their worst stretches and their curves.</summary>
    public static IReadOnlyList<Block> Of(CompareAnswer answer, Given given) =>
        AnswerLayout.Of(
            new Heading($"Compare · {answer.Tournament} · rounds {answer.From} to {answer.To}"),
            First(answer),
            AnswerLayout.Next("see whether the past ranking told the next one", given, "evidence"),
            [Curves(answer), Models(answer), Stands(answer)],
            [
                .. answer.Skipped.Select(s => new Sentence($"{s.Model} takes no part: {s.Reason}.", Tone.Warning)),
                new Heading("Two by two", 2),
                new Sentence(
                    "Differences are on the rounds that both models have, left less right, a round.",
                    Tone.Remark
                ),
                Pairs(answer),
                .. answer.WorstStretches.Count > 0
                    ? [new Heading("The worst 20 rounds of each", 2)]
                    : Array.Empty<Block>(),
                .. Worst(answer),
                new Heading("What the figures rest on", 2),
                .. Verdict(answer),
                new Sentence($"Returns: {answer.Assumption}."),
            ]
        );

    /// <summary>Of two models what sets them apart, of more whether the first place may be luck.</summary>
    private static string First(CompareAnswer answer)
    {
        if (answer.Pairs is [{ Difference: { } difference } pair])
        {
            if (difference == 0)
                return $"{pair.Left} and {pair.Right} brought the same in the {Format.Rounds(pair.Rounds)} that both have of rounds {answer.StandsOn.From} to {answer.StandsOn.To}, under one payout rule.";
            var (ahead, behind, sign) = difference < 0 ? (pair.Right, pair.Left, -1) : (pair.Left, pair.Right, 1);
            var (low, high) = sign > 0 ? (pair.Low, pair.High) : (-pair.High, -pair.Low);
            var luck = (low, high) switch
            {
                (null, _) or (_, null) => "whether that is luck cannot be said, there are too few rounds",
                ({ } l, _) when l > 0 => "that is more than chance explains",
                _ => "that may be luck",
            };
            var by = low is null
                ? $"{Format.Percent(Math.Abs(difference), 3)} a round"
                : SharedSentences.Rate(Math.Abs(difference), low, high, 3);
            return $"{ahead} brought more than {behind} in the {Format.Rounds(pair.Rounds)} that both have of rounds {answer.StandsOn.From} to {answer.StandsOn.To}, under one payout rule, by {by}: {luck}.";
        }
        return Leaders.Of(answer.Models, m => m.Mean?.Value) switch
        {
            [] => "Nothing can be compared: the models have no returns in common rounds.",
            [var first] =>
                $"{first.Model} brought most, {Rate(first)} a round on average{SharedSentences.MayBeLuck(answer.Verdict)}.",
            [var first, ..] tied =>
                $"{Format.Names([.. tied.Select(m => m.Model)], 3)} brought most, each {Rate(first)} a round on average.",
        };
        static string Rate(ComparedModel model) => Format.Percent(model.Mean!.Value ?? 0, 2);
    }

    private static IEnumerable<Block> Verdict(CompareAnswer answer)
    {
        if (answer.Verdict is { } verdict)
            yield return new Sentence(string.Join(' ', verdict.Sentences));
    }

    /// <summary>Other answers put another model first: what this order is of.</summary>
    private static Sentence Stands(CompareAnswer answer)
    {
        var on = answer.StandsOn;
        return new Sentence(
            $"Figures are of rounds {on.From} to {on.To}{(on.Rule is { } rule ? $", under {RuleNames.InWords(rule)}" : "")}, each pair on the rounds that both models have; the curves are of all rounds. Evidence says whether the first of all your models is more than luck."
        );
    }

    private static Table Models(CompareAnswer answer)
    {
        string[] scores = [.. answer.Models.SelectMany(m => m.Percentiles.Keys).Distinct()];
        return new Table(
            "The models",
            [
                new Column("Model", ColumnKind.Name),
                new Column("rounds", Priority: 3),
                new Column("mean a round"),
                new Column("95 % interval", Priority: 1),
                new Column("total", Priority: 2),
                new Column("deepest fall", Priority: 1),
                .. scores.Select(s => new Column($"{s} percentile", Priority: 4)),
            ],
            [
                .. answer.Models.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Name(m.Model),
                            Cell.Count(m.Rounds),
                            Cell.Percent(m.Mean?.Value),
                            IntervalReasons.Cell(m.Mean?.Low, m.Mean?.High, m.Mean?.NoInterval),
                            Cell.Percent(m.Total?.Value),
                            Cell.PlainPercent(m.DeepestFall?.Value, 2),
                            .. scores.Select(s =>
                                Cell.PlainPercent(m.Percentiles.TryGetValue(s, out var place) ? place : null)
                            ),
                        ]
                ),
            ]
        );
    }

    private static Table Pairs(CompareAnswer answer) =>
        new(
            "Two by two",
            [
                new Column("Left", ColumnKind.Name),
                new Column("Right", ColumnKind.Name),
                new Column("rounds", Priority: 3),
                new Column("difference"),
                new Column("95 % interval", Priority: 1),
                new Column("left ahead", Priority: 4),
                new Column("correlation", Priority: 2),
            ],
            [
                .. answer.Pairs.Select(p =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Name(p.Left),
                            Cell.Name(p.Right),
                            Cell.Count(p.Rounds),
                            Cell.Percent(p.Difference, 3),
                            IntervalReasons.Cell(p.Low, p.High, p.NoInterval, 3),
                            Cell.PlainPercent(p.LeftAhead, 0),
                            Cell.Number(p.Correlation),
                        ]
                ),
            ]
        );

    private static IEnumerable<Block> Worst(CompareAnswer answer)
    {
        if (answer.WorstStretches.Count == 0)
            yield break;
        yield return new Table(
            "The worst 20 rounds in a row of each, and what the others returned in them",
            [
                new Column("Worst of", ColumnKind.Name),
                new Column("rounds"),
                .. answer.Models.Select((m, i) => new Column(m.Model, Priority: i + 1)),
            ],
            [
                .. answer.WorstStretches.Select(s =>
                    (IReadOnlyList<Cell>)
                        [Cell.Name(s.Model), Cell.Words($"{s.From}-{s.To}"), .. s.Returns.Select(r => Cell.Percent(r))]
                ),
            ]
        );
    }

    private static LineChart Curves(CompareAnswer answer) =>
        new("Summed returns of all rounds", ChartUnit.Share, [.. answer.Models.Select(m => Curve(m.Model, m.Series))]);

    private static ChartLine Curve(string model, IReadOnlyList<ReturnEntry> series)
    {
        var sum = 0.0;
        return new ChartLine(model, [.. series.Select(r => r.Round)], [.. series.Select(r => sum += r.Return)]);
    }
}
