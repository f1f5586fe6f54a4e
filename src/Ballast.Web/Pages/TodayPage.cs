using System.Globalization;
using Ballast.Core.Questions.Account;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Believing;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;
using Ballast.Web.Reports.Sections;

namespace Ballast.Web.Pages;

/// <summary>The front page: money, open rounds, what changed since the last visit, what needs attention.</summary>
internal sealed class TodayPage : IPage
{
    private const int MostWatched = 50;

    public string Path => "/";

    public string Title => "Today";

    public string Question => "What is open, what is new, what needs attention?";

    public Html Render(PageRequest request)
    {
        var nowcast = request.Ask<NowcastDocument>("nowcast");
        var told = (nowcast as Outcome<NowcastDocument>.Done)?.Value;
        var drift = Drift(request, nowcast);
        var today = request.AskStore(
            "today",
            [$"{told?.AsOf:O}", $"{Since(request):O}"],
            view => TodayWorkflow.Run(view, told, drift, Since(request))
        );
        if (request.IsFragment)
            return PageRequest.Show(today, t => Settled(t, request));
        return Empty.Or(
            request,
            today,
            answer => Html.Join([Attention(answer), Money(answer, told), Settled(answer, request), Open(nowcast)])
        );
    }

    /// <summary>Changes are looked for among the models that have something at stake now; of very many that takes too long for a front page.</summary>
    private static IReadOnlyList<DriftEntry> Drift(PageRequest request, Outcome<NowcastDocument> nowcast) =>
        nowcast is Outcome<NowcastDocument>.Done { Value.Models: { Count: >= 2 and <= MostWatched } staked }
        && request.Ask<EvidenceDocument>("evidence", [("criterion", "return")], staked.Select(m => m.Model))
            is Outcome<EvidenceDocument>.Done { Value.Regimes: [.., var newest] }
            ? newest.Drift
            : [];

    private static Html Attention(TodayDocument today) =>
        today.Attention.Count == 0
            ? Html.Empty
            : Html.Of(
                $"<section class=\"warning\" aria-label=\"Needs attention\"><ul class=\"points\">{today.Attention.Select(a => Html.Of($"<li>{a}</li>"))}</ul></section>\n"
            );

    private static Html Money(TodayDocument today, NowcastDocument? nowcast)
    {
        var open = today.Unresolved.Open;
        return Html.Of(
            $"""
            <dl class="tiles">
            {Tile("Settled so far", Figure.Nmr(today.SettledNet), Payouts(today))}{Tile(
                "Open rounds, projected",
                Figure.Nmr(open.Projected),
                Projected(open)
            )}{Tile("Open rounds, expected", Figure.Number(today.Pending?.Expected), Ends(today, nowcast))}{Tile(
                "Open stakes",
                Figure.Count(open.Positions),
                "each in one round"
            )}{Tile("At risk in open rounds", Figure.Stake(open.AtRisk), "NMR, added up over the rounds")}
            </dl>

            """
        );
    }

    private static string Payouts(TodayDocument today) =>
        today.SettledNet is null
            ? "no settled payout is stored"
            : $"NMR; {Words.Many(today.SettledPayouts, "payout")} less burns, all rounds";

    private static string Projected(OpenStakesEntry open) =>
        open switch
        {
            { Positions: 0 } => "nothing is open",
            { Projected: null } => "nothing is projected yet",
            { WithoutProjection: > 0 } =>
                $"NMR, as Numerai last reported; {Words.Many(open.WithoutProjection, "stake")} without a projection",
            _ => "NMR, as Numerai last reported; not settled",
        };

    private static Html Tile(string name, Html figure, string note) =>
        Html.Of(
            $"<div class=\"tile\"><dt>{name}</dt><dd><span class=\"figure\">{figure}</span><p class=\"note\">{note}</p></dd></div>\n"
        );

    private static string Ends(TodayDocument today, NowcastDocument? nowcast)
    {
        var which =
            nowcast is { NotComputed.Count: > 0 } && nowcast.Account.Positions > 0
                ? $"; of {Words.Count(nowcast.Account.Positions)} of {Words.Many(nowcast.Open.Positions, "open stake")}"
                : "";
        return today switch
        {
            { Pending: { Low80: { } low, High80: { } high } } =>
                $"NMR; four times in five {Words.Nmr((decimal)low)} to {Words.Nmr((decimal)high)}{which}",
            { Pending.Shortage: { } shortage, Pending.Positions: > 0 } => Words.Shortage(shortage),
            { Unresolved.Open.Positions: 0 } => "nothing is open",
            _ => nowcast is { NotComputed.Count: > 0 }
                ? $"not enough data: {NowcastReasons.InWords(nowcast.NotComputed.MaxBy(n => n.Value).Key)}"
                : "cannot be said",
        };
    }

    /// <summary>The script asks for this part again with the moment of the last visit, which only the browser knows.</summary>
    private static Html Settled(TodayDocument today, PageRequest request)
    {
        var table = new Table("Rounds that settled", "Round", "Resolved", "Known since", "#Payouts", "#Net NMR");
        foreach (var round in today.Settled)
            table.Row(
                Html.Of($"<a href=\"/rounds/{round.Round}{Shell.Kept(request)}\">{round.Round}</a>"),
                Html.Of($"{Words.Day(round.Resolved)}"),
                Html.Of($"{Time(round.Known)}"),
                Figure.Count(round.Positions),
                Figure.Nmr(round.Net)
            );
        var title = today.Since is { } since
            ? today.Settled.Count == 0
                ? $"Nothing has settled since your last visit, {Time(since)}"
                : $"{Words.Rounds(today.Settled.Count)} settled since your last visit, {Time(since)}: {Words.Nmr(today.Settled.Sum(s => s.Net))} NMR"
            : today.Settled.Count == 0
                ? "No payout has settled yet"
                : "What settled last";
        return Html.Of(
            $"<section id=\"settled\" data-since aria-labelledby=\"settled-title\"><h2 id=\"settled-title\">{title}</h2>\n{(today.Settled.Count == 0 ? Html.Empty : table.Open())}</section>\n"
        );
    }

    private static Html Open(Outcome<NowcastDocument> asked) =>
        PageRequest.Show(
            asked,
            nowcast => ChartScope.Of(NowcastSection.Of(nowcast), [("nowcast", Json.Text(nowcast))])
        );

    private static DateTimeOffset? Since(PageRequest request) =>
        DateTimeOffset.TryParse(
            request.First("since"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var since
        )
            ? since
            : null;

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
