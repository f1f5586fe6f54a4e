using System.Net;
using System.Text.Json.Nodes;
using Ballast.Tests.Cli;
using Ballast.Tests.Server.Browser;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>Every page of the dashboard in a real Chromium, over a store with open and resolved rounds.</summary>
public sealed class PagesInBrowserTests : IDisposable
{
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
    [InlineData("/field")]
    [InlineData("/sensitivity")]
    [InlineData("/rounds")]
    [InlineData("/round/1260")]
    [InlineData("/rules")]
    [InlineData("/data")]
    public async Task Page_WideAndNarrowLightAndDark_IsDrawnInSilenceAndFits(string path)
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        await dashboard.ShouldBeSoundAsync(path);
    }

    /// <summary>A number in the grid's form changes the answer alone, and the address with it.</summary>
    [Fact]
    public async Task Backtest_FieldChanged_AnswersAnewWithoutLoadingThePage()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync("/backtest?models=m1");
        await page.RunAsync("window.stays = 1", Cancel);
        const string Change = """
            new Promise(done => {
              document.body.addEventListener('htmx:afterSettle', () => setTimeout(() => done(document.getElementById('answer').textContent), 200), { once: true });
              const field = document.querySelector('[name=stake]');
              field.value = '77';
              field.dispatchEvent(new Event('change', { bubbles: true }));
            })
            """;
        (await page.RunAsync(Change, Cancel))!.GetValue<string>().ShouldContain("stake 77.00\u00A0NMR a round");
        (await page.RunAsync("String(window.stays) + location.search", Cancel))!
            .GetValue<string>()
            .ShouldBe("1?models=m1&from=&to=&grid=&grid=&rounds=resolved&mode=total&stake=77&payout-factor=&by=slot");
        (await page.RunAsync(PageChecks.Blank, Cancel))!.GetValue<string>().ShouldBe("");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Model_PayoutClicked_ShowsEveryFactor()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync("/model/m1");
        var round = SnapshotWorld.Last - 30;
        // The page shows the newest rounds; the others come when they are asked for.
        await page.RunAsync(
            "document.querySelectorAll('details').forEach(d => (d.open = true)); "
                + "document.querySelectorAll('[data-more]').forEach(a => a.click())",
            Cancel
        );
        await page.UntilAsync($"document.querySelector('a[href=\"/explain/m1/{round}\"]') !== null", Cancel);
        await page.RunAsync($"document.querySelector('a[href=\"/explain/m1/{round}\"]').click()", Cancel);
        await page.UntilAsync("location.pathname.startsWith('/explain/')", Cancel);
        await page.UntilAsync("document.body.textContent.includes('10\u00A0NMR x clip(0.2 x')", Cancel);
        (await page.TextAsync("document.body.textContent", Cancel)).ShouldContain("m1 lost 0.02000\u00A0NMR for round");
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>The page says what the API and the command line say.</summary>
    [Fact]
    public async Task Numbers_OfPageApiAndCommandLine_AreTheSame()
    {
        await using var served = await Served.StartAsync(hasStore: false, line: _line);
        var moment = SnapshotWorld.Now.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            System.Globalization.CultureInfo.InvariantCulture
        );
        foreach (
            var (page, api, command) in new[]
            {
                ("/backtest?", "backtest", "backtest"),
                ("/risk?", "risk", "risk"),
                ("/evidence?", "evidence", "evidence"),
                ("/account?", "account", "account"),
            }
        )
        {
            var html = await (await served.GetAsync($"{page}&as-of={moment}")).Content.ReadAsStringAsync(Cancel);
            var json = await (await served.GetAsync($"/api/v1/classic/{api}?as-of={moment}")).Content.ReadAsStringAsync(
                Cancel
            );
            json.ShouldBe(_line.Run(command, "--as-of", moment, "--json").Out, command);
            foreach (var sentence in JsonNode.Parse(json)!["verdict"]?["sentences"]?.AsArray() ?? [])
                html.ShouldContain(WebUtility.HtmlEncode(sentence!.GetValue<string>()).Replace("&#39;", "'"));
            // The page of evidence draws its lines from its words; the others hold the document, for their pictures, byte for byte.
            if (command == "evidence")
                continue;
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
}
