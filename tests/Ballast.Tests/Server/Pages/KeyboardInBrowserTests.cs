using System.Text.Json;
using Ballast.Tests.Server.Browser;
using Ballast.Tests.Support;
using PuppeteerSharp;

namespace Ballast.Tests.Server.Pages;

/// <summary>Every page by keyboard alone, with real key events.</summary>
public sealed class KeyboardInBrowserTests : IDisposable
{
    /// <summary>More than any page here has; a page that holds the focus for ever ends here.</summary>
    private const int MostStops = 400;

    /// <summary>Where the focus is: its number in the page, a name for people, whether it is seen there and how it is marked.</summary>
    private const string Where = """
        (() => {
          const one = document.activeElement;
          if (!one || one === document.body) return 'null';
          const style = getComputedStyle(one);
          const box = (one.matches('summary, a') ? one.getClientRects()[0] : null) ?? one.getBoundingClientRect();
          const x = Math.min(Math.max(box.x + Math.min(box.width, 30) / 2, 1), innerWidth - 2);
          const y = Math.min(box.y + Math.min(box.height, 30) / 2, innerHeight - 2);
          const top = document.elementFromPoint(x, y);
          return JSON.stringify({
            place: [...document.querySelectorAll('*')].indexOf(one),
            name: `${one.tagName.toLowerCase()} ${(one.getAttribute('aria-label') || one.name || one.textContent).trim().slice(0, 40)}`,
            isMarked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
            isSeen: one.checkVisibility() && top !== null && (one.contains(top) || top.contains(one)),
          });
        })()
        """;

    /// <summary>Everything that can be used or scrolled, by its number in the page.</summary>
    private const string Usable = """
        JSON.stringify([...document.querySelectorAll('*')].map((one, place) =>
          one.matches('a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]') && one.checkVisibility() && !one.disabled ? place : -1)
          .filter(place => place >= 0))
        """;

