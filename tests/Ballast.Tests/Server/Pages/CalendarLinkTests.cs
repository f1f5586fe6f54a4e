using System.Net;
using System.Text.RegularExpressions;
using Ballast.Tests.Questions.Ladder;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>The dates of the ladder over HTTP: a link on its page, and the file that the command writes.</summary>
public sealed class CalendarLinkTests
{
    [Fact]
    public async Task TheLinkOfThePage_LeadsToTheFileOfTheCommand()
    {
        using var world = LadderWorld.After(1362, ("a", 1360, 1361, 2), ("b", 1361, 1361, 3));
        await using var served = await Served.StartAsync(hasStore: false, line: world.Line);
        using var page = await served.GetAsync("/ladder?models=a&release=a%3D50%25");
        var link = Regex.Match(
            await TextAsync(page),
            "href=\"(?<link>/ladder\\.ics[^\"]*)\"",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
        using var file = await served.GetAsync(WebUtility.HtmlDecode(link.Groups["link"].Value));
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        file.Content.Headers.ContentDisposition!.FileName.ShouldBe("ballast-ladder-classic.ics");
        var written = world.Line.Folder.Path("ladder.ics");
        world.Line.Run("ladder", "a", "--release", "a=50%", "--ics", written).Code.ShouldBe(0);
        (await TextAsync(file)).ShouldBe(await File.ReadAllTextAsync(written, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task PageWithoutDates_OffersNoFile()
    {
        using var world = LadderWorld.After(1362, ("a", 1360, 1361, 2));
        await using var served = await Served.StartAsync(hasStore: false, line: world.Line);
        using var page = await served.GetAsync("/ladder?as-of=2028-01-01");
        var text = await TextAsync(page);
        text.ShouldContain("Nothing is known to be locked");
        text.ShouldNotContain(".ics");
    }

    [Theory]
    [InlineData("/ladder.ics?models=nobody", HttpStatusCode.NotFound)]
    [InlineData("/ladder.ics?release=x", HttpStatusCode.BadRequest)]
    [InlineData("/ladder.ics?tournament=x", HttpStatusCode.BadRequest)]
    [InlineData("/risk.ics", HttpStatusCode.NotFound)]
    public async Task WhatCannotBeAnswered_IsNoCalendar(string path, HttpStatusCode status)
    {
        using var world = LadderWorld.After(1362, ("a", 1360, 1361, 2));
        await using var served = await Served.StartAsync(hasStore: false, line: world.Line);
        using var said = await served.GetAsync(path);
        said.StatusCode.ShouldBe(status);
        said.Content.Headers.ContentType!.MediaType.ShouldNotBe("text/calendar");
    }

    private static Task<string> TextAsync(HttpResponseMessage message) =>
        message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
