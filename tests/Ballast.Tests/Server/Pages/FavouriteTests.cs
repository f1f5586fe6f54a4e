using System.Net;
using Ballast.Server.Reports;
using Ballast.Tests.Server.Browser;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>The stars of own models on their page.</summary>
public sealed class FavouriteTests : IDisposable
{
    private const string Own = "X-Ballast-Csrf";
    private readonly CommandLine _line = new();
    private readonly string[] _models;

    public FavouriteTests()
    {
        _line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        _models = [.. _line.Json("models").GetProperty("models").EnumerateArray().Select(m => m.Text("model"))];
        _line.Run("registry", "set", "slot", _models[0]).Code.ShouldBe(0);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Star_OfAnOwnModel_IsKeptInTheRegistry_AndGivesTheOtherStar()
    {
        await using var served = await Served.StartAsync(line: _line, hasStore: false);
        var page = await TextAsync(await served.GetAsync("/models"));
        page.ShouldContain($"aria-pressed=\"false\" aria-label=\"Favourite: {_models[0]}\"");
        page.Split("class=\"star\"").Length.ShouldBe(2, "a model that nobody called his own has a star");
        Favourites().ShouldBeEmpty();

        var address = Address(_models[0], "yes");
        (await served.SendAsync(HttpMethod.Post, address, null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Favourites().ShouldBeEmpty();
        var star = await TextAsync(await served.SendAsync(HttpMethod.Post, address, null, (Own, "own-page")));

        star.ShouldContain("aria-pressed=\"true\"");
        star.ShouldContain("is=no");
        Favourites().ShouldBe([_models[0]]);
        (await TextAsync(await served.GetAsync("/models"))).ShouldContain("aria-pressed=\"true\"");
        (
            await TextAsync(await served.SendAsync(HttpMethod.Post, Address(_models[0], "no"), null, (Own, "own-page")))
        ).ShouldContain("aria-pressed=\"false\"");
        Favourites().ShouldBeEmpty();
        _line.Run("registry", "--history").Out.ShouldContain("said on the page of models");
    }

    [Theory]
    [InlineData("?tournament=classic&model=a")]
    [InlineData("?tournament=classic&model=a&is=perhaps")]
    [InlineData("?tournament=chess&model=a&is=yes")]
    [InlineData("?tournament=classic&model=&is=yes")]
    public async Task Star_ThatNamesNothing_IsWrongUsage(string query)
    {
        await using var served = await Served.StartAsync(line: _line, hasStore: false);
        (
            await served.SendAsync(HttpMethod.Post, "/models/favourite" + query, null, (Own, "own-page"))
        ).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Favourites().ShouldBeEmpty();
    }

    [Fact]
    public async Task Star_OnAServerToReadOnlyOrInThePast_IsNotThere()
    {
        await using (var served = await Served.StartAsync(line: _line, hasStore: false))
            (await TextAsync(await served.GetAsync("/models?as-of=2100-01-01"))).ShouldNotContain("class=\"star\"");
        await using var reading = await Served.StartAsync(
            o => o with { IsReadOnly = true },
            line: _line,
            hasStore: false
        );
        (await TextAsync(await reading.GetAsync("/models"))).ShouldNotContain("class=\"star\"");
        (
            await reading.SendAsync(HttpMethod.Post, Address(_models[0], "yes"), null, (Own, "own-page"))
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Favourites().ShouldBeEmpty();
    }

    [Fact]
    public async Task Star_WithoutALogin_IsNotSeenAndChangesNothing()
    {
        await using var served = await Served.StartAsync(
            o => o with { Token = "secret-token-of-this-test" },
            line: _line,
            hasStore: false
        );
        (await TextAsync(await served.GetAsync("/models"))).ShouldNotContain("class=\"star\"");
        (
            await served.SendAsync(HttpMethod.Post, Address(_models[0], "yes"), null, (Own, "own-page"))
        ).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Favourites().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task Star_PressedInABrowser_Stays(int width, bool isDark)
    {
        Assert.SkipUnless(ReportPage.HasCharts, "this build has no script (no Node)");
        await using var served = await Served.StartAsync(line: _line, hasStore: false);
        await using var browser = await Chromium.StartAsync(Cancel);
        var page = await OpenPage.OpenAsync(browser, new Uri(served.Url, "/models").AbsoluteUri, width, isDark, Cancel);

        await page.RunAsync("document.querySelector('.star').click()", Cancel);
        await page.UntilAsync("document.querySelector('.star').getAttribute('aria-pressed') === 'true'", Cancel);

        Favourites().ShouldBe([_models[0]]);
        (await page.TextAsync(PageChecks.Overhang, Cancel)).ShouldBe("0");
        (
            await page.TextAsync("String(document.querySelector('.star').closest('th').textContent.trim())", Cancel)
        ).ShouldBe(_models[0]);
        page.Complaints.ShouldBeEmpty();
    }

    private static string Address(string model, string says) =>
        $"/models/favourite?tournament=classic&model={model}&is={says}";

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Cancel);

    private string[] Favourites() =>
        [
            .. _line
                .Json("registry")
                .GetProperty("slots")
                .EnumerateArray()
                .Where(s => s.GetProperty("favourite").GetBoolean())
                .Select(s => s.Text("slot")),
        ];
}
