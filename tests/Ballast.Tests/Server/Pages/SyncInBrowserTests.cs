using Ballast.Sandbox.Server;
using Ballast.Tests.Server.Browser;
using Ballast.Tests.Support;
using Ballast.Tests.Syncing;

namespace Ballast.Tests.Server.Pages;

/// <summary>"Sync now" on the Data page, against a sandbox over real HTTP.</summary>
public sealed class SyncInBrowserTests : IDisposable
{
    private const string Sync = "document.querySelector('[data-sync]').click()";
    private const string Reported = "document.querySelector('#brought li')?.textContent";

    /// <summary>Everything that a line of the list ever said, in its order.</summary>
    private const string Overhear = """
        window.heard = [];
        new MutationObserver(() => {
          const said = document.querySelector('#brought li').textContent;
          if (heard.at(-1) !== said) heard.push(said);
        }).observe(document.getElementById('brought'), { childList: true, subtree: true, characterData: true });
        """;

    private readonly CommandLine _line = new() { Now = SyncWorld.Legacy };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Sync_Asked_GoesThroughItsStatesAndShowsWhatCameIn()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 20);
        var api = world.Server.Url.ToString();
        _line.Run("sync", "brisk_beacon", "--api", api).Code.ShouldBe(0);
        // Two days later there is something new; answers take a while, so that the page sees it run.
        var later = SyncWorld.Legacy.AddDays(2);
        using var line = new CommandLine { Now = later, Location = _line.Store };
        world.Server.MoveClock(later);
        Slow(world, TimeSpan.FromMilliseconds(300));
        await using var dashboard = await Dashboard.StartAsync(line, api: api);
        var page = await dashboard.OpenAsync("/data");
        var before = await page.TextAsync("document.getElementById('stored').textContent", Cancel);
        await page.RunAsync(Overhear + Sync, Cancel);
        await page.UntilAsync($"{Reported}.startsWith('Sync: done')", Cancel);
        var heard = (await page.TextAsync("heard.join('\\n')", Cancel)).Split('\n');
        heard[..2].ShouldBe(["Sync: asked for\u2026", "Sync: running"]);
        heard.Length.ShouldBe(3);
        heard[2].ShouldMatch("^Sync: done: 1 model, [1-9][0-9]* new scores?, [0-9]+ new stakes?$");
        await page.UntilAsync($"document.getElementById('stored').textContent !== {Text(before)}", Cancel);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sync_WithNothingToWatch_SaysWhatToDo()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 5);
        await using var dashboard = await Dashboard.StartAsync(_line, api: world.Server.Url.ToString());
        var page = await dashboard.OpenAsync("/data");
        await page.RunAsync(Sync, Cancel);
        await page.UntilAsync($"{Reported}?.startsWith('Sync: failed')", Cancel);
        (await page.TextAsync(Reported, Cancel)).ShouldContain("watch list");
        // What is stored is drawn anew after it, and must not take the message away.
        (await page.RunAsync("document.getElementById('stored').querySelector('#brought') === null", Cancel))!
            .GetValue<bool>()
            .ShouldBeTrue();
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sync_WhenTheTournamentFails_SaysThatItFailedAndWhy()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 5);
        var api = world.Server.Url.ToString();
        _line.Run("sync", "brisk_beacon", "--api", api).Code.ShouldBe(0);
        world.Server.SetFaults(new FaultOptions { ServerError = 1 });
        await using var dashboard = await Dashboard.StartAsync(_line, api: api);
        var page = await dashboard.OpenAsync("/data");
        await page.RunAsync(Sync, Cancel);
        await page.UntilAsync($"{Reported}?.startsWith('Sync: failed')", Cancel);
        (await page.TextAsync(Reported, Cancel)).Length.ShouldBeGreaterThan("Sync: failed: ".Length);
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>Who opens the page sees why there is no button; a page from before the server was started so is refused in the same words.</summary>
    [Fact]
    public async Task Sync_OnAServerThatIsReadOnly_IsRefusedInWords()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var old = await dashboard.OpenAsync("/data");
        await dashboard.StopAsync();
        await dashboard.StartAgainAsync(o => o with { IsReadOnly = true });
        await old.RunAsync(Sync, Cancel);
        await old.UntilAsync($"{Reported}?.includes('--read-only')", Cancel);
        (await old.TextAsync(Reported, Cancel)).ShouldBe(
            "Sync: This server was started with --read-only; import and sync on the command line."
        );
        var page = await dashboard.OpenAsync("/data");
        (await page.TextAsync("document.querySelector('main').innerText", Cancel)).ShouldContain(
            "This server is read-only: import and sync are switched off."
        );
        (await page.TextAsync("String(document.querySelectorAll('main button, main form').length)", Cancel)).ShouldBe(
            "0"
        );
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sync_WhileTheServerIsAway_SaysSo()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync("/data");
        await dashboard.StopAsync();
        await page.RunAsync(Sync, Cancel);
        await page.UntilAsync($"{Reported} === 'Sync: the server could not be reached.'", Cancel);
    }

    private static void Slow(SyncWorld world, TimeSpan latency) =>
        world.Server.SetFaults(new FaultOptions { LatencyFrom = latency, LatencyTo = latency });

    private static string Text(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
