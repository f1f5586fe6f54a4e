using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
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
        var port = FreePort();
        var start = new ProcessStartInfo(program, $"--port {port} --silent")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var chain = new LocalChain(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}/"));
        for (var tries = 0; ; tries++)
        {
            try
            {
                await chain.AskAsync("eth_chainId");
                break;
            }
            catch (HttpRequestException) when (tries < 200)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
        await chain.AskAsync("anvil_setCode", Strategy, Code);
        return chain;
    }

    /// <summary>Puts a value into a slot of the contract.</summary>
    public Task SetAsync(string slot, string value) => AskAsync("anvil_setStorageAt", Strategy, slot, value);

    /// <summary>Sends a call from an account whose key the node itself holds.</summary>
    public async Task SendAsync(string data)
    {
        var accounts = await AskAsync("eth_accounts");
        await AskAsync(
            "eth_sendTransaction",
            new
            {
                from = accounts[0].GetString(),
                to = Strategy,
                data,
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
