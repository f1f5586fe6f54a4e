using System.Diagnostics;

namespace Ballast.Tests.Web.Browser;

/// <summary>A Chromium of the system without a window, driven over its DevTools protocol.</summary>
/// <remarks>
/// Microsoft.Playwright would do the same, but its package brings 786 MB of drivers for every system; what is needed here are seven
/// messages over a web socket.
/// </remarks>
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

    private readonly Process _process;
    private readonly DirectoryInfo _profile;

    private Chromium(Process process, DirectoryInfo profile, DevTools tools)
    {
        _process = process;
        _profile = profile;
        Tools = tools;
    }

    public DevTools Tools { get; }

    /// <summary>Starts it, or skips the test with the reason where there is none.</summary>
    public static async Task<Chromium> StartAsync(CancellationToken cancel)
    {
        var program = Find();
        Assert.SkipUnless(program is not null, "no Chromium on the PATH, so the page was not opened in a browser");
        var profile = Directory.CreateTempSubdirectory("ballast-chromium-");
        string[] arguments =
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--remote-debugging-port=0",
            $"--user-data-dir={profile.FullName}",
            "about:blank",
        ];
        var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            return new Chromium(
                process,
                profile,
                await DevTools.ConnectAsync(await AddressAsync(process, profile, cancel), cancel)
            );
        }
        catch
        {
            Kill(process, profile);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Tools.DisposeAsync();
        Kill(_process, _profile);
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names.SelectMany(n => folders.Select(f => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }

    /// <summary>It chooses a free port itself and writes it into its profile.</summary>
    private static async Task<Uri> AddressAsync(Process process, DirectoryInfo profile, CancellationToken cancel)
    {
        var file = Path.Combine(profile.FullName, "DevToolsActivePort");
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience && !process.HasExited)
        {
            var lines = File.Exists(file) ? await File.ReadAllLinesAsync(file, cancel) : [];
            if (lines.Length >= 2)
                return new Uri($"ws://127.0.0.1:{lines[0]}{lines[1]}");
            await Task.Delay(50, cancel);
        }

        throw new InvalidOperationException("Chromium did not open its DevTools port.");
    }

    private static void Kill(Process process, DirectoryInfo profile)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        try
        {
            profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper process may still write into it; it lies in the temporary folder.
        }
    }
}