    private readonly CommandLine _line = Dashboard.Snapshots();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("/", 1280)]
    [InlineData("/models", 1280)]
    [InlineData("/model/m1", 1280)]
    [InlineData("/model/m1", 390)]
    [InlineData("/backtest?grid=corr%3D0%2C0.5%2C1&grid=mmc%3D0%2C1%2C2", 1280)]
    [InlineData("/risk", 1280)]
    [InlineData("/evidence?criterion=return", 390)]
    [InlineData("/account", 1280)]
    [InlineData("/rounds", 1280)]
    [InlineData("/round/1260", 1280)]
    [InlineData("/rules", 1280)]
    [InlineData("/data", 1280)]
    public async Task Tab_OverAWholePage_ReachesEverythingIsSeenAndComesRound(string path, int width)
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await OpenAsync(dashboard, path, width);
        var usable = JsonSerializer.Deserialize<int[]>(await page.TextAsync(Usable, Cancel))!;
        var stops = await GoRoundAsync(page);
        stops[0].Name.ShouldBe("a Skip to the content");
        stops[1].Name.ShouldBe("a Ballast");
        stops.Where(s => !s.IsMarked).Select(s => s.Name).ShouldBeEmpty("no mark around what has the focus");
        stops.Where(s => !s.IsSeen).Select(s => s.Name).ShouldBeEmpty("the focus is where it cannot be seen");
        usable.Except(stops.Select(s => s.Place)).ShouldBeEmpty("cannot be reached");
        // The same way back: what lies under the navigation that stays at the top must come out from there.
        var back = await GoRoundAsync(page, isShifted: true);
        back.Where(s => !s.IsSeen).Select(s => s.Name).ShouldBeEmpty("on the way back, the focus cannot be seen");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task SkipLink_Entered_LeadsPastTheNavigation()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await OpenAsync(dashboard, "/backtest?models=m1");
        await page.PressAsync("Tab", Cancel);
        await page.PressAsync("Enter", Cancel);
        await page.PressAsync("Tab", Cancel);
        (await page.TextAsync("document.activeElement.name", Cancel)).ShouldBe("models");
        // It is only in the way of those who do not need it.
        (
            await page.TextAsync("String(document.querySelector('.skip').getBoundingClientRect().bottom < 0)", Cancel)
        ).ShouldBe("true");
    }

    [Theory]
    [InlineData("Enter")]
    [InlineData("Space")]
    public async Task Fold_WithTheFocus_OpensAndClosesByKey(string key)
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await OpenAsync(dashboard, "/model/m1");
        await FocusAsync(page, "summary");
        await page.PressAsync(key, Cancel);
        await page.UntilAsync("document.querySelector('details').open", Cancel);
        await page.PressAsync(key, Cancel);
        await page.UntilAsync("!document.querySelector('details').open", Cancel);
    }

    [Fact]
    public async Task Payout_WithTheFocus_IsExplainedByKey()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await OpenAsync(dashboard, "/model/m1");
        // Rounds are folded, and the newest stand there first.
        await page.RunAsync(
            "document.querySelectorAll('#answer details').forEach(d => (d.open = true)); document.querySelectorAll('[data-more]').forEach(a => a.click())",
            Cancel
        );
        await page.UntilAsync("document.querySelector('a[href^=\"/explain/\"]') !== null", Cancel);
        await FocusAsync(page, "a[href^=\"/explain/\"]");
        await page.PressAsync("Enter", Cancel);
        await page.UntilAsync("location.pathname.startsWith('/explain/m1/')", Cancel);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Field_TypedIntoAndEntered_AnswersAnewAndKeepsTheFocus()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await OpenAsync(dashboard, "/backtest?models=m1&stake=50");
        await page.RunAsync("window.stays = 1", Cancel);
        await FocusAsync(page, "[name=stake]");
        await page.TypeAsync("77", Cancel);
        await page.PressAsync("Enter", Cancel);
        await page.UntilAsync(
            "document.getElementById('answer').textContent.includes('stake 77.00\u00A0NMR a round')",
            Cancel
        );
        (await page.TextAsync("stays + document.activeElement.name", Cancel)).ShouldBe("1stake");
        (await page.TextAsync("new URLSearchParams(location.search).get('stake')", Cancel)).ShouldBe("77");
        page.Complaints.ShouldBeEmpty();
    }

    private static async Task<OpenPage> OpenAsync(Dashboard dashboard, string path, int width = 1280)
    {
        var page = await dashboard.OpenAsync(path, width);
        // A page in a window that is not in front has no focus to move.
        await page.Page.EmulateFocusedPageAsync(true);
        // Where a page glides to what has the focus, it would be looked at on its way.
        var calm = new MediaFeatureValue { MediaFeature = MediaFeature.PrefersReducedMotion, Value = "reduce" };
        await page.Page.EmulateMediaFeaturesAsync([calm]);
        return page;
    }

    /// <summary>Goes on by Tab until the focus is there.</summary>
    private static async Task FocusAsync(OpenPage page, string selector)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.PressAsync("Tab", Cancel);
            if ((await page.RunAsync($"document.activeElement.matches('{selector}')", Cancel))!.GetValue<bool>())
                return;
        }
        Assert.Fail($"Tab never came to {selector}.");
    }

    /// <summary>Every stop of the focus, until it has left the page or comes to the first one again.</summary>
    private static async Task<IReadOnlyList<Stop>> GoRoundAsync(OpenPage page, bool isShifted = false)
    {
        var stops = new List<Stop>();
        for (var step = 0; step < MostStops; step++)
        {
            await page.PressAsync("Tab", Cancel, isShifted);
            var stop = JsonSerializer.Deserialize<Stop>(await page.TextAsync(Where, Cancel), JsonSerializerOptions.Web);
            // A field for a day has several stops inside.
            if (stop is not null && stops.Count > 0 && stop.Place == stops[^1].Place)
                continue;
            if (stops.Count > 0 && (stop is null || stops.Exists(s => s.Place == stop.Place)))
                return stops;
            if (stop is not null)
                stops.Add(stop);
        }
        Assert.Fail($"After {MostStops} steps the focus has not come round; it is at {stops[^1].Name}.");
        return stops;
    }

    private sealed record Stop(int Place, string Name, bool IsMarked, bool IsSeen);
}
