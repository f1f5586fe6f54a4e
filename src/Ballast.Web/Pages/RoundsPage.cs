using System.Globalization;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;
using Ballast.Web.Reports.Sections;

namespace Ballast.Web.Pages;

/// <summary>The stored rounds, and what one of them paid.</summary>
internal sealed class RoundsPage : IPage
{
    private const int AtOnce = 100;

    public string Path => "/rounds";

    public string Title => "Rounds";

    public string Question => "Which rounds are open, which have resolved, and what did they pay?";

    public Html Render(PageRequest request) => request.Rest.Length > 0 ? One(request, request.Rest) : List(request);

    private Html List(PageRequest request)
    {
        var offset = int.TryParse(request.First("offset"), NumberStyles.None, CultureInfo.InvariantCulture, out var o)
            ? o
            : 0;
        (string, string?)[] options =
        [
            ("offset", offset.ToString(CultureInfo.InvariantCulture)),
            ("limit", AtOnce.ToString(CultureInfo.InvariantCulture)),
        ];
        return Empty.Or(
            request.Ask<RoundsDocument>("rounds", options),
            rounds => Html.Of($"{Table(rounds, request)}{More(rounds, request)}")
        );
    }

    private Html Table(RoundsDocument rounds, PageRequest request)
    {
        var table = new Table(
            $"Rounds, the newest first: {rounds.Offset + 1} to {rounds.Offset + rounds.Rounds.Count} of {rounds.Total}",
            "Round",
            "Opens",
            "Resolves",
            "State",
            "#Payout factor",
            "#NMR at stake, all stakers"
        );
        foreach (var round in rounds.Rounds)
            table.Row(
                round.IsResolved ? null : "unresolved",
                Html.Of($"<a href=\"{Path}/{round.Round}{Shell.Kept(request)}\">{round.Round}</a>"),
                Time(round.Opens, round.IsOpenAssumed),
                Time(round.Resolves, round.IsResolveAssumed),
                Html.Of($"{(round.IsResolved ? "resolved" : "open")}{(round.HasScores ? "" : ", no score stored")}"),
                Figure.Ratio((double?)round.PayoutFactor),
                Figure.Stake(round.TotalAtStakeNmr)
            );
        return Html.Of($"{table.Open()}{Block.Note("~: by the calendar, not recorded.")}");
    }

    private Html More(RoundsDocument rounds, PageRequest request)
    {
        var kept = Shell.Kept(request);
        Html Link(int offset, string text) =>
            Html.Of($"<a href=\"{Path}{kept}{(kept.Length == 0 ? "?" : "&")}offset={offset}\">{text}</a> ");
        var newer = rounds.Offset > 0 ? Link(Math.Max(0, rounds.Offset - AtOnce), "newer rounds") : Html.Empty;
        var older = rounds.Offset + AtOnce < rounds.Total ? Link(rounds.Offset + AtOnce, "older rounds") : Html.Empty;
        return Html.Of($"<p>{newer}{older}</p>\n");
    }

    private static Html One(PageRequest request, string round)
    {
        var rule = PageRequest.Show(
            request.Ask<RoundRuleDocument>("rules", [("round", round)]),
            r =>
                Html.Of(
                    $"<h2>Round {round}</h2>\n<p>Rule: <b>{Words.Rule(r.Rule?.Id)}</b>. <a href=\"/rules\">All rules</a></p>\n"
                )
        );
        var money = request.Ask<AccountDocument>("account", [("from", round), ("to", round)]);
        return Html.Of(
            $"{rule}{PageRequest.Show(money, account => ChartScope.Of(MoneySection.Of(account), [("account", Json.Text(account))]))}"
        );
    }

    private static Html Time(DateTimeOffset time, bool isAssumed) =>
        Html.Of(
            $"{(isAssumed ? "~" : "")}{time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}"
        );
}
