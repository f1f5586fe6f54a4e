using PuppeteerSharp;

namespace Ballast.Tests.Server.Browser;

/// <summary>A Chromium of the system without a window, driven by PuppeteerSharp.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IBrowser _browser;

    private Chromium(IBrowser browser) => _browser = browser;

    /// <summary>Starts it, or skips the test with the reason where there is none.</summary>
    public static async Task<Chromium> StartAsync(CancellationToken cancel)
    {
        var program = Find();
        Assert.SkipUnless(program is not null, "no Chromium on the PATH, so the page was not opened in a browser");
        cancel.ThrowIfCancellationRequested();
        var patience = (int)Patience.TotalMilliseconds;
        return new Chromium(
            await Puppeteer.LaunchAsync(
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
            )
        );
    }

    /// <summary>An empty page.</summary>
    public Task<IPage> NewPageAsync() => _browser.NewPageAsync();

    public async ValueTask DisposeAsync() => await _browser.DisposeAsync();

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names.SelectMany(n => folders.Select(f => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }
}
