using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Browser;

/// <summary>Tests share one Chromium and nothing that is in it.</summary>
public sealed class ChromiumTests
{
    private const string Known = "String(localStorage.getItem('a')) + document.cookie";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Profile_OfAnotherTest_KnowsNothingOfThisOne()
    {
        await using var served = await Served.StartAsync(hasStore: false);
        await using var first = await Chromium.StartAsync(Cancel);
        await using var second = await Chromium.StartAsync(Cancel);
        await OpenAsync(first, served, "localStorage.setItem('a', '1'); document.cookie = 'b=2'; ''", "");
        await OpenAsync(first, served, Known, "1b=2");
        await OpenAsync(second, served, Known, "null");
    }

    private static async Task OpenAsync(Chromium browser, Served served, string asked, string says)
    {
        var page = await OpenPage.OpenAsync(browser, served.Url.AbsoluteUri, 800, false, Cancel);
        (await page.TextAsync(asked, Cancel)).ShouldBe(says);
    }
}
