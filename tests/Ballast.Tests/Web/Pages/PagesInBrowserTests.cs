using System.Text.Json.Nodes;
using Ballast.Tests.Cli;
using Ballast.Tests.Support;
using Ballast.Tests.Web.Browser;
using Ballast.Tests.Web.Hosting;
using Ballast.Web.Reports;

namespace Ballast.Tests.Web.Pages;

/// <summary>Every page of the dashboard in a real Chromium, over a store with open and resolved rounds.</summary>
public sealed class PagesInBrowserTests : IAsyncLifetime
{
    private static readonly string Axe = Repository.Path(
        "src",
        "Ballast.Web",
        "obj",
        "charts",
        "node_modules",
        "axe-core",
        "axe.min.js"
    );

    private Served _served = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var line = new CommandLine { Clock = new FixedClock(SnapshotWorld.Now) };
        line.Folder.Write("seen.csv", SnapshotWorld.Table());
        line.Run("import", line.Folder.Path("seen.csv")).Code.ShouldBe(0);
        line.Folder.Write(
            "paid.csv",
            $"model,roundNumber,selectedStakeValue,payout,roundResolved\nm1,{SnapshotWorld.Last - 40},10,0.05,True\nm1,{SnapshotWorld.Last - 30},10,-0.02,True\nm2,{SnapshotWorld.Last - 30},20,0.03,True\n"
        );
        line.Run("import", line.Folder.Path("paid.csv")).Code.ShouldBe(0);
        _served = await Served.StartAsync(hasStore: false, line: line);
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/models")]
    [InlineData("/models/m1")]
    [InlineData("/backtest?grid=corr%3D0%2C0.5%2C1&grid=mmc%3D0%2C1%2C2")]
    [InlineData("/risk")]
    [InlineData("/evidence?criterion=return")]
    [InlineData("/account")]
    [InlineData("/field")]
    [InlineData("/sensitivity")]
    [InlineData("/rounds")]
    [InlineData("/rounds/1260")]
    [InlineData("/rules")]
    [InlineData("/data")]
    public async Task Page_WideAndNarrowLightAndDark_IsDrawnInSilenceAndFits(string path)
    {
        Assert.SkipUnless(ReportPage.HasCharts, "this build has no charts (no Node), so there is nothing to draw");
        await using var browser = await Chromium.StartAsync(Cancel);
        foreach (var (width, isDark) in new[] { (1280, false), (390, true) })
        {
            var page = await OpenPage.OpenAsync(browser, Address(path), width, isDark, Cancel);
            (await page.RunAsync(PageChecks.Blank, Cancel))!.GetValue<string>().ShouldBe("");
            (await page.RunAsync(PageChecks.Overhang, Cancel))!.GetValue<string>().ShouldBe("0");
            page.Complaints.ShouldBeEmpty();
            // No request leaves the machine.
            page.Requests.ShouldAllBe(r => r.StartsWith(_served.Url.AbsoluteUri, StringComparison.Ordinal));
            // Where charts could be bundled, axe came with them: without it this test would check less than it says.
            File.Exists(Axe).ShouldBeTrue();
            (await SeriousFindings(page)).ShouldBe("");
        }
    }

    /// <summary>A number in the grid's form changes the answer alone, and the address with it.</summary>
    [Fact]
    public async Task Backtest_FieldChanged_AnswersAnewWithoutLoadingThePage()
    {
        Assert.SkipUnless(ReportPage.HasCharts, "this build has no script (no Node)");
        await using var browser = await Chromium.StartAsync(Cancel);
        var page = await OpenPage.OpenAsync(browser, Address("/backtest?models=m1"), 1280, false, Cancel);
        await page.RunAsync("window.stays = 1", Cancel);
        const string Change = """
            new Promise(done => {
              document.body.addEventListener('htmx:afterSettle', () => setTimeout(() => done(document.getElementById('answer').textContent), 200), { once: true });
              const field = document.querySelector('[name=stake]');
              field.value = '77';
              field.dispatchEvent(new Event('change', { bubbles: true }));
            })
            """;
        (await page.RunAsync(Change, Cancel))!.GetValue<string>().ShouldContain("77.00 NMR in every round");
        (await page.RunAsync("String(window.stays) + location.search", Cancel))!
            .GetValue<string>()
            .ShouldBe(
                "1?models=m1&grid=corr20V2%3D0%2C0.5%2C1&grid=mmc%3D0%2C1%2C2%2C3&from=&to=&mode=total&rounds=resolved&stake=77&payout-factor="
            );
        (await page.RunAsync(PageChecks.Blank, Cancel))!.GetValue<string>().ShouldBe("");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Model_PayoutClicked_ShowsEveryFactor()
    {
        Assert.SkipUnless(ReportPage.HasCharts, "this build has no script (no Node)");
        await using var browser = await Chromium.StartAsync(Cancel);
        var page = await OpenPage.OpenAsync(browser, Address("/models/m1"), 1280, false, Cancel);
        var round = SnapshotWorld.Last - 30;
        var click = $$"""
            document.querySelectorAll('details').forEach(d => (d.open = true));
            new Promise(done => {
              document.body.addEventListener('htmx:afterSettle', () => done(document.getElementById('explained').textContent), { once: true });
              document.querySelector('[aria-label="Explain the payout of round {{round}}"]').click();
            })
            """;
        var said = (await page.RunAsync(click, Cancel))!.GetValue<string>();
        said.ShouldContain("10.00 NMR x factor 0.2 x sum");
        said.ShouldContain("settled: \u22120.0200");
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>The page says what the API and the command line say.</summary>
    [Fact]
    public async Task Numbers_OfPageApiAndCommandLine_AreTheSame()
    {
        var moment = SnapshotWorld.Now.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            System.Globalization.CultureInfo.InvariantCulture
        );
        foreach (
            var (page, api, command) in new[]
            {
                // Without words the page tries a grid of its own; an empty field asks for what the rules say.
                ("/backtest?grid=", "backtest", "backtest"),
                ("/risk?", "risk", "risk"),
                ("/evidence?", "evidence", "evidence"),
                ("/account?", "account", "account"),
            }
        )
        {
            var html = await (await _served.GetAsync($"{page}&as-of={moment}")).Content.ReadAsStringAsync(Cancel);
            var json = await (
                await _served.GetAsync($"/api/v1/classic/{api}?as-of={moment}")
            ).Content.ReadAsStringAsync(Cancel);
            json.ShouldBe(_served.Line.Run(command, "--as-of", moment, "--json").Out, command);
            // The document lies in the page, for its charts, byte for byte.
            var held = html.Split("class=\"report\">")[1].Split("</template>")[0];
            JsonNode.DeepEquals(JsonNode.Parse(held)![command], JsonNode.Parse(json)).ShouldBeTrue(command);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/risk")]
    public async Task Page_EmptyStore_TeachesTheNextStep(string path)
    {
        await using var empty = await Served.StartAsync(hasStore: false);
        var html = await (await empty.GetAsync(path)).Content.ReadAsStringAsync(Cancel);
        html.ShouldContain("Three ways to begin");
        html.ShouldContain("ballast demo --keep");
    }

    private string Address(string path) => new Uri(_served.Url, path).AbsoluteUri;

    /// <summary>Findings of axe that keep somebody out.</summary>
    private static async Task<string> SeriousFindings(OpenPage page)
    {
        await page.RunAsync(await File.ReadAllTextAsync(Axe, Cancel) + "; 0", Cancel);
        const string Run = """
            axe.run().then(r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact))
              .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | ')).join('\n'))
            """;
        return (await page.RunAsync(Run, Cancel))!.GetValue<string>();
    }
}
