using Ballast.Core.Payouts;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Lineage;

/// <summary>Children against their parents, in words.</summary>
internal static class LineageText
{
    private const int MostSentences = 3;

    // Beyond one end of a 95 % interval.
    private const double ByChance = 0.025;

    public static IReadOnlyList<Block> Write(LineageAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"Lineage · {answer.Tournament}"),
            First(answer.Pairs),
            answer.Pairs is [var pair, ..] && answer.Pairs.Count == 1
                ? NextStep.To("see both side by side", "compare", pair.Child, pair.Parent, "--by", "strategy")
                : NextStep.To("see who sits where", "registry"),
            [
                .. answer.Pairs.Any(p => p.Regimes.Count > 0) ? [Pairs(answer)] : Array.Empty<Block>(),
                .. Others(answer.Pairs),
            ],
            [
                new Fold("The family: what was made from what", [Family(answer)]),
                new Fold("What the figures rest on", [new Sentence($"Returns: {answer.Assumption}.")]),
            ]
        );

    private static string First(IReadOnlyList<LineagePair> pairs) =>
        pairs.Count switch
        {
            0 => "Nothing is registered as made from another, so there is nothing to compare.",
            1 => Answer(pairs[0]),
            _ => $"Of {Format.Count(pairs.Count)} children {Shown(pairs)}{Young(pairs)}.",
        };

    private static IEnumerable<Block> Others(IReadOnlyList<LineagePair> pairs)
    {
        if (pairs.Count is > 1 and <= MostSentences)
            yield return new Points([.. pairs.Select(Answer)]);
        var compared = pairs.Count(p => p.Verdict != "not-enough-data");
        if (compared > 1)
            yield return new Sentence(
                $"Each interval is by itself: of {Format.Count(compared)} children that are no better and no worse than their parents, about {Format.About(compared * ByChance)} would look better by chance alone, and as many worse.",
                Tone.Remark
            );
    }

    private static string Shown(IReadOnlyList<LineagePair> pairs) =>
        (Count(pairs, "better"), Count(pairs, "worse")) switch
        {
            (0, 0) => "none is shown to be better or worse than its parent",
            (var better, 0) => $"{Format.Count(better)} did better than {Parents(better)}",
            (0, var worse) => $"{Format.Count(worse)} did worse than {Parents(worse)}",
            var (better, worse) =>
                $"{Format.Count(better)} did better than {Parents(better)} and {Format.Count(worse)} worse",
        };

    private static string Parents(int children) => children == 1 ? "its parent" : "their parents";

    /// <summary>Of how many there are too few rounds; nothing where of none.</summary>
    private static string Young(IReadOnlyList<LineagePair> pairs) =>
        Count(pairs, "not-enough-data") is > 0 and var young ? $"; of {Format.Count(young)} it cannot be said yet" : "";

    private static int Count(IReadOnlyList<LineagePair> pairs, string verdict) =>
        pairs.Count(p => p.Verdict == verdict);

    private static string Answer(LineagePair pair)
    {
        var (child, parent) = (pair.Child, pair.Parent);
        return (pair.Verdict, pair.Regimes.LastOrDefault(r => r.Low is not null)) switch
        {
            ("better", { } r) => $"{child} did better than its parent {parent}: {Difference(r)}.",
            ("worse", { } r) => $"{child} did worse than its parent {parent}: {Difference(r)}.",
            ("not-shown", { } r) =>
                $"Not shown that {child} is better or worse than its parent {parent}: {Difference(r)}.",
            _ when pair.Regimes.Count == 0 =>
                $"{child} and its parent {parent} have no round in common: let both run for a while, in two slots.",
            _ =>
                $"Whether {child} is better than its parent {parent} cannot be said yet: they have {Format.Rounds(pair.Regimes.Sum(r => r.Rounds))} in common.",
        };
    }

    private static string Difference(LineageRegime regime) =>
        $"{Format.Percent(regime.Difference!.Value, 3)} a round (95 %: {Format.Percent(regime.Low!.Value, 3)} to {Format.Percent(regime.High!.Value, 3)}), on {Format.Many(regime.Rounds, "common round")} under {RuleNames.InWords(regime.Rule)}";

    private static Table Pairs(LineageAnswer answer) =>
        new(
            "Child less parent, a round, on the rounds that both have; each payout rule by itself",
            [
                new Column("Child", ColumnKind.Name),
                new Column("Parent", ColumnKind.Name),
                new Column("Rule", ColumnKind.Words, Priority: 2),
                new Column("Rounds", Priority: 1),
                new Column("Common", Priority: 1),
                new Column("Difference"),
                new Column("95 % interval"),
            ],
            [
                .. answer.Pairs.SelectMany(p =>
                    p.Regimes.Select(r =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Name(p.Child),
                                Cell.Name(p.Parent),
                                Cell.Words(Format.RuleId(r.Rule)),
                                Cell.Words($"{r.From}-{r.To}"),
                                Cell.Count(r.Rounds),
                                Cell.Percent(r.Difference, 3),
                                IntervalReasons.Cell(r.Low, r.High, r.NoInterval, 3),
                            ]
                    )
                ),
            ]
        )
        {
            IsOpen = true,
        };

    private static Table Family(LineageAnswer answer) =>
        new(
            "The family: what was made from what",
            [new Column("Strategy", ColumnKind.Name), new Column("Rounds with a return")],
            [
                .. answer.Family.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Name(
                                m.Depth == 0 ? m.Strategy : $"{new string('\u00a0', (m.Depth - 1) * 3)}└─ {m.Strategy}"
                            ),
                            Cell.Count(m.Rounds),
                        ]
                ),
            ]
        )
        {
            IsOpen = true,
        };
}
