using Ballast.Core.Questions.Parameters;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Account;

/// <summary>An account's money in words.</summary>
internal static class AccountText
{
    /// <summary>The sum first, then what is open, and where the money came from: rounds, models, scores, months.</summary>
    public static IReadOnlyList<Block> Write(AccountAnswer answer, Given given)
    {
        var isFull = given.Is(AccountQuestion.All);
        var top = given.Whole(AccountQuestion.Top);
        var hasSettled = answer.Total.Positions > 0;
        return AnswerLayout.Of(
            new Heading($"Account · {answer.Tournament} · {Format.Many(answer.Models.Count, "model")}"),
            Total(answer),
            Next(answer, given),
            hasSettled
                ?
                [
                    AccountRoundsText.Heights(answer),
                    .. CountedBy(given),
                    AccountRoundsText.Course(answer),
                    .. AccountSourcesText.Models(answer, isFull, top),
                    .. Open(answer.Unresolved.Open),
                ]
                : Open(answer.Unresolved.Open),
            [
                .. Unsettled(answer.Unresolved),
                .. Notes(answer),
                .. hasSettled ? Sources(answer, isFull) : [],
                .. Moves(answer.Moves),
            ]
        );
    }

    private static IEnumerable<Block> Sources(AccountAnswer answer, bool isFull) =>
        [
            AccountRoundsText.Every(answer),
            .. AccountRoundsText.Extremes(answer),
            .. AccountRoundsText.Months(answer, isFull),
            .. AccountSourcesText.Folded(answer, isFull),
            AccountSourcesText.Scores(answer),
            BridgeText.Write(answer.Bridge),
        ];

    private static NextStep Next(AccountAnswer answer, Given given) =>
        answer switch
        {
            { Own: > 0 and var own } when own < answer.Models.Count && given.Models.Count == 0 => NextStep.To(
                "see the same of your own models alone",
                "account",
                "@mine"
            ),
            { Total.Positions: > 0 } when answer.ByModel.Count > 1 => AnswerLayout.Next(
                "see whether some models are better than others, or only luckier",
                given,
                "evidence"
            ),
            { Total.Positions: > 0 } => AnswerLayout.Next("see how much this model can lose", given, "risk"),
            { Unresolved.Open.Positions: > 0 } => AnswerLayout.Next(
                "see what the open rounds will probably bring",
                given,
                "nowcast"
            ),
            _ => NextStep.To("bring stakes and payouts in", "sync", "--account"),
        };

    private static string Total(AccountAnswer answer) =>
        answer.Total is { Positions: > 0 } total
            ? $"In rounds {answer.From} to {answer.To} the stakes{SharedSentences.Whose(answer.Models.Count, answer.Own)} {(total.Net < 0 ? "lost" : "earned")} {Format.Nmr(Math.Abs(total.Net))} NMR{Fiat(answer)}: {Format.Nmr(total.Payouts)} paid out less {Format.Nmr(Math.Abs(total.Burns))} burned."
            : "No round with a stake has ended yet, so nothing is earned or lost.";

    /// <summary>Where days cut the rounds, another answer cuts them at other days.</summary>
    private static IEnumerable<Sentence> CountedBy(Given given)
    {
        if (RangeParameters.IsByDay(given))
            yield return new Sentence(
                "Rounds count here by the day on which they opened; Realised counts them by the day on which they resolved, so its year is another sum.",
                Tone.Remark
            )
            {
                Typed = "See: ballast realised",
            };
    }

    private static string Fiat(AccountAnswer answer) =>
        (answer.Currency, answer.Total.NetFiat) switch
        {
            (null, _) => "",
            ({ } currency, { } money) => $" ({Format.Fiat(money)} {currency} at the days' prices)",
            ({ } currency, null) => $" (in {currency}: a day's price is missing)",
        };

