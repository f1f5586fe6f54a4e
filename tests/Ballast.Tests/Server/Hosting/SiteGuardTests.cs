using System.Net;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Hosting;

/// <summary>Another site's page cannot make a browser ask here.</summary>
public sealed class SiteGuardTests
{
    [Theory]
    [InlineData("/api/v1/classic/backtest", "cross-site", "no-cors", "image")]
    [InlineData("/api/v1/classic/models", "cross-site", "cors", "empty")]
    [InlineData("/api/v1/classic/models", "same-site", "cors", "empty")]
    [InlineData("/api/v1/classic/risk", "cross-site", "navigate", "document")]
    [InlineData("/risk", "cross-site", "navigate", "iframe")]
    [InlineData("/rules", "cross-site", "no-cors", "image")]
    [InlineData("/metrics", "cross-site", "navigate", "document")]
    public async Task Request_OfAnotherSitesPage_IsRefused(string path, string site, string mode, string dest)
    {
        await using var served = await Served.StartAsync();
        await served.GetAsync(path, Browser(site, mode, dest)).ProblemAsync(403, "cross-site");
        // The same from here is answered.
        (await served.GetAsync(path, Browser("same-origin", mode, dest)).StatusAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Script_OfAnotherSiteInAnOldBrowser_IsRefusedByItsOrigin()
    {
        await using var served = await Served.StartAsync();
        await served
            .GetAsync("/api/v1/classic/models", ("Origin", "https://evil.example"))
            .ProblemAsync(403, "cross-site");
        (await served.GetAsync("/api/v1/classic/models").StatusAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/rules")]
    [InlineData("/model/amber_anchor")]
    public async Task Link_FromAnotherSite_OpensPagesThatCostLittle(string path)
    {
        await using var served = await Served.StartAsync();
        (await served.GetAsync(path, Browser("cross-site", "navigate", "document")).StatusAsync()).ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Fact]
    public async Task Link_FromAnotherSiteToADearPage_OffersToGoOn()
    {
        await using var served = await Served.StartAsync();
        using var answer = await served.GetAsync(
            "/backtest?grid=corr%3D0,1&x=\"><b>",
            Browser("cross-site", "navigate", "document")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("data-code=\"cross-site\"");
        page.ShouldContain("<a href=\"/backtest?grid=corr%3D0,1");
        page.ShouldNotContain("<b>");
    }

    private static (string, string)[] Browser(string site, string mode, string dest) =>
        [("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", dest)];
}
