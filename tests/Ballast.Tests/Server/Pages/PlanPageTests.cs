using System.Net;
using System.Text.RegularExpressions;
using Ballast.Tests.Questions.Ladder;
using Ballast.Tests.Questions.Plan;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>The page of a plan: built, compared, and downloaded as exactly what it shows.</summary>
public sealed class PlanPageTests
{
    [Theory]
    [InlineData("/plan", "equal")]
    [InlineData("/plan?models=b&target=hold&total=50&expires=3", "hold")]
    [InlineData("/plan?target=a%3D40%2Cb%3D60", "amounts")]
    public async Task Download_IsThePlanOfThePage_ToTheHash(string path, string target)
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100), ("b", 1270, 1290, 10));
        // Time goes on between the page and the file.
        using var line = new CommandLine { Location = world.Line.Store, Clock = new GoingClock(world.Now) };
        await using var served = await Served.StartAsync(hasStore: false, line: line);
        var page = await TextAsync(served, path);
        using var file = await served.GetAsync(Link(page, "/api/v1/classic/plan"));
        file.StatusCode.ShouldBe(
            HttpStatusCode.OK,
            await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        var plan = PlanReading.Read(await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        plan.Target.Name.ShouldBe(target);
        page.ShouldContain($"Hash {plan.Hash[..12]}");
        page.ShouldContain("download=\"plan.json\"");
    }

    [Fact]
    public async Task Compare_IsALinkAway_AndBack()
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100), ("b", 1270, 1290, 10));
        await using var served = await Served.StartAsync(hasStore: false, line: world.Line);
        var compared = await TextAsync(served, Link(await TextAsync(served, "/plan?total=70"), "/plan"));
        compared.ShouldContain("Plans compared");
        compared.ShouldContain("70.00");
        (await TextAsync(served, Link(compared, "/plan"))).ShouldContain("What to ask for, in order");
    }

    /// <summary>The name of a file is a text like any other over HTTP: nothing of the server is read.</summary>
    [Fact]
    public async Task FileOfTheServer_IsNotRead()
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100));
        var secret = world.Line.Folder.Write("secret.csv", "model,nmr\na,1\n");
        await using var served = await Served.StartAsync(hasStore: false, line: world.Line);
        using var said = await served.GetAsync($"/api/v1/classic/plan?target={Uri.EscapeDataString(secret)}");
        said.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await TextAsync(served, $"/plan?target={Uri.EscapeDataString(secret)}")).ShouldContain(
            "is no file and no method"
        );
    }

    private static string Link(string page, string path) =>
        WebUtility.HtmlDecode(
            Regex
                .Match(
                    page,
                    $"<p class=\"note\"><a href=\"(?<link>{Regex.Escape(path)}[^\"]*)\"",
                    RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                )
                .Groups["link"]
                .Value
        );

    private static async Task<string> TextAsync(Served served, string path)
    {
        using var said = await served.GetAsync(path);
        return await said.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Every look is a second later.</summary>
    private sealed class GoingClock(DateTimeOffset start) : TimeProvider
    {
        private long _looks;

        public override DateTimeOffset GetUtcNow() => start.AddSeconds(Interlocked.Increment(ref _looks));
    }
}