    private static IEnumerable<Block> Open(OpenStakesEntry open)
    {
        if (open.Positions > 0)
        {
            var projected = open.Projected is { } nmr
                ? $"projected {Format.SignedNmr(nmr)} NMR"
                : "none projected by Numerai yet";
            var without = open is { Projected: not null, WithoutProjection: > 0 }
                ? $", {Format.Count(open.WithoutProjection)} of them without a projection"
                : "";
            yield return new Sentence(
                $"Still open and not counted: {Format.Count(open.Positions)} stakes in rounds {open.From} to {open.To}, {Format.Nmr(open.AtRisk)} NMR at risk added up, {projected}{without}."
            );
        }
    }

    private static IEnumerable<Block> Unsettled(UnresolvedEntry all)
    {
        var open = all.Open;
        if (all.ResolvedSince > 0)
        {
            var rounds = open.Positions > 0 ? "" : $" ({all.From} to {all.To})";
            yield return new Sentence(
                $"Not settled here: {Format.Count(all.ResolvedSince)} stakes in rounds that have resolved since they were last reported{rounds}, last projected {Format.SignedNmr(all.Projected - (open.Projected ?? 0))} NMR: what they paid is not stored.",
                Tone.Warning
            );
        }
    }

    private static IEnumerable<Block> Notes(AccountAnswer answer)
    {
        if (answer.Balances.Count > 0)
        {
            var (first, last) = (answer.Balances[0], answer.Balances[^1]);
            yield return new Sentence(
                $"Stake by day: {Format.Nmr(first.Staked)} NMR on {Format.Day(first.Date)}{Worth(answer, first)}, {Format.Nmr(last.Staked)} on {Format.Day(last.Date)}{Worth(answer, last)}; {Format.Count(answer.Balances.Count)} days reported."
            );
        }
        if (answer.RoundsWithoutPrice > 0)
            yield return new Sentence(
                $"No price: of {Format.Rounds(answer.RoundsWithoutPrice)} no {answer.Currency} price of the day they settled is stored.",
                Tone.Warning
            );
        foreach (var (reason, count) in answer.NotComputed)
            yield return new Sentence(
                $"Not computed: {Format.Count(count)} payouts ({PayoutReasons.InWords(reason)}); they stand under unexplained."
            );
        if (answer.PayoutsMissing > 0)
            yield return new Sentence(
                $"Missing: the payouts of {Format.Count(answer.PayoutsMissing)} resolved positions are not stored; they are not part of any sum.",
                Tone.Warning
            );
    }

    private static string Worth(AccountAnswer answer, BalanceEntry day) =>
        day.StakedFiat is { } money ? $" ({Format.Exact(decimal.Round(money))} {answer.Currency})" : "";

    private static IEnumerable<Block> Moves(IReadOnlyList<MoveEntry> moves)
    {
        var sure = moves.Where(m => !m.IsDoubtful).ToList();
        if (sure.Count > 0)
            yield return new Sentence(
                $"Moved by the owner, worked out from stakes and payouts: {Format.SignedNmr(sure.Where(m => m.Amount > 0).Sum(m => m.Amount))} NMR in, {Format.SignedNmr(sure.Where(m => m.Amount < 0).Sum(m => m.Amount))} out, in {Format.Count(sure.Count)} changes."
            );
        if (moves.Count > 0)
            yield return new Fold(
                "Stake put in and taken out",
                [
                    new Table(
                        "Stake put in and taken out",
                        [
                            new Column("Model", ColumnKind.Name),
                            new Column("Before round"),
                            new Column("NMR"),
                            new Column("Sure?", ColumnKind.Words),
                        ],
                        [.. moves.Select(Move)]
                    ),
                ]
            );
    }

    private static IReadOnlyList<Cell> Move(MoveEntry move) =>
        [
            Cell.Model(move.Model),
            Cell.Round(move.Round),
            Cell.Stake(move.Amount),
            Cell.Words(move.IsDoubtful ? "doubtful: a payout in between is not stored" : "yes"),
        ];
}
