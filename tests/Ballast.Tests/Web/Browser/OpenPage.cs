using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Ballast.Tests.Web.Browser;

/// <summary>A file opened in a Chromium, with everything that it asked for and complained about.</summary>
internal sealed class OpenPage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DevTools _tools;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _session = "";

    private OpenPage(DevTools tools) => _tools = tools;

    /// <summary>Addresses that it asked for, its own included.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Errors and warnings of the console, the browser's own among them (such as a refused style), and uncaught exceptions.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<OpenPage> OpenAsync(
        Chromium browser,
        string file,
        int width,
        bool isDark,
        CancellationToken cancel
    )
    {
        var page = new OpenPage(browser.Tools);
        browser.Tools.Listen(page.Hear);
        var target = await browser.Tools.AskAsync(
            "Target.createTarget",
            new() { ["url"] = "about:blank" },
            null,
            cancel
        );
        var attached = await browser.Tools.AskAsync(
            "Target.attachToTarget",
            new() { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true },
            null,
            cancel
        );
        page._session = attached["sessionId"]!.GetValue<string>();
        foreach (var domain in new[] { "Page", "Network", "Runtime", "Log" })
            await page.AskAsync($"{domain}.enable", new(), cancel);
        await page.AskAsync(
            "Emulation.setDeviceMetricsOverride",
            new()
            {
                ["width"] = width,
                ["height"] = 900,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = width < 600,
            },
            cancel
        );
        await page.AskAsync(
            "Emulation.setEmulatedMedia",
            new()
            {
                ["features"] = new JsonArray(
                    new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" }
                ),
            },
            cancel
        );
        await page.AskAsync("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri }, cancel);
        await page._loaded.Task.WaitAsync(TimeSpan.FromSeconds(60), cancel);
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
    public async Task UntilAsync(string condition, CancellationToken cancel)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await HoldsAsync(condition, cancel))
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience)
                throw new TimeoutException(
                    $"{condition} did not come about in: {await TextAsync("document.body.innerText", cancel)}"
                );
            await Task.Delay(30, cancel);
        }
    }

    /// <summary>The value of an expression in the page; a promise is awaited.</summary>
    public async Task<JsonNode?> RunAsync(string expression, CancellationToken cancel)
    {
        var got = await AskAsync(
            "Runtime.evaluate",
            new()
            {
                ["expression"] = expression,
                ["awaitPromise"] = true,
                ["returnByValue"] = true,
            },
            cancel
        );
        if (got["exceptionDetails"] is { } failed)
            throw new InvalidOperationException(failed.ToJsonString());
        return got["result"]!["value"];
    }

    /// <summary>A picture of a part of the page, for the eye.</summary>
    public async Task<byte[]> PictureAsync(int top, int width, int height, CancellationToken cancel)
    {
        var clip = new JsonObject
        {
            ["x"] = 0,
            ["y"] = top,
            ["width"] = width,
            ["height"] = height,
            ["scale"] = 1,
        };
        var got = await AskAsync(
            "Page.captureScreenshot",
            new() { ["captureBeyondViewport"] = true, ["clip"] = clip },
            cancel
        );
        return Convert.FromBase64String(got["data"]!.GetValue<string>());
    }

    /// <summary>Between two pages there is none to ask.</summary>
    private async Task<bool> HoldsAsync(string condition, CancellationToken cancel)
    {
        try
        {
            return (await RunAsync($"Boolean({condition})", cancel))!.GetValue<bool>();
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Asks the browser about this page; the answer is what its protocol says.</summary>
    public Task<JsonNode> AskAsync(string method, JsonObject parameters, CancellationToken cancel) =>
        _tools.AskAsync(method, parameters, _session, cancel);

    private void Hear(string method, JsonNode message)
    {
        if (message["sessionId"]?.GetValue<string>() != _session)
            return;
        var said = message["params"]!;
        switch (method)
        {
            case "Network.requestWillBeSent":
                _requests.Enqueue(said["request"]!["url"]!.GetValue<string>());
                break;
            case "Runtime.exceptionThrown":
                _complaints.Enqueue(said["exceptionDetails"]!.ToJsonString());
                break;
            case "Runtime.consoleAPICalled" when said["type"]!.GetValue<string>() is "error" or "warning" or "assert":
                _complaints.Enqueue(said["args"]!.ToJsonString());
                break;
            case "Log.entryAdded" when said["entry"]!["level"]!.GetValue<string>() is "error" or "warning":
                _complaints.Enqueue(said["entry"]!["text"]!.GetValue<string>());
                break;
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
        }
    }
}
