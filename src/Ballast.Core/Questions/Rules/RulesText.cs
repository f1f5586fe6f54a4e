using Ballast.Core.Text;

namespace Ballast.Core.Questions.Rules;

/// <summary>The timeline of payout rules in words.</summary>
internal static class RulesText
{
    // More rules in a row are named by the first and the last.
    private const int MostNamed = 2;

    /// <summary>The rules as a table, what must be said of them, and each with its sources.</summary>
    public static IReadOnlyList<Block> Write(RulesAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"Rules · {answer.Tournament}"),
            First(answer),
            answer.Rules.LastOrDefault(r => r.FirstRound is not null) is { FirstRound: { } newest }
                ? NextStep.To("see the newest rule with its sources", "rules", $"{newest}")
                : NextStep.To("see the rounds", "rounds"),
            [Rules(answer.Rules)],
            [
                .. Remarks(answer.Rules),
                new Fold("Each rule with its sources", [.. answer.Rules.Reverse().Select(One)]),
                new Fold("By the rounds' own configuration", [.. Configured(answer.Configured)]),
                new Fold(
                    "Names of beginnings (eras)",
                    [
                        new Sentence(string.Join(", ", answer.Eras.Select(e => $"{e.Name} ({e.FirstRound})")) + "."),
                        Eras(answer.Eras),
                    ]
                ),
            ]
        );

    private static string First(RulesAnswer answer) =>
        answer.Rules.LastOrDefault(r => r.FirstRound is not null) is { } newest
            ? $"A round is paid by the rule it opened under; {Format.Many(answer.Rules.Count, "rule")} of {answer.Tournament} {(answer.Rules.Count == 1 ? "is" : "are")} known, and from round {newest.FirstRound} on it pays {RuleWords.Multipliers(newest)}; at most {Format.PlainPercent((double)newest.Clip, 0)} of the stake can be won or lost{Otherwise(answer, newest)}."
            : $"A round is paid by the rule it opened under; no rule of {answer.Tournament} is in force yet.";

    /// <summary>Rounds that say themselves that the newest rule began at another round: a change may come sooner or later than it was announced for.</summary>
    private static string Otherwise(RulesAnswer answer, RuleEntry newest) =>
        string.Concat(
            answer
                .Configured.Where(c =>
                    c.FirstRound is not null
                    && (c.Id == newest.Id || (c.LastRound ?? int.MaxValue) >= newest.FirstRound)
                )
                .Select(c =>
                    $"; but {(c.LastRound is { } last ? $"rounds {c.FirstRound} to {last}" : $"rounds from {c.FirstRound} on")} say themselves that they pay {RuleWords.Multipliers(c)}"
                )
        );

    private static Table Rules(IReadOnlyList<RuleEntry> rules) =>
        new(
            "The rules by their rounds",
            [
                new Column("Rounds"),
                new Column("Rule", ColumnKind.Name, Priority: 2),
                new Column("Multipliers", ColumnKind.Words),
                new Column("Clip"),
                new Column("Confidence", ColumnKind.Words, Priority: 1),
            ],
            [
                .. rules.Select(r =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Words(RuleWords.Span(r)),
                            r.FirstRound is { } first
                                ? Cell.Words(r.Id) with
                                {
                                    Leads = ["rules", $"{first}"],
                                }
                                : Cell.Words(r.Id),
                            Cell.Words(RuleWords.Multipliers(r)),
                            Cell.PlainPercent((double)r.Clip),
                            Cell.Words(Sure(r.Confidence)),
                        ]
                ),
            ]
        );

    /// <summary>The first word or two: what it rests on stands with the rule's sources.</summary>
    private static string Sure(string confidence) =>
        confidence.Split(" on ", 2)[0].Split([" (", ":", ";"], 2, StringSplitOptions.None)[0];

    private static IEnumerable<Block> Remarks(IReadOnlyList<RuleEntry> rules) =>
        rules
            .SelectMany(r => r.Remarks.Select(remark => (r.Id, Remark: remark)))
            .GroupBy(r => r.Remark, r => r.Id)
            .Select(g => new Sentence($"{Ids([.. g])}: {g.Key}", Tone.Warning));

    private static string Ids(IReadOnlyList<string> rules) =>
        rules.Count <= MostNamed ? string.Join(", ", rules) : $"{rules[0]} to {rules[^1]}";

    private static Fold One(RuleEntry rule) =>
        new(
            $"Rounds {RuleWords.Span(rule)}: {rule.Id}",
            [
                new Facts([
                    .. RuleWords
                        .Facts(rule)
                        .Append((Name: "first round", Text: rule.FirstRoundBasis))
                        .Concat(RuleWords.Grounds(rule))
                        .Where(f => f.Text.Length > 0),
                ])
                {
                    Anchor = rule.Id,
                },
            ]
        );

    private static IEnumerable<Block> Configured(IReadOnlyList<RuleEntry> configured)
    {
        if (configured.Count == 0)
            yield break;
        yield return new Sentence("Otherwise by the rounds' own configuration, as it is stored:");
        foreach (var rule in configured)
        {
            yield return new Sentence(
                $"Rounds {RuleWords.Span(rule)} by {rule.Id}: {RuleWords.Multipliers(rule)}, clip {Format.PlainPercent((double)rule.Clip)}."
            );
            yield return One(rule);
        }
    }

    private static Table Eras(IReadOnlyList<EraEntry> eras) =>
        new(
            "Names for the beginnings of stretches",
            [
                new Column("Name", ColumnKind.Name),
                new Column("From round"),
                new Column("What began", ColumnKind.Words),
                new Column("Source", ColumnKind.Words),
            ],
            [
                .. eras.Select(e =>
                    (IReadOnlyList<Cell>)
                        [Cell.Words(e.Name), Cell.Round(e.FirstRound), Cell.Words(e.What), Cell.Words(e.Source)]
                ),
            ]
        );
}
