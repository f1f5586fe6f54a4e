using Ballast.Core.Payouts;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Tiers;

/// <summary>Tiers in words.</summary>
internal static class TiersText
{
    private const int MostRows = 40;
    private const int MostMoves = 12;

    /// <summary>The answer first, then who stands where and what is missing, the tiers, the replay and the moves.</summary>
    public static IReadOnlyList<Block> Write(TiersAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"Tiers · {answer.Tournament} · rounds {answer.From} to {answer.To}"),
            First(answer),
            NextStep.To("see the steps to what the tiers say", "plan", "--target", "tiers"),
            [Standing(answer), new Sentence(Near(answer)), new Sentence(Reviews(answer))],
            [
                .. Held(answer),
                .. answer.ProposedEpochs.Select(Epoch),
                .. Multipliers(answer),
                .. answer.Skipped.Select(s => new Sentence($"{s.Model} takes no part: {s.Reason}.", Tone.Warning)),
                .. AllNeeds(answer),
                new Fold(
                    "Tier of each model over the rounds",
                    [
                        new Picture("tiers", "Tier of each model over the rounds")
                        {
                            Height = "tall",
                            InLetters = TierBands.Write(answer),
                        },
                    ]
                ),
                Moves(answer),
                .. answer.Replay is { } replay ? TierReplayText.Write(answer, replay) : [],
                new Heading("The tiers", 2),
                TiersOf(answer),
                new Sentence(
                    $"Returns: {answer.Assumption}. Leads are over equal weight of all these models in the same round; no statistic crosses a change of the payout rule.",
                    Tone.Remark
                )
                {
                    Typed = "What every condition means: docs/tiers.md",
                },
            ]
        );

    private static string First(TiersAnswer answer)
    {
        var counts = answer
            .Tiers.Reverse()
            .Where(t => t.Models > 0)
            .Select(t => $"{Format.Count(t.Models)} in {t.Name}");
        var source = answer.Policy == "shipped" ? ", by the policy that comes with Ballast" : "";
        var staked = answer.Models.Any(m => m.Share > 0)
            ? ""
            : " None is in a tier that stakes anything: by this policy nothing is staked.";
        return $"{Format.Many(answer.Models.Count, "model")}: {Format.Names([.. counts])}{source}.{staked}";
    }

    private static string Near(TiersAnswer answer)
    {
        List<string> Moving(string move) => [.. answer.Models.Where(m => m.AtNextReview == move).Select(m => m.Model)];
        var (rises, falls, near) = (
            Moving("rises"),
            Moving("falls"),
            answer.Models.Where(m => m.IsNearMiss).Select(m => m.Model).ToList()
        );
        string?[] parts =
        [
            rises.Count > 0 ? $"{Format.Names(rises)} would rise at the next review" : null,
            falls.Count > 0 ? $"{Format.Names(falls)} would fall" : null,
            near.Count > 0 ? $"one thing alone is missing for {Format.Names(near)}" : null,
        ];
        string[] said = [.. parts.OfType<string>()];
        return said.Length == 0
            ? "Nobody would move at the next review with what is known now, and nobody misses one thing alone."
            : $"With what is known now: {string.Join("; ", said)}.";
    }

    private static string Reviews(TiersAnswer answer) =>
        answer.LastReview is { } last
            ? $"Reviewed every {Format.Many(answer.ReviewWeeks, "week")}: last on {Format.Day(last)}, next at the first close from {Format.Day(answer.NextReview)} on. Nothing moves in between."
            : $"Not reviewed yet: the first review is at the first close from {Format.Day(answer.NextReview)} on.";

    /// <summary>A hold is of everybody who could rise, so it is said once.</summary>
    private static IEnumerable<Sentence> Held(TiersAnswer answer) =>
        answer
            .Models.SelectMany(m => m.Needs)
            .Where(n => n.What == TierNeeds.Hold)
            .GroupBy(n => n.Words)
            .Select(g => new Sentence($"For {Format.Many(g.Count(), "model")}: {g.Key}.", Tone.Warning));

    private static Sentence Epoch(ProposedEpoch epoch) =>
        new(
            $"Round {epoch.Round} began {RuleNames.InWords(epoch.Rule)}: a new evidence epoch from there suggests itself for {Format.Names(epoch.Models)}. Their older rounds were paid by another rule. It is not taken by itself.",
            Tone.Warning
        )
        {
            Typed =
                $"Take it: ballast registry set epoch NAME from={epoch.Round}; at-rule-change: reset does that at every change",
        };

    private static Table Standing(TiersAnswer answer) =>
        new(
            "Standing",
            [
                new Column("Model", ColumnKind.Name),
                new Column("tier", ColumnKind.Words),
                new Column("since", Priority: 3),
                new Column("rounds", Priority: 2),
                new Column("worth", Priority: 5),
                new Column("lead, low to high", Priority: 4),
                new Column("share", Priority: 1),
                new Column("NMR", Priority: 2),
                new Column("needs to rise", ColumnKind.Words),
            ],
            [.. answer.Models.Select(Row)]
        )
        {
            Most = MostRows,
            IsOpen = true,
        };

    private static IReadOnlyList<Cell> Row(TierStandingEntry model) =>
        [
            Cell.Model(model.Model),
            Cell.Words(model.Tier),
            Cell.Round(model.Since),
            Cell.Count(model.ResolvedRounds),
            Cell.About(model.IndependentRounds),
            Cell.Interval(model.LeadLow, model.LeadHigh, "not enough rounds", 3),
            Cell.PlainPercent(model.Share),
            Cell.Stake(model.Nmr),
            Cell.Words(Needs(model)),
        ];

    private static string Needs(TierStandingEntry model) =>
        model switch
        {
            { AtNextReview: "rises" } => $"nothing: rises to {model.NextTier} at the next review",
            { AtNextReview: "falls" } => "falls at the next review",
            { AtNextReview: "resets" } => "a new evidence epoch begins at the next review",
            { NextTier: null } => "highest tier",
            { Needs: [] } => "nothing",
            { Needs: [{ What: TierNeeds.Hold }] } => "nothing of its own",
            _ => Own(model) is [var first, .. var more] && more.Length > 0
                ? $"{first}; and {Format.Many(more.Length, "more thing")}"
                : Own(model)[0],
        };

    private static string[] Own(TierStandingEntry model) =>
        [.. model.Needs.Where(n => n.What != TierNeeds.Hold).Select(n => Plain(n.Words))];

    /// <summary>What the conditions of a policy file are called, for those who never read one.</summary>
    private static string Plain(string words)
    {
        (string Key, string Words)[] names =
        [
            ("lead-low", "low end of the lead"),
            ("lead-ratio", "lead ratio"),
            ("return-mean", "mean return"),
            ("return-low", "low end of the return"),
            ("return-high", "high end of the return"),
            ("lead-high", "high end of the lead"),
            ("resolved-rounds", "resolved rounds"),
            ("independent-rounds", "independent rounds"),
            ("burn-rate", "share of burns"),
            ("return-ratio", "return ratio"),
            ("deepest-fall", "deepest fall"),
            ("lead-mean", "mean lead"),
        ];
        return names.Aggregate(words, (said, n) => said.Replace(n.Key, n.Words, StringComparison.Ordinal));
    }

    /// <summary>All that is missing, of those who miss several things.</summary>
    private static IEnumerable<Block> AllNeeds(TiersAnswer answer)
    {
        var several = answer
            .Models.Where(m => m.AtNextReview is not ("rises" or "falls" or "resets") && Own(m).Length > 1)
            .ToList();
        if (several.Count > 0)
            yield return new Fold(
                "Everything that is missing to rise",
                [new Points([.. several.Select(m => $"{m.Model}: {string.Join("; ", Own(m))}.")])]
            );
    }

    private static Table TiersOf(TiersAnswer answer) =>
        new(
            "The tiers",
            [
                new Column("Tier", ColumnKind.Words),
                new Column(answer.Tiers[0].SizeKind),
                new Column("models"),
                new Column("share together", Priority: 1),
                .. answer.Tiers.Any(t => t.Multipliers is not null)
                    ? [new Column("multipliers", ColumnKind.Words, 2)]
                    : Array.Empty<Column>(),
            ],
            [
                .. answer
                    .Tiers.Reverse()
                    .Select(t =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Words(t.Name),
                                Cell.Multiplier(t.Size),
                                Cell.Count(t.Models),
                                Cell.PlainPercent(t.Share),
                                .. answer.Tiers.Any(o => o.Multipliers is not null)
                                    ? [Cell.Words(t.Multipliers ?? "-")]
                                    : Array.Empty<Cell>(),
                            ]
                    ),
            ]
        );

    private static IEnumerable<Sentence> Multipliers(TiersAnswer answer)
    {
        if (answer.Tiers.FirstOrDefault(t => t.MultipliersApply is not null) is { } tier)
            yield return new Sentence(
                tier.MultipliersApply == true
                    ? "The next round's rule leaves a choice of multipliers: set those of the tier. The replay does not know them: its returns are as the answer says below."
                    : "The next round's rule leaves no choice of multipliers: those of the policy are not set.",
                Tone.Warning
            );
    }

    private static Fold Moves(TiersAnswer answer) =>
        new(
            "Moves",
            [
                new Table(
                    "Moves, newest first",
                    [
                        new Column("Round"),
                        new Column("day", Priority: 2),
                        new Column("model", ColumnKind.Name),
                        new Column("move", ColumnKind.Words),
                        new Column("why", ColumnKind.Words, 1),
                    ],
                    [
                        .. answer
                            .Moves.Reverse()
                            .Select(m =>
                                (IReadOnlyList<Cell>)
                                    [
                                        Cell.Round(m.Round),
                                        Cell.Day(m.Date),
                                        Cell.Model(m.Model),
                                        Cell.Words($"{m.Move} {(m.Move == "enters" ? "in" : "to")} {m.To}"),
                                        Cell.Words(Plain(string.Join("; ", m.Why))),
                                    ]
                            ),
                    ]
                )
                {
                    Most = MostMoves,
                },
            ]
        );
}
