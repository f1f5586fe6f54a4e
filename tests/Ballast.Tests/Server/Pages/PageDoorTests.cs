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

    /// <summary>What a command does is not asked as a page: its words would be taken for models.</summary>
    [Theory]
    [InlineData("examples")]
    [InlineData("scores")]
    public async Task EveryLinkOfEveryPage_LeadsToAPage(string store)
    {
        var line = store == "scores" ? SnapshotWorld.Stored.CopyTo(new CommandLine { Now = SnapshotWorld.Now }) : null;
        await using var served = await Served.StartAsync(hasStore: line is null, line: line);
        var links = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in PageCatalogue.All.Select(p => p.Path))
        foreach (var link in await LinksAsync(served, path))
            links.TryAdd(link, path);
        links.Count.ShouldBeGreaterThan(PageCatalogue.All.Count / 2);
        var dead = new List<string>();
        foreach (var (link, from) in OneOfAKind(links))
        {
            using var page = await served.GetAsync(link);
            if (page.StatusCode != HttpStatusCode.OK)
                dead.Add($"{from} leads to {link}: {(int)page.StatusCode}");
        }
        dead.ShouldBeEmpty();
    }

    [Fact]
    public async Task NextStepThatIsNoQuestion_IsSaidAsItsCommand()
    {
        await using var served = await Served.StartAsync();
        (await served.GetAsync("/paper").TextAsync()).ShouldContain("<code>ballast paper start equal-weight</code>");
        (await served.GetAsync("/registry").TextAsync()).ShouldContain(
            "<code>ballast registry set strategy NAME</code>"
        );
    }

    [Fact]
    public async Task Data_WithoutAnImport_OffersNoneToBeTakenBack()
    {
        await using var empty = await Served.StartAsync(hasStore: false);
        (await empty.GetAsync("/data").TextAsync()).ShouldContain("<p hidden><button type=\"button\" data-undo");
        await using var filled = await Served.StartAsync();
        (await filled.GetAsync("/data").TextAsync()).ShouldContain("<p><button type=\"button\" data-undo");
    }

    /// <summary>The multipliers of settled rounds need not be those of the rule that pays now.</summary>
    [Theory]
    [InlineData("/backtest")]
    [InlineData("/sensitivity")]
    public async Task Grid_NotSaid_NamesTheRoundThatItsMultipliersAreOf(string path)
    {
        var line = SnapshotWorld.Stored.CopyTo(new CommandLine { Now = SnapshotWorld.Now });
        await using var served = await Served.StartAsync(hasStore: false, line: line);
        var html = await served.GetAsync(path).TextAsync();
        html.ShouldMatch("Multipliers as the rule of round [0-9]+ has them\\.");
        html.ShouldNotContain("the rule in force has them");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<IEnumerable<string>> LinksAsync(Served served, string path) =>
        Link()
            .Matches(await served.GetAsync(path).TextAsync())
            .Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value).Split('#')[0])
            .Where(to => !to.StartsWith("/assets/", StringComparison.Ordinal));

    /// <summary>Models and rounds have one page each: the first of a kind stands for the others.</summary>
    private static IEnumerable<KeyValuePair<string, string>> OneOfAKind(
        IEnumerable<KeyValuePair<string, string>> links
    ) =>
        links
            .GroupBy(l => Named().Match(l.Key) is { Success: true } named ? $"{named.Value} from {l.Value}" : l.Key)
            .Select(g => g.First());

    [GeneratedRegex("<a [^>]*href=\"(?<to>/[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^/(model|round)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
