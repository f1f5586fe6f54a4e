using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Report;
using Ballast.Server.Charts;
using Ballast.Server.Reports;
using Ballast.Tests.Server.Reports.Support;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Reports;

/// <summary>The page as text: what stands in it, that its numbers are the document's, and that no name becomes markup.</summary>
public sealed partial class ReportPageTests
{
    private static readonly string[] Ids =
    [
        "account",
        "risk",
        "evidence",
        "advise",
        "ladder",
        "regret",
        "backtest",
        "sensitivity",
        "field",
    ];

    [Fact]
    public void every_section_is_there_in_its_order()
    {
        var page = ReportPage.Render(MadeUpReport.Whole());

        Sections().Matches(page).Select(m => m.Groups["id"].Value).ShouldBe(Ids);
        // What is asked of a store is not made up here.
        LeftOut().Count(page).ShouldBe(3);
        page.ShouldContain("<h1>model_01 and 15 other models</h1>");
        page.ShouldContain("so the mean could as well be zero.</li>");
    }

    [Fact]
    public void there_is_room_for_every_chart()
    {
        var page = ReportPage.Render(MadeUpReport.Whole());

        string[] charts =
        [
            "cumulative",
            "payouts",
            "by-model",
            "by-score",
            "bridge",
            "equity",
            "rolling",
            "correlation",
            "regret",
            "grid",
            "windows",
            "field",
        ];
        foreach (var chart in charts)
            page.ShouldContain($"data-chart=\"{chart}\"");
    }

    [Fact]
    public void parts_that_are_null_are_left_out_with_one_sentence_each()
    {
        var page = ReportPage.Render(MadeUpReport.Smallest());

        Sections().Matches(page).Select(m => m.Groups["id"].Value).ShouldBe(Ids);
        LeftOut().Count(page).ShouldBe(7);
        page.ShouldContain("No stake of these models is stored, so there are no payouts to add up");
        page.ShouldContain("No payout rule is known for the newest rounds");
        page.ShouldNotContain("data-chart=\"bridge\"");
        page.ShouldNotContain("data-chart=\"correlation\"");
    }

    [Fact]
    public void nothing_at_all_is_a_page_too()
    {
        var whole = MadeUpReport.Smallest();
        var page = ReportPage.Render(
            whole with
            {
                Risk = whole.Risk with { Subjects = [], Rules = [] },
                Backtest = whole.Backtest! with { Models = [], Best = [] },
            }
        );

        LeftOut().Count(page).ShouldBe(7);
        page.ShouldContain("Nothing can be said: no payout");
    }

    [Fact]
    public void an_account_without_a_settled_round_or_a_bridge_says_so()
    {
        var whole = MadeUpReport.Whole();
        var empty = whole.Account! with
        {
            From = 0,
            To = 0,
            Total = new MoneyEntry(0, 0, 0, 0, null),
            Rounds = [],
            Months = [],
            ByModel = [],
            ByScore = [],
            WorstRounds = [],
            BestRounds = [],
            Bridge = null,
            Moves = [],
        };

        ReportPage.Render(whole with { Account = empty }).ShouldContain("nothing is earned or lost");
        ReportPage
            .Render(whole with { Account = whole.Account with { Bridge = null } })
            .ShouldContain("How scores became money cannot be said");
    }

    [Fact]
    public void names_never_become_markup()
    {
        // Without the charts: their own program has angle brackets in it.
        var page = ReportPage.Render(MadeUpReport.Rude(), null);

        foreach (var name in MadeUpReport.Hostile.Where(n => n.AsSpan().ContainsAny('<', '>', '\'')))
            page.ShouldNotContain(name);
        page.ShouldContain("<bdi>&lt;/script&gt;&lt;b&gt;x</bdi>");
        page.ShouldContain("<bdi>it&#39;s_guff!</bdi>");
        Regex.Count(page, "<script").ShouldBe(1);
        Regex.Count(page, "</script").ShouldBe(1);
    }

    [Fact]
    public void the_page_carries_the_document_itself()
    {
        foreach (var document in new[] { MadeUpReport.Whole(), MadeUpReport.Rude(), MadeUpReport.Smallest() })
        {
            var page = ReportPage.Render(document, "");

            PackedPart.Of(page, "report").ShouldBe(Document(document));
            PackedPart.Of(page, "curves").ShouldBe(ChartData.Of(document).Json());
            PackedPart.Of(page, "lines").ShouldStartWith("[");
        }
    }

