using System.Globalization;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Pages.Drawing;

/// <summary>One round: its times and rule, what it paid, and every model in it.</summary>
internal static class OneRound
{
    /// <summary>The page's content.</summary>
    /// <param name="round">What is stored.</param>
    /// <param name="pending">What it is expected to bring; null where that is not known, or nothing is open.</param>
    /// <param name="kept">What goes along in links.</param>
    public static Html Of(RoundDocument round, PendingEntry? pending, string kept) =>
        Html.Of($"<h2>{Title(round, pending)}</h2>\n{Times(round, kept)}{Tiles(round, pending)}{Models(round, kept)}");

    private static string Title(RoundDocument round, PendingEntry? pending)
    {
        var settled = Settled(round);
        if (settled.Count > 0)
            return $"{Words.Nmr(settled.Sum(m => m.Payout!.Value))} NMR settled, {Words.Many(settled.Count, "payout")}";
        if (round.IsResolved)
            return "It has resolved; no settled payout of it is stored";
        return pending is { Expected: { } expected, Low80: { } low, High80: { } high }
            ? $"It is open, and expected to bring {Words.Nmr((decimal)expected)} NMR, four times in five between {Words.Nmr((decimal)low)} and {Words.Nmr((decimal)high)}"
            : "It is open";
    }

    private static Html Times(RoundDocument round, string kept) =>
        Html.Of(
            $"<p>Opened {Time(round.Opens)}, stakes fixed {Time(round.StakeFixed)}, scored from {Time(round.ScoredFrom)}, {(round.IsResolved ? "resolved" : "resolves")} {Time(round.Resolves)} (UTC). Payout factor {(round.PayoutFactor is { } f ? Words.Multiplier(f) : "not known")}. Rule: <a href=\"/rules{kept}#{round.Rule}\">{Words.Rule(round.Rule)}</a>. Neighbours: <a href=\"/rounds/{round.Round - 1}{kept}\">{round.Round - 1}</a> · <a href=\"/rounds/{round.Round + 1}{kept}\">{round.Round + 1}</a>.</p>\n"
        );

    private static Html Tiles(RoundDocument round, PendingEntry? pending)
    {
        var paid = Settled(round).ConvertAll(m => m.Payout!.Value);
        var staked = round.Models.Where(m => m.AtRisk > 0).ToList();
        if (staked.Count == 0 && paid.Count == 0)
            return Html.Empty;
        var money =
            paid.Count > 0
                ? Html.Join([
                    Tile("Net", Figure.Nmr(paid.Sum()), "NMR settled"),
                    Tile("Payouts", Figure.Nmr(paid.Where(p => p > 0).Sum()), "NMR"),
                    Tile("Burns", Figure.Nmr(paid.Where(p => p < 0).Sum()), "NMR, destroyed for good"),
                ])
                : Html.Join([Projected(round, staked), round.IsResolved ? Html.Empty : Expected(pending)]);
        return Html.Of(
            $"<dl class=\"tiles\">\n{Tile("At risk", Figure.Stake(staked.Sum(m => m.AtRisk!.Value)), $"NMR of {Words.Many(staked.Count, "model")}")}{money}</dl>\n"
        );
    }

    /// <summary>As the account counts them: a payout of nothing on no stake is none.</summary>
    private static List<RoundModelEntry> Settled(RoundDocument round) =>
        [.. round.Models.Where(m => m is { IsFinal: true, Payout: { } paid } && (m.AtRisk > 0 || paid != 0))];

    private static Html Projected(RoundDocument round, List<RoundModelEntry> staked)
    {
        var told = staked.FindAll(m => m.Payout is not null);
        var name = round.IsResolved ? "Last projected" : "Projected";
        return Tile(
            name,
            told.Count == 0 ? Figure.Unknown : Figure.Nmr(told.Sum(m => m.Payout!.Value)),
            round.IsResolved
                ? "NMR, as Numerai last reported; what it paid is not stored"
                : "NMR, as Numerai last reported; not settled"
        );
    }

    private static Html Expected(PendingEntry? pending) =>
        Tile(
            "Expected",
            Figure.Number(pending?.Expected),
            pending is { Low95: { } low, High95: { } high }
                ? $"NMR; 95 % interval {Words.Nmr((decimal)low)} to {Words.Nmr((decimal)high)}"
                : "not known"
        );

    private static Html Tile(string name, Html figure, string note) =>
        Html.Of(
            $"<div class=\"tile\"><dt>{name}</dt><dd><span class=\"figure\">{figure}</span><p class=\"note\">{note}</p></dd></div>\n"
        );

    private static Html Models(RoundDocument round, string kept)
    {
        if (round.Models.Count == 0)
            return Block.Note("No score and no stake of this round is stored.");
        var table = new Table(
            "Models in this round",
            ["Model", .. round.Metrics.Select(m => "#" + m), "#At risk", "#Payout NMR"]
        );
        foreach (var model in round.Models)
        {
            table.Row(
                round.IsResolved ? null : "unresolved",
                [
                    Html.Of(
                        $"<a href=\"/models/{Uri.EscapeDataString(model.Model)}{kept}\">{Html.Name(model.Model)}</a>"
                    ),
                    .. model.Scores.Select(Figure.Score),
                    Figure.Stake(model.AtRisk),
                    Html.Of(
                        $"{Figure.Nmr(model.Payout)}{(model.IsFinal || model.Payout is null ? Html.Empty : Html.Of($"<span class=\"tag\">{(round.IsResolved ? "not settled here" : "open")}</span>"))}"
                    ),
                ]
            );
        }
        return table.FoldedFrom(200);
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
