using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Round;

/// <summary>One round in words.</summary>
internal static class RoundText
{
    private const int MostModels = 200;

    /// <summary>What it paid or is expected to pay, its times, and every model in it.</summary>
    public static IReadOnlyList<Block> Write(RoundAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"Round {answer.Round} · {answer.Tournament} · as of {Format.Time(answer.AsOf)} UTC"),
            Summary(answer),
            Next(answer),
            [
                .. Money(answer),
                .. answer.Models.Count == 0
                    ? [new Sentence("No score and no stake of this round is stored.")]
                    : new Block[] { Models(answer) },
            ],
            [
                new Heading("Times and rule", 2),
                Times(answer),
                new Heading("The rounds before and after", 2),
                Neighbours(answer),
            ]
        );

    private static NextStep Next(RoundAnswer answer) =>
        answer.Models.Where(m => m is { Payout: not null }).MaxBy(m => Math.Abs(m.Payout!.Value)) is { } largest
            ? NextStep.To("see how its largest payout comes about", "explain", largest.Model, $"{answer.Round}")
        : answer.IsResolved ? NextStep.To("see all rounds", "rounds")
        : NextStep.To("see what the open rounds will probably bring", "nowcast");

    private static Facts Times(RoundAnswer answer) =>
        new([
            ("opened", $"{Format.Time(answer.Opens)} UTC"),
            ("stakes fixed", $"{Format.Time(answer.StakeFixed)} UTC"),
            ("scored from", $"{Format.Time(answer.ScoredFrom)} UTC"),
            (answer.IsResolved ? "resolved" : "resolves", $"{Format.Time(answer.Resolves)} UTC"),
            ("payout factor", answer.PayoutFactor is { } factor ? Format.Multiplier(factor) : "not known"),
            ("rule", Format.RuleId(answer.Rule)),
        ]);

    private static string Summary(RoundAnswer answer)
    {
        var settled = Settled(answer);
        if (settled.Count > 0)
        {
            var net = settled.Sum(m => m.Payout!.Value);
            return $"Round {answer.Round} has ended and {(net < 0 ? "cost" : "brought")} {Format.Nmr(Math.Abs(net))} NMR in {Format.Many(settled.Count, "payout")}.";
        }
        if (answer.IsResolved)
            return $"Round {answer.Round} has ended; no settled payout of it is stored.";
        return answer.Pending is { Expected: { } expected } pending
            ? $"Round {answer.Round} still runs and will probably bring {PendingText.Nmr(expected)} NMR, four times in five between {PendingText.Nmr(pending.Low80)} and {PendingText.Nmr(pending.High80)}."
            : $"Round {answer.Round} still runs and ends on {Format.Day(answer.Resolves)}.";
    }

    private static IEnumerable<Block> Money(RoundAnswer answer)
    {
        var settled = Settled(answer).ConvertAll(m => m.Payout!.Value);
        var staked = answer.Models.Where(m => m.AtRisk > 0).ToList();
        if (staked.Count == 0 && settled.Count == 0)
            yield break;
        var risk = new KeyFigure(
            "At risk",
            Cell.Stake(staked.Sum(m => m.AtRisk!.Value)),
            $"NMR of {Format.Many(staked.Count, "model")}"
        );
        yield return new KeyFigures(
            settled.Count > 0
                ?
                [
                    risk,
                    new KeyFigure("Net", Cell.Nmr(settled.Sum()), "NMR settled"),
                    new KeyFigure("Payouts", Cell.Nmr(settled.Where(p => p > 0).Sum()), "NMR"),
                    new KeyFigure("Burns", Cell.Nmr(settled.Where(p => p < 0).Sum()), "NMR, destroyed for good"),
                ]
                : [risk, Projected(answer, staked), .. answer.IsResolved ? [] : new[] { Expected(answer) }]
        );
    }

    private static KeyFigure Projected(RoundAnswer answer, List<RoundModelEntry> staked)
    {
        var reported = staked.FindAll(m => m.Payout is not null);
        return new KeyFigure(
            answer.IsResolved ? "Last projected" : "Projected",
            reported.Count == 0 ? Cell.Missing() : Cell.Nmr(reported.Sum(m => m.Payout!.Value)),
            answer.IsResolved
                ? "NMR, as Numerai last reported; what it paid is not stored"
                : "NMR, as Numerai last reported; not settled"
        );
    }

    private static KeyFigure Expected(RoundAnswer answer) =>
        new(
            "Expected",
            Cell.Nmr(answer.Pending?.Expected),
            answer.Pending is { Low95: { } low, High95: { } high }
                ? $"NMR; 95 % interval {PendingText.Between(low, high)}"
                : "not known"
        );

    /// <summary>As the account counts them: a payout of nothing on no stake is none.</summary>
    private static List<RoundModelEntry> Settled(RoundAnswer answer) =>
        [.. answer.Models.Where(m => m is { IsFinal: true, Payout: { } paid } && (m.AtRisk > 0 || paid != 0))];

    private static Table Neighbours(RoundAnswer answer) =>
        new(
            "Neighbours",
            [new Column("Before"), new Column("After")],
            [
                [answer.Round > 1 ? Cell.Round(answer.Round - 1) : Cell.Empty, Cell.Round(answer.Round + 1)],
            ]
        );

    private static Table Models(RoundAnswer answer) =>
        new(
            "Models in this round",
            [
                new Column("Model", ColumnKind.Name),
                .. answer.Metrics.Select((m, place) => new Column(m, Priority: place == 0 ? 0 : 1 + place)),
                new Column("At risk", Priority: 1),
                new Column("Payout NMR"),
                new Column("State", ColumnKind.Words, Priority: 2),
            ],
            [
                .. answer.Models.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Model(m.Model),
                            .. m.Scores.Select(s => Cell.Signed(s, 4)),
                            Cell.Stake(m.AtRisk),
                            Cell.Nmr(m.Payout) with
                            {
                                Leads = m.Payout is null ? null : ["explain", m.Model, $"{answer.Round}"],
                            },
                            Cell.Words(
                                m.Payout is null ? ""
                                : m.IsFinal ? "settled"
                                : answer.IsResolved ? "not settled here"
                                : "open"
                            ),
                        ]
                ),
            ]
        )
        {
            Most = MostModels,
        };
}
