using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>What did it earn: totals, how they came about round by round, and where they came from.</summary>
internal static class MoneySection
{
    private const string Id = "earned";

    /// <summary>The section; without a stored stake it is left out and says why.</summary>
    public static Html Of(AccountDocument? account) =>
        account is null
            ? Block.LeftOut(
                Id,
                "What it earned is not known",
                "No stake of these models is stored, so there are no payouts to add up; the scores below were paid by the rules instead."
            )
            : Block.Section(
                Id,
                Title(account),
                Totals(account),
                Gaps(account),
                account.Rounds.Count == 0 ? Html.Empty : MoneyRounds.Of(account),
                account.Rounds.Count == 0 ? Html.Empty : MoneySources.Of(account),
                Moves(account)
            );

    private static string Title(AccountDocument account)
    {
        if (account.Rounds.Count == 0)
            return "Nothing has settled yet, so it has earned nothing";
        var verb = account.Total.Net < 0 ? "It lost" : "It earned";
        var amount = Words.Stake(Math.Abs(account.Total.Net));
        return $"{verb} {amount} NMR in {Words.Rounds(account.Rounds.Count)} that have settled ({account.From} to {account.To})";
    }

    private static Html Totals(AccountDocument account) =>
        Html.Of(
            $"""
            <dl class="tiles">
            {Tile(
                "Net",
                Figure.Nmr(account.Total.Net),
                "NMR",
                $"{Words.Many(account.Total.Positions, "payout")} settled",
                "main"
            )}
            {Tile("Payouts", Figure.Nmr(account.Total.Payouts), "NMR", "")}
            {Tile("Burns", Figure.Nmr(account.Total.Burns), "NMR", "destroyed for good")}
            {Fiat(account)}{Unresolved(account.Unresolved)}</dl>

            """
        );

    private static Html Fiat(AccountDocument account) =>
        account.Currency is null
            ? Html.Empty
            : Tile(
                "Net in money",
                Figure.Fiat(account.Total.NetFiat),
                account.Currency,
                account.Total.NetFiat is null
                    ? "the price of a day is missing"
                    : "each round at the price of the day it settled"
            );

    private static Html Unresolved(UnresolvedEntry open) =>
        open.Positions == 0
            ? Html.Empty
            : Tile(
                "Not settled: last projected",
                Figure.Nmr(open.Projected),
                "NMR",
                $"rounds {open.From} to {open.To}, {Words.Stake(open.AtRisk)} NMR at risk in them; not part of the net"
                    + (
                        open.WithoutProjection > 0
                            ? $"; {open.WithoutProjection} of {Words.Many(open.Positions, "position")} without a projection"
                            : ""
                    )
                    + (
                        open.ResolvedSince > 0
                            ? $"; {Words.Count(open.Open.Positions)} of {Words.Many(open.Positions, "position")} open, the rounds of the others have resolved since: what they paid is not stored"
                            : ""
                    ),
                "unresolved"
            );

    private static Html Tile(string name, Html figure, string unit, string note, string look = "") =>
        Html.Of(
            $"<div class=\"tile {look}\"><dt>{name}</dt><dd class=\"figure\">{figure} <span class=\"unit\">{unit}</span></dd><dd class=\"note\">{note}</dd></div>"
        );

    private static Html Gaps(AccountDocument account) =>
        Html.Of(
            $"{Block.NoteIf(account.PayoutsMissing > 0, $"{Words.Many(account.PayoutsMissing, "resolved position")} with a stake have no stored payout: they are not part of any sum here.")}{Block.NoteIf(account.NotComputed.Count > 0, $"Not taken apart by a formula: {string.Join(", ", account.NotComputed.Select(n => $"{Words.Many(n.Value, "payout")} ({n.Key})"))}. Their money stands under unexplained.")}"
        );

    private static Html Moves(AccountDocument account)
    {
        if (account.Moves.Count == 0)
            return Html.Empty;
        var table = new Table("Stake put in and taken out", "Model", "#Before round", "#NMR", "~Sure?");
        foreach (var m in account.Moves)
        {
            var sure = m.IsDoubtful ? "doubtful: a payout in between is not stored" : "yes";
            table.Row(Html.Name(m.Model), Figure.Round(m.Round), Figure.Stake(m.Amount), Html.Of($"{sure}"));
        }

        var total = account.Moves.Sum(m => m.Amount);
        var way = total < 0 ? "taken out of" : "put into";
        return Block.Part(
            $"On balance {Words.Stake(Math.Abs(total))} NMR were {way} the stakes; that is not earned or lost",
            table.FoldedFrom(12)
        );
    }
}
