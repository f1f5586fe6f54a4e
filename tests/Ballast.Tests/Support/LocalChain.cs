using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Ballast.Tests.Support;

/// <summary>A node of a chain of its own: anvil, named by BALLAST_ANVIL or restored by npm; the test is skipped where it cannot be.</summary>
internal sealed class LocalChain : IAsyncDisposable
{
    /// <summary>Address of the stand-in for a strategy contract.</summary>
    public const string Strategy = "0x00000000000000000000000000000000000051a7";

    /// <summary>
    /// Assembled by hand from the signatures: owner() gives slot 0; modelConfig(tournament, key) gives slots key, key + 1, key + 2;
    /// setModelConfigs(tuples) puts amount, mode and enabled of each tuple there.
    /// </summary>
    private const string Code =
        "0x60003560e01c80638da5cb5b146028578063685f4a3114603457806357752bf314605157600080fd5b60005460005260206000f35b602435805460005280600101546020526002015460405260606000f35b60005b8060243514608c578060a002604401806020013581604001358155816060013581600101558160800135816002015550506001016054565b00";

    private readonly Process _process;
    private readonly HttpClient _http = new();

    private LocalChain(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public static async Task<LocalChain> StartAsync()
    {
        var program = Environment.GetEnvironmentVariable("BALLAST_ANVIL") ?? await RestoreAsync();
        var start = new ProcessStartInfo(program, "--port 0")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        try
        {
            var chain = new LocalChain(process, await ListensAtAsync(process));
            await chain.AskAsync("anvil_setCode", Strategy, Code);
            return chain;
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Sends a call from an account whose key the node itself holds; back when a block has carried it out.</summary>
    public async Task SendAsync(string data)
    {
        var accounts = await AskAsync("eth_accounts");
        var hash = await AskAsync(
            "eth_sendTransaction",
            new
            {
                from = accounts[0].GetString(),
                to = Strategy,
                data,
            }
        );
        // The node answers before it has made the block; until then the newest state is the one before.
        var begun = Stopwatch.GetTimestamp();
        JsonElement receipt;
        while (
            (receipt = await AskAsync("eth_getTransactionReceipt", hash.GetString())).ValueKind == JsonValueKind.Null
        )
        {
            Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(Waiting.Longest, "no block with the call");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        receipt.GetProperty("status").GetString().ShouldBe("0x1", "the call was reverted");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>The node takes a port that is free and says which.</summary>
    private static async Task<Uri> ListensAtAsync(Process process)
    {
        const string Words = "Listening on ";
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Read to the end: a full pipe would stop the node.
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                address.TrySetException(new InvalidOperationException("The node ended before it listened."));
            else if (line.Data.StartsWith(Words, StringComparison.Ordinal))
                address.TrySetResult(new Uri($"http://{line.Data[Words.Length..]}/"));
        };
        process.BeginOutputReadLine();
        return await address.Task.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken);
    }

    private async Task<JsonElement> AskAsync(string method, params object?[] parameters)
    {
        using var response = await _http.PostAsJsonAsync(
            Url,
            new
            {
                jsonrpc = "2.0",
                id = 1,
                method,
                @params = parameters,
            },
            TestContext.Current.CancellationToken
        );
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        answer.TryGetProperty("error", out var error).ShouldBeFalse(error.ToString());
        return answer.GetProperty("result");
    }

    /// <summary>The program itself, not npm's script around it: what is killed is what listens.</summary>
    private static async Task<string> RestoreAsync()
    {
        var folder = new NpmFolder("chain", "@foundry-rs/anvil");
        await folder.NeedAsync();
        var programs = Path.Combine(folder.Path, "node_modules", "@foundry-rs");
        var found = Directory
            .EnumerateDirectories(programs, "anvil-*")
            .Select(package => Path.Combine(package, "bin", "anvil"))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, "there is no anvil for this platform");
        return found!;
    }
}