    [Fact]
    public void the_document_takes_less_than_a_third_of_its_room()
    {
        var document = MadeUpReport.Whole();
        var bare = ReportPage.Render(document, null);

        var without = PackedPart.Elements().Replace(bare, "");

        (bare.Length - without.Length).ShouldBeLessThan(Document(document).Length / 3);
    }

    [Fact]
    public void every_number_of_the_tables_is_one_of_the_document()
    {
        var document = MadeUpReport.Whole();
        var known = Numbers(JsonNode.Parse(Document(document))!).ToHashSet();
        // Worked out from two numbers of one row: the share of changes; and what a list in the document counts.
        known.UnionWith(document.Sensitivity!.Changes.Select(c => (double)c.Changed / c.Pairs));
        known.UnionWith([
            document.Risk.Dependence!.Clusters[0].Count,
            document.Risk.Dependence.Clusters.Count(c => c.Count == 1),
        ]);

        var shown = Figures().Matches(ReportPage.Render(document, null)).Select(m => m.Groups["value"].Value).ToList();

        shown.Count.ShouldBeGreaterThan(4000);
        shown.Where(s => !known.Contains(double.Parse(s))).ShouldBeEmpty();
    }

    [Fact]
    public void money_stands_in_the_tables_as_the_account_has_it()
    {
        var document = MadeUpReport.Whole();
        var page = ReportPage.Render(document, null);
        var worst = document.Account!.WorstRounds[0];

        page.ShouldContain(
            $"<td class=\"n\"><data value=\"{document.Account.Total.Net}\" class=\"gain\">+174.72</data>"
        );
        page.ShouldContain($"Worst rounds: {worst.Round} (-12.13), ");
        page.ShouldContain("16 models are worth 2.3 independent bets");
    }

    [Fact]
    public void without_charts_the_page_runs_nothing_and_says_why()
    {
        var page = ReportPage.Render(MadeUpReport.Whole(), null);

        page.ShouldContain("script-src 'none'".Replace("'", "&#39;"));
        page.ShouldContain("This build of Ballast has no charts");
        page.ShouldNotContain("id=\"curves\"");
    }

    [Fact]
    public void charts_are_in_the_build_wherever_npm_could_restore_them()
    {
        var restored = Repository.Path(
            "src",
            "Ballast.Server",
            "obj",
            "charts",
            "node_modules",
            "echarts",
            "package.json"
        );
        Assert.SkipUnless(File.Exists(restored), "npm restored no packages, so this build has no charts");

        ReportPage.HasCharts.ShouldBeTrue("the scripts in Reports/Scripts could not be bundled");
        // Half of the whole of ECharts, and what a mail can carry.
        ReportPage.Render(MadeUpReport.Smallest()).Length.ShouldBeInRange(400_000, 800_000);
    }

    [Fact]
    public void nothing_in_the_page_points_elsewhere()
    {
        var page = ReportPage.Render(MadeUpReport.Whole(), null);

        Elsewhere().Matches(page).Select(m => m.Value).ShouldBeEmpty();
        page.ShouldContain("default-src &#39;none&#39;");
    }

    private static IEnumerable<double> Numbers(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.SelectMany(p => Numbers(p.Value)),
            JsonArray a => a.SelectMany(Numbers),
            JsonValue v when v.GetValueKind() == JsonValueKind.Number => [v.GetValue<double>()],
            _ => [],
        };

    [GeneratedRegex("<section id=\"(?<id>[a-z]+)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Sections();

    [GeneratedRegex("<p class=\"left-out\">", RegexOptions.None, 10_000)]
    private static partial Regex LeftOut();

    [GeneratedRegex("<data value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Figures();

    private static string Document(ReportAnswer report) =>
        JsonSerializer.Serialize(report, QuestionCatalogue.Find("report")!.Shape);

    [GeneratedRegex("https?:|\\bsrc=|url\\(|@import|<link|<iframe", RegexOptions.None, 10_000)]
    private static partial Regex Elsewhere();
}
