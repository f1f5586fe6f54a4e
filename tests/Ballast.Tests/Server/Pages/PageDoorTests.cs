using System.Net;
using System.Text.RegularExpressions;
using Ballast.Server.Pages;
using Ballast.Tests.Cli;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>Where pages lead, and what they offer: only what can be asked and done.</summary>
public sealed partial class PageDoorTests
{
    /// <summary>An answer for now looks right under a moment that was not understood, and is not what was asked.</summary>
    [Theory]
    [InlineData("blah")]
    [InlineData("17.11.2026")]
    [InlineData("1066-10-14")]
    public async Task MomentThatIsNone_IsRefusedByEveryPageAsByTheApi(string moment)
    {
        await using var served = await Served.StartAsync();
        using var api = await served.GetAsync($"/api/v1/classic/account?as-of={moment}");
        api.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var path in PageCatalogue.All.Select(p => p.Path).Append("/model/amber_anchor"))
        {
            using var page = await served.GetAsync($"{path}?as-of={moment}");
            page.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
            var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Cancel));
            html.ShouldContain($"not '{moment}'", Case.Sensitive, path);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-01")]
    [InlineData("2026-11-01T14:00Z")]
    public async Task MomentThatIsOne_OrNone_IsAnswered(string moment)
    {
        await using var served = await Served.StartAsync();
        using var page = await served.GetAsync($"/account?as-of={moment}");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
