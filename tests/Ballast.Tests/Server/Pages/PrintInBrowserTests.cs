using System.Text.Json.Nodes;
using Ballast.Tests.Server.Browser;
using Ballast.Tests.Support;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace Ballast.Tests.Server.Pages;

/// <summary>Pages on paper, printed from a screen at night.</summary>
public sealed class PrintInBrowserTests : IDisposable
{
    /// <summary>The width of a sheet of A4 at 96 points an inch.</summary>
    private const int Sheet = 794;

    /// <summary>What cannot be used on paper and is there all the same. A chosen value and a figure are text that somebody wants to read.</summary>
    private const string Tools = """
        [...document.querySelectorAll('nav, form, button, input, textarea, select, [data-follow], .skip')]
          .filter(one => one.checkVisibility() && !one.matches('.choice select') && !(one.matches('.figure-button') && one.querySelector('data')))
          .map(one => one.outerHTML.slice(0, 60)).join('\n')
        """;

    /// <summary>Tables that stand out over the sheet or are cut by their box.</summary>
    private const string Cut = """
        [...document.querySelectorAll('table')].filter(t => t.checkVisibility())
          .filter(t => t.getBoundingClientRect().right > innerWidth || t.parentElement.scrollWidth > t.parentElement.clientWidth)
          .map(t => `${t.caption?.textContent}: ${Math.round(t.getBoundingClientRect().right)}`).join('\n')
        """;

    private const string Hidden =
        "[...document.querySelectorAll('details:not(form details) > :not(button, .tools, .more)')].filter(part => !part.checkVisibility()).map(part => part.outerHTML.slice(0, 80)).join('\\n')";

    /// <summary>What is on the page at the last moment before it is printed, after everything that the page itself does then.</summary>
    private const string Look = """
        addEventListener('beforeprint', () => {
          const canvases = [...document.querySelectorAll('canvas')];
          window.printed = {
            blank: BLANK,
            folded: document.querySelectorAll('details:not([open])').length,
            widest: Math.max(0, ...canvases.map(c => c.getBoundingClientRect().width)),
            uncovered: [...document.querySelectorAll('[data-chart]')].filter(box => Math.abs(box.clientWidth - (box.querySelector('canvas')?.clientWidth ?? 0)) > 1).length,
            ink: getComputedStyle(document.documentElement).getPropertyValue('--ink'),
            charts: canvases.length,
          };
        });
        """;

    /// <summary>Those that a browser prints with unless set otherwise.</summary>
    private static readonly MarginOptions Margins = new()
    {
        Top = "1cm",
        Right = "1cm",
        Bottom = "1cm",
        Left = "1cm",
    };

    private readonly CommandLine _line = Dashboard.Snapshots();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/models")]
    [InlineData("/model/m1")]
    [InlineData("/backtest?grid=corr%3D0%2C0.5%2C1&grid=mmc%3D0%2C1%2C2")]
    [InlineData("/risk")]
    [InlineData("/evidence?criterion=return")]
    [InlineData("/account")]
    [InlineData("/rounds")]
    [InlineData("/round/1260")]
    [InlineData("/rules")]
    [InlineData("/data")]
    public async Task Page_OnASheet_IsWhiteWithoutToolsAndWhole(string path)
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync(path, Sheet, isDark: true);
        await PrintMediaAsync(page);
        (await page.TextAsync(Tools, Cancel)).ShouldBe("");
        (await page.TextAsync(PageChecks.Overhang, Cancel)).ShouldBe("0");
        (await page.TextAsync(Cut, Cancel)).ShouldBe("");
        (await page.TextAsync(Hidden, Cancel)).ShouldBe("", "folded away on paper");
        (await page.TextAsync(PageChecks.Blank, Cancel)).ShouldBe("");
        (await page.TextAsync("getComputedStyle(document.body).backgroundColor", Cancel)).ShouldBe(
            "rgb(255, 255, 255)"
        );
        (await page.TextAsync("getComputedStyle(document.body).color", Cancel)).ShouldBe("rgb(27, 31, 36)");
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>Charts are pictures of their size and colours at the moment they were drawn: for paper they are drawn anew, and afterwards again.</summary>
    [Theory]
    [InlineData("/", 1)]
    [InlineData("/model/m1", 1)]
    [InlineData("/risk", 3)]
    [InlineData("/account", 3)]
    public async Task Charts_Printed_AreDrawnForPaperAndThenForTheScreenAgain(string path, int charts)
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync(path, 1280, isDark: true);
        // Those in folds are drawn when they are opened, for paper too; the others must look as before.
        const string Screen =
            "[...document.querySelectorAll('canvas')].filter(c => c.checkVisibility()).map(c => c.toDataURL()).join()";
        var folded = await page.TextAsync("String(document.querySelectorAll('details:not([open])').length)", Cancel);
        await page.RunAsync($"window.before = {Screen}", Cancel);
        await page.RunAsync(Look.Replace("BLANK", PageChecks.Blank, StringComparison.Ordinal), Cancel);
        var pdf = await page.Page.PdfDataAsync(new PdfOptions { MarginOptions = Margins }).WaitAsync(Cancel);
        Convert.ToBase64String(pdf).Length.ShouldBeGreaterThan(10_000);
        var printed = JsonNode.Parse(await page.TextAsync("JSON.stringify(printed)", Cancel))!;
        printed["blank"]!.GetValue<string>().ShouldBe("");
        printed["folded"]!.GetValue<int>().ShouldBe(0);
        printed["charts"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(charts);
        printed["widest"]!.GetValue<double>().ShouldBeLessThan(Sheet - 96);
        printed["uncovered"]!.GetValue<int>().ShouldBe(0);
        printed["ink"]!.GetValue<string>().ShouldBe("#1b1f24");
        await page.UntilAsync($"document.querySelectorAll('details:not([open])').length === {folded}", Cancel);
        await page.RunAsync("new Promise(done => setTimeout(done, 200))", Cancel);
        (await page.RunAsync($"{Screen} === before", Cancel))!.GetValue<bool>().ShouldBeTrue();
        page.Complaints.ShouldBeEmpty();
    }

    private static async Task PrintMediaAsync(OpenPage page)
    {
        await page.TellAsync(
            "Emulation.setEmulatedMedia",
            new()
            {
                ["media"] = "print",
                ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = "dark" }),
            },
            Cancel
        );
        await page.RunAsync(
            "new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(r, 200))))",
            Cancel
        );
    }
}
