using Ballast.Tests.Support;
using PuppeteerSharp;

namespace Ballast.Tests.Server.Browser;

/// <summary>A Chromium of the system without a window, driven by PuppeteerSharp: as far as a page can tell, a new one.</summary>
/// <remarks>
/// One program serves all tests of the process, because starting it takes longer than most of them: each gets a profile of its own, with its own
/// cookies, storage and cache, which is thrown away with its pages. The program ends after the last test.
/// </remarks>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names =
    [
        // Without windows: a fifth less to do.
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ];
    private static readonly SemaphoreSlim Starting = new(1);
    private static IBrowser? s_program;

    private readonly IBrowserContext _profile;

    private Chromium(IBrowserContext profile) => _profile = profile;

    /// <summary>A new profile; the first one starts the program. Skips the test with the reason where there is none.</summary>
    public static async Task<Chromium> StartAsync(CancellationToken cancel)
    {
        var program = Find();
        Assert.SkipUnless(program is not null, "no Chromium on the PATH, so the page was not opened in a browser");
        var running = await RunningAsync(program, cancel);
        return new Chromium(await running.CreateBrowserContextAsync().WaitAsync(Waiting.Longest, cancel));
    }

    /// <summary>An empty page.</summary>
    public Task<IPage> NewPageAsync() => _profile.NewPageAsync();

    public async ValueTask DisposeAsync() => await _profile.CloseAsync().WaitAsync(Waiting.Longest);

    /// <summary>The program, started anew where the last one has crashed: one test's trouble is not the others'.</summary>
    private static async Task<IBrowser> RunningAsync(string program, CancellationToken cancel)
    {
        await Starting.WaitAsync(cancel);
        try
        {
            if (s_program is not { IsConnected: true })
            {
                s_program = await LaunchAsync(program);
                EndOfTests.Do(s_program.DisposeAsync);
            }
            return s_program;
        }
        finally
        {
            Starting.Release();
        }
    }

    private static Task<IBrowser> LaunchAsync(string program)
    {
        var patience = (int)Waiting.Longest.TotalMilliseconds;
        return Puppeteer.LaunchAsync(
            new LaunchOptions
            {
                ExecutablePath = program,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
                // Each page says how wide it is.
                DefaultViewport = null,
                Timeout = patience,
                ProtocolTimeout = patience,
            }
        );
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names.SelectMany(n => folders.Select(f => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }
}
