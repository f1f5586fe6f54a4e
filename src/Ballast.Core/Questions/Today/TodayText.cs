using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Today;

/// <summary>The first look in words.</summary>
internal static class TodayText
{
    /// <summary>What needs attention first, then the money, what settled, and the open rounds.</summary>
    public static IReadOnlyList<Block> Write(TodayAnswer answer) =>
        [
            new Heading($"Today · {answer.Tournament} · as of {Format.Time(answer.AsOf)} UTC"),
            .. answer.Attention.Count == 0
                ? [new Sentence("Nothing needs attention.", Tone.Answer)]
                : answer.Attention.Select(a => new Sentence(a, Tone.Warning)),
            .. Advice(answer),
            Money(answer),
            .. OnPaper(answer),
            new Heading(SettledTitle(answer), 2),
            SettledRounds(answer),
            .. OpenRounds(answer),
        ];

    private static IEnumerable<Sentence> Advice(TodayAnswer answer)
    {
        if (answer.Advice is { } advice)
            yield return new Sentence(
                $"{advice.Sentence} Model by model: ballast advise.",
                advice.Verdict == "move" ? Tone.Warning : Tone.Plain
            );
    }

    private static KeyFigures Money(TodayAnswer answer)
    {
        var open = answer.Unresolved.Open;
        return new KeyFigures([
            new KeyFigure("Settled so far", Cell.Nmr(answer.SettledNet), Payouts(answer)),
            new KeyFigure("Open rounds, projected", Cell.Nmr(open.Projected), Projected(open)),
            new KeyFigure("Open rounds, expected", Cell.Nmr(answer.Pending?.Expected), Expected(answer)),
            new KeyFigure("Open stakes", Cell.Count(open.Positions), "each in one round"),
            new KeyFigure("At risk in open rounds", Cell.Stake(open.AtRisk), "NMR, added up over the rounds"),
        ]);
    }

    private static string Payouts(TodayAnswer answer) =>
        answer.SettledNet is null
            ? "no settled payout is stored"
            : $"NMR; {Format.Many(answer.SettledPayouts, "payout")} less burns, all rounds";

    private static string Projected(OpenStakesEntry open) =>
        open switch
        {
            { Positions: 0 } => "nothing is open",
            { Projected: null } => "nothing is projected yet",
            { WithoutProjection: > 0 } =>
                $"NMR, as Numerai last reported; {Format.Many(open.WithoutProjection, "stake")} without a projection",
            _ => "NMR, as Numerai last reported; not settled",
        };

    private static string Expected(TodayAnswer answer) =>
        answer switch
        {
            { Pending: { Expected: not null } pending } =>
                $"NMR; four times in five {PendingText.Between(pending.Low80, pending.High80)}{Which(answer, pending)}",
            { Pending: { Shortage: { } shortage, Positions: > 0 } } => SharedSentences.NotEnough(shortage),
            { Unresolved.Open.Positions: 0 } => "nothing is open",
            { NotComputed.Count: > 0 } =>
                $"not enough data: {NowcastReasons.InWords(answer.NotComputed.MaxBy(n => n.Value).Key)}",
            _ => "cannot be said",
        };

    private static string Which(TodayAnswer answer, PendingEntry pending) =>
        answer.NotComputed.Count > 0
            ? $"; of {Format.Count(pending.Positions)} of {Format.Many(answer.Unresolved.Open.Positions, "open stake")}"
            : "";

    private static IEnumerable<Block> OnPaper(TodayAnswer answer)
    {
        if (answer.Paper.Count == 0)
            yield break;
        yield return new Heading("On paper", 2);
        yield return new Points([.. answer.Paper.Select(PaperLines.InWords)]);
    }

    private static string SettledTitle(TodayAnswer answer)
    {
        if (answer.Since is not { } since)
            return answer.Settled.Count == 0 ? "No payout has settled yet" : "What settled last";
        var when = $"{Format.Time(since)} UTC";
        return answer.Settled.Count == 0
            ? $"Nothing has settled since your last visit, {when}"
            : $"{Format.Rounds(answer.Settled.Count)} settled since your last visit, {when}: {Format.SignedNmr(answer.Settled.Sum(s => s.Net))} NMR";
    }

    private static Table SettledRounds(TodayAnswer answer) =>
        new(
            "Rounds that settled",
            [
                new Column("Round"),
                new Column("Resolved", ColumnKind.Words),
                new Column("Known since (UTC)", ColumnKind.Words, Priority: 2),
                new Column("Payouts", Priority: 1),
                new Column("Net NMR"),
            ],
            [
                .. answer.Settled.Select(r =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Round(r.Round),
                            Cell.Day(r.Resolved),
                            Cell.Words(Format.Time(r.Known)),
                            Cell.Count(r.Positions),
                            Cell.Nmr(r.Net),
                        ]
                ),
            ]
        );

    private static IEnumerable<Block> OpenRounds(TodayAnswer answer)
    {
        if (answer.Rounds.Count == 0)
            yield break;
        yield return new Heading("Open rounds", 2);
        yield return new Picture(
            "pending",
            "What each open round is expected to bring, with the 80 % and the 95 % interval"
        );
        yield return new Fold("Round by round", [PendingText.Rounds(answer.Rounds)]);
        yield return new Sentence("Model by model, and score by score: ballast nowcast.", Tone.Remark);
    }
}
