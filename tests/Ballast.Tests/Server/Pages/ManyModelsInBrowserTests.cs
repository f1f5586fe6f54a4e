using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ballast.Server.Pages;
using Ballast.Server.Pages.Drawing;
using Ballast.Tests.Server.Browser;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>Every page with no model, one, and thousands: drawn in silence, no wider than the screen, and short.</summary>
public sealed partial class ManyModelsInBrowserTests(ITestOutputHelper output)
{
    private const int Heaviest = 400_000;

    /// <summary>
    /// What a page may name of the command line. Keys are set up on the computer itself, and so is the demo where the server offers none; what does something has no page.
    /// </summary>
    private static readonly IReadOnlyList<string> Typed =
    [
        "ballast init",
        "ballast demo",
        "ballast serve",
        "--keep",
        "--store",
        .. QuestionAddress.Doing.SelectMany(d => d.Value.Select(verb => $"ballast {d.Key} {verb}")),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(70)]
    [InlineData(2300)]
    public async Task Page_OfManyModels_IsShort(int models)
    {
        using var line = ManyModels.Stored(models, models > 1000 ? 20 : 60);
        await using var served = await Served.StartAsync(hasStore: false, line: line);
        foreach (var path in Paths(models))
        {
            var text = await served.GetAsync(path).TextAsync();
            output.WriteLine($"{path}: {Encoding.UTF8.GetByteCount(text):N0} bytes");
            Encoding.UTF8.GetByteCount(text).ShouldBeLessThan(Heaviest, path);
            // The glossary explains words of the command line too.
            if (path == "/glossary")
                continue;
            foreach (Match typed in CommandLine().Matches(Seen(text)))
                Typed.ShouldContain(typed.Value, path);
        }
    }

    /// <summary>Some of them; <see cref="EveryPage_OfManyModels_IsSound"/> opens all.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/risk")]
    [InlineData("/evidence")]
    [InlineData("/advise")]
    public async Task Page_OfThousandsOfModels_IsSound(string path)
    {
        using var line = ManyModels.Stored(2300, 20);
        await using var dashboard = await Dashboard.StartAsync(line);
        await dashboard.ShouldBeSoundAsync(path);
    }

    /// <summary>
    /// Every page with 0, 1, 16, 70 and 2,300 models takes minutes: <c>dotnet tests/Ballast.Tests/bin/Release/net10.0/Ballast.Tests.dll --explicit only
    /// --filter-class '*ManyModelsInBrowserTests'</c>; its result is in docs/serve.md.
    /// </summary>
    [Theory(Explicit = true)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(70)]
    [InlineData(2300)]
    public async Task EveryPage_OfManyModels_IsSound(int models)
    {
        using var line = ManyModels.Stored(models, models > 1000 ? 20 : 60);
        await using var dashboard = await Dashboard.StartAsync(line);
        var complaints = new List<string>();
        foreach (var path in Paths(models))
        {
            try
            {
                await dashboard.ShouldBeSoundAsync(path);
            }
            catch (Exception e) when (e is ShouldAssertException or TimeoutException)
            {
                complaints.Add($"{path}: {e.Message}");
            }
            Cancel.ThrowIfCancellationRequested();
        }
        complaints.ShouldBeEmpty();
    }

    /// <summary>What somebody reads of a page.</summary>
    private static string Seen(string html) => WebUtility.HtmlDecode(Unseen().Replace(html, " "));

    [GeneratedRegex(
        @"\bballast (?:(?:paper|registry) )?[a-z]+|(?<=\s)--[a-z][a-z-]*",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex CommandLine();

    [GeneratedRegex(
        @"<(?<name>template|script|style)\b.*?</\k<name>>|<[^>]*>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Unseen();

    private static IEnumerable<string> Paths(int models) =>
        PageCatalogue
            .All.Where(p => p.IsInNavigation)
            .Select(p => p.Path)
            .Concat(models == 0 ? [] : ["/model/m000", "/round/1001", "/explain/m000/1001"]);
}
