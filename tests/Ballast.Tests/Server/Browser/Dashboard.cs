using Ballast.Server.Hosting;
using Ballast.Server.Reports;
using Ballast.Tests.Cli;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Browser;

/// <summary>A dashboard that is served, and a Chromium that opens its pages.</summary>
internal sealed class Dashboard : IAsyncDisposable
{
    private static readonly CopiedStore Filled = new(() =>
    {
        var line = SnapshotWorld.Stored.CopyTo(new CommandLine { Now = SnapshotWorld.Now });
        var (first, second) = (SnapshotWorld.Last - 40, SnapshotWorld.Last - 30);
        var paid = line.Folder.Write(
            "paid.csv",
            $"model,roundNumber,selectedStakeValue,payout,roundResolved\nm1,{first},10,0.05,True\nm1,{second},10,-0.02,True\nm2,{second},20,0.03,True\n"
        );
        line.Run("import", paid).Code.ShouldBe(0);
        return line;
    });

    private readonly Chromium _browser;
    private readonly Func<Func<WebOptions, WebOptions>?, Task<Served>> _start;
    private bool _isStopped;

    private Dashboard(Chromium browser, Func<Func<WebOptions, WebOptions>?, Task<Served>> start, Served served) =>
        (_browser, _start, Served) = (browser, start, served);

    public Served Served { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts both over the store of a command line, which stays the caller's; skips the test with the reason where the build has no script or there is no Chromium.</summary>
    public static async Task<Dashboard> StartAsync(
        CommandLine line,
        Func<WebOptions, WebOptions>? change = null,
        string? api = null
    )
    {
        Assert.SkipUnless(ReportPage.HasCharts, "this build has no charts and no script (no Node)");
        var browser = await Chromium.StartAsync(Cancel);
        try
        {
            Task<Served> Start(Func<WebOptions, WebOptions>? c) => Served.StartAsync(c, hasStore: false, line, api);
            return new Dashboard(browser, Start, await Start(change));
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>A store with open and resolved rounds, two models of it with settled payouts, and a clock at which that is now.</summary>
    public static CommandLine Snapshots() => Filled.CopyTo(new CommandLine { Now = SnapshotWorld.Now });

    public Task<OpenPage> OpenAsync(string path, int width = 1280, bool isDark = false) =>
        OpenPage.OpenAsync(_browser, new Uri(Served.Url, path).AbsoluteUri, width, isDark, Cancel);

    /// <summary>Stops the server; pages that are open stay so.</summary>
    public async Task StopAsync()
    {
        _isStopped = true;
        await Served.DisposeAsync();
    }

    /// <summary>Starts the server that was stopped again, at the same address.</summary>
    public async Task StartAgainAsync(Func<WebOptions, WebOptions>? change = null)
    {
        var port = Served.Url.Port;
        Served = await _start(o => (change?.Invoke(o) ?? o) with { Port = port });
        _isStopped = false;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        if (!_isStopped)
            await Served.DisposeAsync();
    }
}
