using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Today;

/// <summary>The first look in words: one sentence, the next step, what needs attention, then what stands open. What is not there is left out.</summary>
internal static class TodayText
{
    private const int MostModels = 12;

    /// <summary>Everything.</summary>
    public static IReadOnlyList<Block> Write(TodayAnswer answer) =>
        [
            new Heading($"Today · {answer.Tournament} · as of {Format.Time(answer.AsOf)} UTC"),
            new Sentence(First(answer), Tone.Answer),
            Next(answer),
            .. Alerts(answer),
            .. answer.Attention.Select(a => new Sentence(a, Tone.Warning)),
            .. Figures(answer),
            .. Advice(answer),
            .. OpenRounds(answer),
            .. Free(answer),
            .. TodayListsText.Settled(answer),
            .. TodayListsText.OnPaper(answer),
            .. TodayListsText.Scores(answer),
        ];

    private static IEnumerable<Block> Alerts(TodayAnswer answer) =>
        answer.AlertsNotLookedAt == 0
            ? []
            :
            [
                new NextStep(
                    $"{Format.Many(answer.AlertsNotLookedAt, "alert")} nobody has looked at: see what happened",
                    ["alerts"]
                ),
            ];

    private static string First(TodayAnswer answer)
    {
        var open = answer.Unresolved.Open;
        if (answer is { Locks: { } locks, OpenRounds: > 0 })
        {
            var stake =
                $"{Format.Nmr(locks.Locked)} NMR{SharedSentences.Whose(answer.Models.Count, answer.Own)} are at stake in {Many(answer.OpenRounds, "open round")}";
            return answer switch
            {
                { Pending: { Low80: { } low, High80: { } high } } =>
                    $"{stake}; they are expected to bring between {Format.Estimate(low)} and {Format.Estimate(high)} NMR (four times in five){Which(answer)}.",
                _ when open.Projected is { } projected =>
                    $"{stake}; as they are scored now they would bring {Format.SignedNmr(projected)} NMR, and how far that can still move cannot be said yet{Shortage(answer)}.",
                _ => $"{stake}; what they will bring cannot be said yet{Shortage(answer)}.",
            };
        }
        if (answer is { SettledNet: { } net, Settled: var settled })
        {
            var last =
                settled.Count == 0
                    ? ""
                    : $", the last of it in round {settled[0].Round} ({Format.SignedNmr(settled[0].Net)})";
            return answer.NoOpenStakes is { } why
                ? $"All that has ended {Earned(net)} NMR{last}. What is at stake in open rounds cannot be said: {why}."
                : $"Nothing is at stake in an open round; all that has ended {Earned(net)} NMR{last}.";
        }
        return answer.Scores is { } scores
            ? $"{Format.Many(scores.Models, "model")} with scores up to round {scores.LastRound}, and no stake: what they would have earned can be asked, what they did earn cannot."
            : "Neither a stake nor a score is stored yet.";
    }

    private static string Many(int count, string noun) => Format.Many(count, noun);

    private static string Earned(decimal net) => $"{(net < 0 ? "lost" : "earned")} {Format.Nmr(Math.Abs(net))}";

    private static string Which(TodayAnswer answer) =>
        answer is { NotComputed.Count: > 0, Pending: { } pending }
            ? SharedSentences.Counts(pending.Positions, answer.Unresolved.Open.Positions)
            : "";

    private static string Shortage(TodayAnswer answer) =>
        answer switch
        {
            { Pending.Shortage.By: { } day } => $", probably from {Format.Day(day)} on",
            { NotComputed.Count: > 0 } => $": {NowcastReasons.InWords(answer.NotComputed.MaxBy(n => n.Value).Key)}",
            _ => "",
        };

    private static NextStep Next(TodayAnswer answer) =>
        answer switch
        {
            { Advice.Verdict: "move" } => NextStep.To("look at the advised changes model by model", "advise"),
            { OpenRounds: > 0 } => NextStep.To(
                "see what each open round and each score will probably bring",
                "nowcast"
            ),
            { SettledNet: not null } => NextStep.To("see where the money came from", "account"),
            { Scores.Models: > 1 } => NextStep.To(
                "see which models can still be the best, and what chance alone would show",
                "evidence"
            ),
            { Scores: not null } => NextStep.To("see what a stake on it would have earned", "backtest"),
            _ => NextStep.To("bring scores and stakes in", "sync"),
        };

