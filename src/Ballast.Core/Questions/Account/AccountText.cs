using Ballast.Core.Text;

namespace Ballast.Core.Questions.Account;

/// <summary>An account's money in words.</summary>
internal static class AccountText
{
    /// <summary>The sum first, then what is open, and where the money came from: rounds, models, scores, months.</summary>
    public static IReadOnlyList<Block> Write(AccountAnswer answer, Given given)
    {
        var isFull = given.Is(AccountQuestion.All);
        return
        [
            new Heading($"Account · {answer.Tournament} · {Format.Many(answer.Models.Count, "model")}"),
            Total(answer),
            .. answer.Total.Positions > 0 ? AccountRoundsText.Course(answer) : [],
            .. Unresolved(answer.Unresolved),
            .. answer.Total.Positions > 0 ? Sources(answer, isFull) : [],
            .. Notes(answer),
        ];
    }

    private static IEnumerable<Block> Sources(AccountAnswer answer, bool isFull) =>
        [
            .. AccountRoundsText.Extremes(answer),
            .. AccountSourcesText.Models(answer, isFull),
            .. AccountSourcesText.Scores(answer),
            .. BridgeText.Write(answer.Bridge),
            .. AccountRoundsText.Months(answer, isFull),
        ];

    private static Sentence Total(AccountAnswer answer) =>
        answer.Total is { Positions: > 0 } total
            ? new Sentence(
                $"Settled in rounds {answer.From} to {answer.To}: {Format.SignedNmr(total.Net)} NMR{Fiat(answer)}; {Format.Nmr(total.Payouts)} paid out, {Format.Nmr(total.Burns)} burned, {Format.Count(total.Positions)} payouts.",
                Tone.Answer
            )
            : new Sentence("Nothing has settled yet.", Tone.Answer);

    private static string Fiat(AccountAnswer answer) =>
        (answer.Currency, answer.Total.NetFiat) switch
        {
            (null, _) => "",
            ({ } currency, { } money) => $" ({Format.Fiat(money)} {currency} at the days' prices)",
            ({ } currency, null) => $" (in {currency}: a day's price is missing)",
        };

    private static IEnumerable<Block> Unresolved(UnresolvedEntry all)
    {
        var open = all.Open;
        if (open.Positions > 0)
        {
            var projected = open.Projected is { } nmr
                ? $"projected {Format.SignedNmr(nmr)} NMR"
                : "none projected by Numerai yet";
            var without = open is { Projected: not null, WithoutProjection: > 0 }
                ? $", {Format.Count(open.WithoutProjection)} of them without a projection"
                : "";
            yield return new Sentence(
                $"Open, not counted above: {Format.Count(open.Positions)} stakes in rounds {open.From} to {open.To}, {Format.Nmr(open.AtRisk)} NMR at risk added up, {projected}{without}."
            );
        }
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
        foreach (var block in Moves(answer.Moves))
            yield return block;
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
                $"Moved by the owner, worked out from stakes and payouts: {Format.SignedNmr(sure.Where(m => m.Amount > 0).Sum(m => m.Amount))} NMR in, {Format.SignedNmr(sure.Where(m => m.Amount < 0).Sum(m => m.Amount))} out, in {Format.Count(sure.Count)} changes: --json"
            );
        if (moves.Count > 0)
            yield return new Fold(
                "Stake put in and taken out; that is not earned or lost",
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
