using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ballast.Tests.Support;
using PuppeteerSharp;

namespace Ballast.Tests.Server.Browser;

/// <summary>A file opened in a Chromium, with everything that it asked for and complained about.</summary>
internal sealed class OpenPage
{
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();

    private OpenPage(IPage page)
    {
        Page = page;
        page.Request += (_, e) => _requests.Enqueue(e.Request.Url);
        page.PageError += (_, e) => _complaints.Enqueue(e.Message);
        page.Console += (_, e) =>
        {
            if (e.Message.Type is ConsoleType.Error or ConsoleType.Warning or ConsoleType.Assert)
                _complaints.Enqueue(e.Message.Text);
        };
    }

    /// <summary>The page itself.</summary>
    public IPage Page { get; }

    /// <summary>Addresses that it asked for, its own included.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Errors and warnings of the console, the browser's own among them (such as a refused style), and uncaught exceptions.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Opens a file, and runs a script before any of the page's own where one is given.</summary>
    public static async Task<OpenPage> OpenAsync(
        Chromium browser,
        string file,
        int width,
        bool isDark,
        CancellationToken cancel,
        string? first = null
    )
    {
        var empty = await browser.NewPageAsync().WaitAsync(Waiting.Longest, cancel);
        if (first is not null)
            await empty.EvaluateExpressionOnNewDocumentAsync(first).WaitAsync(cancel);
        await empty.SetViewportAsync(
            new ViewPortOptions
            {
                Width = width,
                Height = 900,
                DeviceScaleFactor = 1,
                IsMobile = width < 600,
            }
        );
        await empty.EmulateMediaFeaturesAsync([
            new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = isDark ? "dark" : "light" },
        ]);
        var page = new OpenPage(empty);
        await empty
            .GoToAsync(new Uri(file).AbsoluteUri, (int)Waiting.Longest.TotalMilliseconds, [WaitUntilNavigation.Load])
            .WaitAsync(cancel);
        // Long documents of charts are fetched behind the page.
        await page.UntilAsync("document.querySelector('[data-charts]:not([data-drawn])') === null", cancel);
        // Charts are drawn when their box has a size, a frame after the page is there.
        await page.RunAsync(
            "new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(r, 100))))",
            cancel
        );
        return page;
    }

    /// <summary>The text that an expression gives in the page; a promise is awaited.</summary>
    public async Task<string> TextAsync(string expression, CancellationToken cancel) =>
        (await RunAsync(expression, cancel))!.GetValue<string>();

    /// <summary>Waits until a condition holds in the page, which may load another one meanwhile.</summary>
    /// <remarks>The library's own way to wait makes functions of texts, which the pages' policy forbids.</remarks>
    public async Task UntilAsync(string condition, CancellationToken cancel)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await HoldsAsync(condition, cancel))
        {
            if (Stopwatch.GetElapsedTime(begun) > Waiting.Longest)
                throw new TimeoutException(
                    $"{condition} did not come about in: {await TextAsync("document.body.innerText", cancel)}"
                );
            await Task.Delay(30, cancel);
        }
    }

    /// <summary>The value of an expression in the page; a promise is awaited.</summary>
    public async Task<JsonNode?> RunAsync(string expression, CancellationToken cancel)
    {
        var got = await Page.EvaluateExpressionAsync<JsonElement?>(expression).WaitAsync(Waiting.Longest, cancel);
        return got is { ValueKind: not JsonValueKind.Undefined } value ? value.Deserialize<JsonNode>() : null;
    }

    /// <summary>Tells the browser of this page what the library has no word for.</summary>
    public Task TellAsync(string method, JsonObject parameters, CancellationToken cancel) =>
        Page.Client.SendAsync(method, parameters).WaitAsync(cancel);

    /// <summary>Between two pages there is none to ask.</summary>
    private async Task<bool> HoldsAsync(string condition, CancellationToken cancel)
    {
        try
        {
            return (await RunAsync($"Boolean({condition})", cancel))!.GetValue<bool>();
        }
        catch (PuppeteerException)
        {
            return false;
        }
    }
}
