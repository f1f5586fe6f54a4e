using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Ballast.Cli.Serving;
using Ballast.Server.Hosting;
using Ballast.Server.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Ballast.Tests.Support;

/// <summary>The real server on a free port, over a store of its own that holds the examples.</summary>
internal sealed class Served : IAsyncDisposable
{
    /// <summary>A moment at which everything of the examples is known.</summary>
    public const string AsOf = "2026-11-01";

    private static readonly CopiedStore Examples = new(() =>
    {
        var line = new CommandLine();
        Import(line);
        return line;
    });

    private readonly WebServer _server;

    private readonly bool _isOwnLine;

    private Served(CommandLine line, bool isOwnLine, WebServer server)
    {
        (Line, _isOwnLine, _server) = (line, isOwnLine, server);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = server.Url,
        };
        // Tests write and read at once: each answer is to be the newest.
        Http.DefaultRequestHeaders.CacheControl = new CacheControlHeaderValue { NoCache = true };
    }

    public CommandLine Line { get; }

    public HttpClient Http { get; }

    public Uri Url => _server.Url;

    public IReadOnlyList<Endpoint> Endpoints => _server.Endpoints;

    public static async Task<Served> StartAsync(
        Func<WebOptions, WebOptions>? change = null,
        bool hasStore = true,
        CommandLine? line = null,
        string? api = null
    )
    {
        var isOwnLine = line is null;
        line ??= new CommandLine();
        if (hasStore && line.Location is null)
            Examples.CopyTo(line);
        else if (hasStore)
            Import(line);
        var around = line.CliHost(TextWriter.Null, TextWriter.Null);
        var options = new WebOptions
        {
            Questions = ServedCommands.Questions(around, line.Location ?? line.Store, api),
            Clock = line.Clock,
            Port = 0,
        };
        var server = await WebServer.StartAsync(
            change?.Invoke(options) ?? options,
            TestContext.Current.CancellationToken
        );
        return new Served(line, isOwnLine, server);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? body,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends bytes as they are: HttpClient would tidy up a path.</summary>
    public async Task<string> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Url.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        // A line that was handed in may be served again.
        if (_isOwnLine)
            Line.Dispose();
    }

    private static void Import(CommandLine line)
    {
        line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        line.Run("import", Repository.Path("examples", "corr.csv"), "--metric", "corr").Code.ShouldBe(0);
    }
}
