using System.Globalization;
using Ballast.Core.Payouts;
using Ballast.Core.Workflows;
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
            store =>
                TodayWorkflow.Run(
                    store,
                    PayoutTimeline.Shipped,
                    request.Tournament,
                    told,
                    drift,
                    Since(request),
                    request.Moment
                )
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

    private static Html Money(TodayDocument today, NowcastDocument? nowcast) =>
        Html.Of(
            $"""
            <dl class="tiles">
            {Tile("Settled so far", Figure.Nmr(today.SettledNet), "NMR; payouts less burns, all rounds")}{Tile(
                "Open rounds, expected",
                Figure.Number(today.Pending?.Expected),
                Ends(today.Pending)
            )}{Tile("Open stakes", Figure.Count(today.Pending?.Positions + LeftOut(nowcast)), Stakes(nowcast))}
            </dl>

            """
        );

    private static Html Tile(string name, Html figure, string note) =>
        Html.Of(
            $"<div class=\"tile\"><dt>{name}</dt><dd><span class=\"figure\">{figure}</span><p class=\"note\">{note}</p></dd></div>\n"
        );

    /// <summary>Open stakes of which nothing can be said yet are stakes all the same.</summary>
    private static int LeftOut(NowcastDocument? nowcast) => nowcast?.NotComputed.Values.Sum() ?? 0;

    private static string Stakes(NowcastDocument? nowcast) =>
        LeftOut(nowcast) is > 0 and var left
            ? $"each in one round; of {Words.Count(left)} nothing can be said yet"
            : "each in one round";

    private static string Ends(PendingEntry? pending) =>
        pending switch
        {
            { Low80: { } low, High80: { } high } =>
                $"NMR; four times in five {Words.Nmr((decimal)low)} to {Words.Nmr((decimal)high)}",
            { Shortage: { } shortage } => Words.Shortage(shortage),
            _ => "nothing is open",
        };

    /// <summary>The script asks for this part again with the moment of the last visit, which only the browser knows.</summary>
    private static Html Settled(TodayDocument today, PageRequest request)
    {
        var table = new Table("Rounds that settled", "Round", "Known since", "#Payouts", "#Net NMR");
        foreach (var round in today.Settled)
            table.Row(
                Html.Of($"<a href=\"/rounds/{round.Round}{Shell.Kept(request)}\">{round.Round}</a>"),
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
