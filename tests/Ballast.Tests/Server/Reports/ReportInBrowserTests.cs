using Ballast.Core.Questions.Report;
using Ballast.Server.Reports;
using Ballast.Tests.Server.Browser;
using Ballast.Tests.Server.Reports.Support;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Reports;

/// <summary>The page in a real browser: silent, self-sufficient, drawn, and no wider than the screen.</summary>
/// <remarks>Needs a Chromium on the PATH, and a build with charts; skipped, with the reason, where either is missing.</remarks>
public class ReportInBrowserTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("whole", 1280, false, 14)]
    [InlineData("whole", 1280, true, 14)]
    [InlineData("whole", 390, false, 14)]
    [InlineData("rude", 390, true, 14)]
    [InlineData("rude", 1280, false, 14)]
    [InlineData("smallest", 390, false, 3)]
    public async Task a_report_is_drawn_in_silence_and_fits(string which, int width, bool isDark, int charts)
    {
        Assert.SkipUnless(ReportPage.HasCharts, "this build has no charts (no Node), so there is nothing to draw");
        await using var browser = await Chromium.StartAsync(Cancel);
        using var folder = new TempFolder();
        var file = folder.Write("report.html", ReportPage.Render(Report(which)));

        var page = await OpenPage.OpenAsync(browser, file, width, isDark, Cancel);

        (await TextAsync(page, PageChecks.Blank)).ShouldBe("");
        (await TextAsync(page, PageChecks.Overhang)).ShouldBe("0");
        await page.RunAsync(PageChecks.UseEverything, Cancel);
        (await TextAsync(page, PageChecks.Blank)).ShouldBe("");
        (await TextAsync(page, PageChecks.Overhang)).ShouldBe("0");
        (await TextAsync(page, "String(document.querySelectorAll('[data-chart]:has(canvas)').length)")).ShouldBe(
            $"{charts}"
        );
        page.Complaints.ShouldBeEmpty();
        page.Requests.ShouldBe([new Uri(file).AbsoluteUri]);
    }

    [Fact]
    public async Task a_browser_that_cannot_unpack_says_so_and_keeps_the_tables()
    {
        Assert.SkipUnless(ReportPage.HasCharts, "this build has no charts (no Node), so there is nothing to unpack");
        await using var browser = await Chromium.StartAsync(Cancel);
        using var folder = new TempFolder();
        var file = folder.Write("report.html", ReportPage.Render(MadeUpReport.Whole()));
        const string Said = "String(document.getElementById('no-charts').checkVisibility())";

        var able = await OpenPage.OpenAsync(browser, file, 800, false, Cancel);
        var old = await OpenPage.OpenAsync(browser, file, 800, false, Cancel, "delete window.DecompressionStream");

        (await TextAsync(able, Said)).ShouldBe("false");
        (await TextAsync(old, Said)).ShouldBe("true");
        (
            await TextAsync(
                old,
                "String([...document.querySelectorAll('.chart')].filter(c => c.checkVisibility()).length)"
            )
        ).ShouldBe("0");
        (await TextAsync(old, "String(document.querySelectorAll('table').length > 10)")).ShouldBe("true");
        old.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task the_numbers_are_saved_as_the_document()
    {
        Assert.SkipUnless(ReportPage.HasCharts, "this build has no charts (no Node), so nothing can be saved");
        await using var browser = await Chromium.StartAsync(Cancel);
        using var folder = new TempFolder();
        var html = ReportPage.Render(MadeUpReport.Rude());
        var page = await OpenPage.OpenAsync(browser, folder.Write("report.html", html), 800, false, Cancel);

        var saved = await TextAsync(
            page,
            """
            new Promise((done) => {
              const make = URL.createObjectURL;
              URL.createObjectURL = (blob) => { blob.text().then(done); return make.call(URL, blob); };
              document.getElementById("save").click();
            })
            """
        );

        saved.ShouldBe(PackedPart.Of(html, "report"));
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task colours_follow_the_time_of_day()
    {
        await using var browser = await Chromium.StartAsync(Cancel);
        using var folder = new TempFolder();
        var file = folder.Write("report.html", ReportPage.Render(MadeUpReport.Smallest()));
        const string Ground = "getComputedStyle(document.body).backgroundColor";

        var day = await TextAsync(await OpenPage.OpenAsync(browser, file, 800, false, Cancel), Ground);
        var night = await TextAsync(await OpenPage.OpenAsync(browser, file, 800, true, Cancel), Ground);

        day.ShouldBe("rgb(251, 251, 249)");
        night.ShouldBe("rgb(20, 23, 26)");
    }

    [Fact]
    public async Task what_would_be_wrong_is_noticed()
    {
        await using var browser = await Chromium.StartAsync(Cancel);
        using var folder = new TempFolder();
        const string Wrong = """
            <!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="style-src 'none'"><meta name="viewport" content="width=device-width">
            <p style="color: red">x</p><div data-chart="none">room without a chart</div><img src="missing.png" alt="">
            <pre>a line that is much longer than a phone is wide, and much longer than that, and longer still, and then some</pre>
            <script>console.warn("careful"); nothing.at.all</script>
            """;
        var file = folder.Write("wrong.html", Wrong);

        var page = await OpenPage.OpenAsync(browser, file, 390, false, Cancel);

        (await TextAsync(page, PageChecks.Blank)).ShouldBe("none: no canvas");
        int.Parse(await TextAsync(page, PageChecks.Overhang)).ShouldBeGreaterThan(0);
        page.Requests.Count.ShouldBe(2);
        var complaints = string.Join('\n', page.Complaints);
        complaints.ShouldContain("careful");
        complaints.ShouldContain("nothing is not defined");
        complaints.ShouldContain("Content Security Policy");
    }

    private static ReportAnswer Report(string which) =>
        which switch
        {
            "whole" => MadeUpReport.Whole(),
            "rude" => MadeUpReport.Rude(),
            _ => MadeUpReport.Smallest(),
        };

    private static async Task<string> TextAsync(OpenPage page, string expression) =>
        (await page.RunAsync(expression, Cancel))!.GetValue<string>();
}
