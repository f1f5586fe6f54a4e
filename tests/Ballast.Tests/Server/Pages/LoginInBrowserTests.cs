using Ballast.Tests.Server.Browser;
using Ballast.Tests.Support;
using PuppeteerSharp;

namespace Ballast.Tests.Server.Pages;

/// <summary>The door of a server that demands a token, as a browser goes through it.</summary>
public sealed class LoginInBrowserTests : IDisposable
{
    private const string Token = "a-token-of-some-length";

    private readonly CommandLine _line = Dashboard.Snapshots();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Page_AskedForWithoutAccess_IsThereAfterTheLogin()
    {
        await using var dashboard = await StartAsync();
        var page = await dashboard.OpenAsync("/backtest?models=m1&stake=77");
        (await TitleAsync(page)).ShouldBe("Sign in");
        (await page.TextAsync("document.activeElement.name", Cancel)).ShouldBe("token");
        await SignInAsync(page, "wrong");
        await page.UntilAsync("document.querySelector('[role=alert]')", Cancel);
        (await page.TextAsync("document.querySelector('[role=alert]').textContent", Cancel)).ShouldBe(
            "That is not the token."
        );
        (await CookiesAsync(page)).ShouldNotContain(c => IsSession(c));
        await SignInAsync(page, Token);
        await page.UntilAsync("document.querySelector('h1')?.textContent === 'Backtest'", Cancel);
        (await page.TextAsync("location.pathname + location.search", Cancel)).ShouldBe("/backtest?models=m1&stake=77");
        (await page.TextAsync("document.getElementById('answer').textContent", Cancel)).ShouldContain("77.00\u00A0NMR");
        // The browser itself notes the 403 of the wrong guess; nothing else is said.
        page.Complaints.ShouldAllBe(c => c.Contains("403", StringComparison.Ordinal));
        page.Requests.ShouldAllBe(r => !r.Contains(Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cookie_OfASession_IsOutOfReachOfScriptsAndOfOtherSites()
    {
        await using var dashboard = await StartAsync();
        var page = await dashboard.OpenAsync("/");
        await SignInAsync(page, Token);
        await page.UntilAsync("document.querySelector('h1')?.textContent === 'Today'", Cancel);
        var cookies = await CookiesAsync(page);
        cookies.Where(IsSession).ShouldHaveSingleItem();
        foreach (var cookie in cookies)
        {
            cookie.HttpOnly.ShouldBe(true);
            cookie.SameSite.ShouldBe(SameSite.Strict);
            cookie.Value.ShouldNotContain(Token);
        }
        (await page.TextAsync("document.cookie", Cancel)).ShouldBe("");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task SignOut_Pressed_EndsTheSession()
    {
        await using var dashboard = await StartAsync();
        var page = await dashboard.OpenAsync("/rules");
        await SignInAsync(page, Token);
        await page.UntilAsync("document.querySelector('h1')?.textContent === 'Rules'", Cancel);
        await page.RunAsync("document.querySelector('.sign-out button').click()", Cancel);
        await page.UntilAsync("document.querySelector('h1')?.textContent === 'Sign in'", Cancel);
        (await CookiesAsync(page)).ShouldNotContain(c => IsSession(c));
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>An address that leads to the form must not lead away from here afterwards.</summary>
    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    public async Task Login_WithAnotherSiteAsItsEnd_EndsHere(string end)
    {
        await using var dashboard = await StartAsync();
        var page = await dashboard.OpenAsync("/login?to=" + Uri.EscapeDataString(end));
        await SignInAsync(page, Token);
        await page.UntilAsync("document.querySelector('h1')?.textContent === 'Today'", Cancel);
        (await page.TextAsync("location.href", Cancel)).ShouldBe(dashboard.Served.Url.AbsoluteUri);
        page.Requests.ShouldAllBe(r =>
            r.StartsWith(dashboard.Served.Url.AbsoluteUri, StringComparison.Ordinal)
            || r.StartsWith("data:", StringComparison.Ordinal)
        );
    }

    /// <summary>A server that was started anew knows no session any more; a page that is open must not show the form in place of an answer.</summary>
    [Fact]
    public async Task Session_ThatHasEnded_LeadsAnOpenPageToTheForm()
    {
        await using var dashboard = await StartAsync();
        var page = await dashboard.OpenAsync("/backtest?models=m1");
        await SignInAsync(page, Token);
        await page.UntilAsync("document.querySelector('[name=stake]')", Cancel);
        await dashboard.StopAsync();
        await dashboard.StartAgainAsync(o => o with { Token = Token });
        const string Change =
            "document.querySelector('[name=stake]').value = '55'; document.querySelector('[name=stake]').dispatchEvent(new Event('change', { bubbles: true }))";
        await page.RunAsync(Change, Cancel);
        await page.UntilAsync("document.querySelector('h1')?.textContent === 'Sign in'", Cancel);
        await SignInAsync(page, Token);
        await page.UntilAsync("document.querySelector('h1')?.textContent === 'Backtest'", Cancel);
        (await page.TextAsync("location.pathname + location.search", Cancel)).ShouldBe("/backtest?models=m1");
    }

    private Task<Dashboard> StartAsync() => Dashboard.StartAsync(_line, o => o with { Token = Token });

    private static bool IsSession(CookieParam cookie) => cookie.Name == "ballast-session";

    private static Task<string> TitleAsync(OpenPage page) =>
        page.TextAsync("document.querySelector('h1').textContent", Cancel);

    private static async Task SignInAsync(OpenPage page, string token)
    {
        await page.UntilAsync("document.querySelector('[name=token]')", Cancel);
        await page.RunAsync(
            $"document.querySelector('[name=token]').value = '{token}'; document.querySelector('form button').click()",
            Cancel
        );
    }

    private static Task<CookieParam[]> CookiesAsync(OpenPage page) => page.Page.GetCookiesAsync().WaitAsync(Cancel);
}