    private static IEnumerable<Block> Figures(TodayAnswer answer)
    {
        var open = answer.Unresolved.Open;
        List<KeyFigure> figures = [];
        if (answer.Locks is { } locks)
        {
            figures.Add(
                new KeyFigure(
                    "At stake",
                    Cell.Stake(locks.Locked),
                    $"NMR in {Many(answer.OpenRounds, "open round")} of {Many(answer.Models.Count, "model")}"
                )
            );
            if (answer.Pending?.Expected is { } expected)
                figures.Add(
                    new KeyFigure(
                        "Expected of them",
                        Cell.Nmr(expected),
                        $"NMR; four times in five {PendingText.Between(answer.Pending.Low80, answer.Pending.High80)}"
                    )
                );
            else if (open.Projected is { } projected)
                figures.Add(
                    new KeyFigure(
                        "As scored now",
                        Cell.Nmr(projected),
                        "NMR, as Numerai last reported; no interval yet"
                    )
                );
            if (locks.Next is [var next, ..])
                figures.Add(new KeyFigure("Free next", Cell.Stake(next.Frees), $"NMR on {Format.Day(next.Day)}"));
        }
        if (answer.SettledNet is { } net)
            figures.Add(
                new KeyFigure(
                    "Settled so far",
                    Cell.Nmr(net),
                    $"NMR; {Many(answer.SettledPayouts, "payout")} less burns, all rounds"
                )
            );
        if (figures.Count > 0)
            yield return new KeyFigures(figures);
    }

    private static IEnumerable<Block> Advice(TodayAnswer answer)
    {
        if (answer.Advice is not { } advice)
            yield break;
        yield return new Heading("What to do with the stakes", 2);
        yield return new Sentence(advice.Sentence, advice.Verdict == "move" ? Tone.Warning : Tone.Plain);
        yield return new Table(
            "Stakes to change",
            [
                new Column("Model", ColumnKind.Name),
                new Column("What", ColumnKind.Words),
                new Column("Stake now"),
                new Column("Advised"),
            ],
            [
                .. advice.Changes.Select(c =>
                    (IReadOnlyList<Cell>)
                        [Cell.Model(c.Model), Cell.Words(c.Action), Cell.Stake(c.Stake), Cell.Stake(c.Target)]
                ),
            ]
        )
        {
            Most = MostModels,
        };
    }

    private static IEnumerable<Block> OpenRounds(TodayAnswer answer)
    {
        if (answer.OpenRounds == 0)
            yield break;
        yield return new Heading("Open rounds", 2);
        if (answer.Rounds.Any(r => r.Pending.Expected is not null))
            yield return new Picture(
                "pending",
                "What each open round is expected to bring, with the 80 % and the 95 % interval"
            );
        yield return Models(answer);
        if (answer.Rounds.Count > 0)
            yield return new Fold("Round by round", [PendingText.Rounds(answer.Rounds)]);
    }

    private static Table Models(TodayAnswer answer)
    {
        var isExpected = answer.Models.Any(m => m.Expected is not null);
        return new Table(
            "What the open stakes of each model will bring",
            [
                new Column("Model", ColumnKind.Name),
                new Column("Rounds", Priority: 2),
                new Column("At risk, added up", Priority: 1),
                new Column("As scored now"),
                .. isExpected ? new[] { new Column("Expected") } : [],
                new Column("Four times in five", ColumnKind.Words),
            ],
            [
                .. answer.Models.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Model(m.Model),
                            Cell.Count(m.Positions),
                            Cell.Stake(m.AtRisk),
                            m.Projected is { } projected ? Cell.Nmr(projected) : Cell.Nmr(m.AtShownScores),
                            .. isExpected ? new[] { Cell.Nmr(m.Expected) } : [],
                            m is { Low80: { } low, High80: { } high }
                                ? Cell.Ends(Cell.Nmr(low), Cell.Nmr(high))
                                : Cell.Missing("no interval yet"),
                        ]
                ),
            ]
        )
        {
            Most = MostModels,
        };
    }

    private static IEnumerable<Block> Free(TodayAnswer answer)
    {
        if (answer.Locks is not { Next.Count: > 0 } locks)
            yield break;
        yield return new Heading("When it comes free", 2);
        yield return new Sentence(
            $"If nothing new is staked, the last of it is free on {Format.Day(locks.FreeBy)}. Payouts and burns are not counted."
        );
        yield return new Table(
            "The next days",
            [
                new Column("Day", ColumnKind.Words),
                new Column("Round", ColumnKind.Words, Priority: 1),
                new Column("Comes free, NMR"),
                new Column("Still locked"),
            ],
            [
                .. locks.Next.Select(d =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Day(d.Day),
                            d.Rounds is [var only] ? Cell.Round(only) : Cell.Words(Format.Rounds(d.Rounds.Count)),
                            Cell.Stake(d.Frees),
                            Cell.Stake(d.Locked),
                        ]
                ),
            ]
        );
    }
}
