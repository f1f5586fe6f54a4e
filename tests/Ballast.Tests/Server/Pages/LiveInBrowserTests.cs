using Ballast.Numerai.Errors;
using Ballast.Server.Collecting;
using Ballast.Tests.Collecting;
using Ballast.Tests.Server.Browser;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>What a page that stays open says of the collector.</summary>
public sealed class LiveInBrowserTests : IDisposable
{
    private const string Line = "document.querySelector('[data-follow] span').textContent";
    private const string News = "document.querySelector('[data-follow] button')";

    private readonly CollectorWorld _world = new("a");
    private readonly Collector _collector;
    private readonly TaskCompletionSource _rounds = new();
    private readonly TaskCompletionSource _model = new();
    private readonly CommandLine _line;

    public LiveInBrowserTests()
    {
        _collector = new Collector(_world.Options("this-server"));
        _line = new CommandLine { Location = _world.Store, Clock = _world.Clock };
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _collector.Dispose();
        _line.Dispose();
        _world.Dispose();
    }

    [Fact]
    public async Task Page_WhileTheCollectorLooks_ShowsItsProgressAndOffersWhatIsNew()
    {
        await using var dashboard = await StartAsync();
        var page = await dashboard.OpenAsync("/data");
        _world.Feed.OnRounds = () => _rounds.Task;
        _world.Feed.OnModel = (_, _) => _model.Task;
        await CollectAsync(async () =>
        {
            await page.UntilAsync($"{Line}.startsWith('Syncing classic: 0 of ? models, because ')", Cancel);
            _rounds.SetResult();
            await page.UntilAsync($"{Line}.startsWith('Syncing classic: 0 of 1 models, because ')", Cancel);
            (await page.RunAsync($"{News}.checkVisibility()", Cancel))!.GetValue<bool>().ShouldBeFalse();
            _model.SetResult();
            await page.UntilAsync($"{News}.checkVisibility()", Cancel);
            await page.UntilAsync($"{Line}.startsWith('Next look at ')", Cancel);
            (await ModelsAsync(page)).ShouldBe("0", "nothing on the page changes under the reader's eyes");
            await page.RunAsync($"{News}.click()", Cancel);
            await page.UntilAsync("document.querySelector('#stored .figure')?.textContent.trim() === '1'", Cancel);
            // Loaded anew, it has nothing newer to offer.
            await page.UntilAsync($"{Line}.startsWith('Next look at ')", Cancel);
            (await page.RunAsync($"{News}.checkVisibility()", Cancel))!.GetValue<bool>().ShouldBeFalse();
        });
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_WhenALookFails_SaysWhy()
    {
        _world.Feed.OnRounds = () =>
            throw new NumeraiException(NumeraiErrorCode.Unavailable, "Numerai is <b>in trouble</b>.");
        await using var dashboard = await StartAsync();
        var page = await dashboard.OpenAsync("/rules");
        await CollectAsync(() =>
            page.UntilAsync($"{Line} === 'The last look failed: Numerai is <b>in trouble</b>.'", Cancel)
        );
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_WhereAnotherServerCollects_SaysSo()
    {
        _world.Leases.GiveTo("another");
        await using var dashboard = await StartAsync();
        var page = await dashboard.OpenAsync("/rules");
        await CollectAsync(() => page.UntilAsync($"{Line} === 'Another server of this store collects'", Cancel));
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>The browser comes back by itself; what was kept meanwhile is offered all the same.</summary>
    [Fact]
    public async Task Page_ThatLostTheServer_SaysSoAndGoesOnWithWhatCameInMeanwhile()
    {
        await using var dashboard = await StartAsync();
        var page = await dashboard.OpenAsync("/data");
        await page.UntilAsync($"{Line} !== ''", Cancel);
        await dashboard.StopAsync();
        await page.UntilAsync($"{Line} === 'The server cannot be reached; trying again\u2026'", Cancel);
        await CollectAsync(async () =>
        {
            (await Waiting.SoonAsync(() => _collector.State.Last?.NewRows > 0)).ShouldBeTrue();
            await dashboard.StartAgainAsync(o => o with { Collector = _collector });
            await page.UntilAsync($"{Line}.startsWith('Next look at ')", Cancel);
            await page.UntilAsync($"{News}.checkVisibility()", Cancel);
            // News go on coming as before.
            await page.RunAsync($"{News}.hidden = true", Cancel);
            _collector.NoteCommitted(1);
            await page.UntilAsync($"{News}.checkVisibility()", Cancel);
        });
        // The browser itself notes that it could not reach the server.
        page.Complaints.ShouldAllBe(c => c.Contains("net::ERR_", StringComparison.Ordinal));
    }

    private static Task<string> ModelsAsync(OpenPage page) =>
        page.TextAsync("document.querySelector('#stored .figure')?.textContent.trim() ?? '0'", Cancel);

    private Task<Dashboard> StartAsync() => Dashboard.StartAsync(_line, o => o with { Collector = _collector });

    private async Task CollectAsync(Func<Task> meanwhile)
    {
        using var stop = new CancellationTokenSource();
        var collecting = Task.Run(() => _collector.RunAsync(stop.Token), Cancel);
        try
        {
            await meanwhile();
        }
        finally
        {
            // What is still held must not hold the end of a test that failed.
            _rounds.TrySetResult();
            _model.TrySetResult();
            await stop.CancelAsync();
            await collecting;
        }
    }
}
