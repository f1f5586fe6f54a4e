using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Browser;

/// <summary>What every page must be, whatever it shows.</summary>
internal static class Soundness
{
    private static readonly string Axe = Repository.Path(
        "src",
        "Ballast.Server",
        "obj",
        "charts",
        "node_modules",
        "axe-core",
        "axe.min.js"
    );

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Opens a page wide and light, narrow and dark: drawn, in silence, no wider than the screen, and keeping nobody out.</summary>
    public static async Task ShouldBeSoundAsync(this Dashboard dashboard, string path)
    {
        foreach (var (width, isDark) in new[] { (1280, false), (390, true) })
        {
            var page = await dashboard.OpenAsync(path, width, isDark);
            var which = $"{path} at {width}";
            (await page.TextAsync(PageChecks.Blank, Cancel)).ShouldBe("", which);
            (await page.TextAsync(PageChecks.Overhang, Cancel)).ShouldBe("0", which);
            page.Complaints.ShouldBeEmpty(which);
            // No request leaves the machine.
            page.Requests.ShouldAllBe(r =>
                r.StartsWith(dashboard.Served.Url.AbsoluteUri, StringComparison.Ordinal)
                || r.StartsWith("data:", StringComparison.Ordinal)
            );
            (await SeriousFindings(page)).ShouldBe("", which);
            // One that stays open goes on drawing beside the next.
            await page.Page.CloseAsync().WaitAsync(Cancel);
        }
    }

    /// <summary>Findings of axe that keep somebody out.</summary>
    private static async Task<string> SeriousFindings(OpenPage page)
    {
        // Where charts could be bundled, axe came with them: without it this would check less than it says.
        File.Exists(Axe).ShouldBeTrue();
        await page.RunAsync(await File.ReadAllTextAsync(Axe, Cancel) + "; 0", Cancel);
        const string Run = """
            axe.run().then(r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact))
              .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | ')).join('\n'))
            """;
        return await page.TextAsync(Run, Cancel);
    }
}
