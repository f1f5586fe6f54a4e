using System.IO.Pipelines;
using System.Net;
using System.Text;
using System.Text.Json;
using Ballast.Cli;
using Ballast.Tests.Support;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Ballast.Tests.Server.Mcp;

/// <summary><c>ballast mcp</c> as it is typed, and <c>/mcp</c> of the server, with the client of the .NET library.</summary>
public sealed class McpCommandTests
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Options of the command hold for every call; a refusal is an error with the document; nothing else is written; and it ends with its input.</summary>
    [Fact]
    public async Task Command_UntilItsInputEnds_AnswersWithItsOwnDefaults()
    {
        using var line = new CommandLine();
        line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        var (input, output) = (new Pipe(), new Pipe());
        using var written = new StringWriter();
        var host = line.CliHost(written, TextWriter.Null) with
        {
            OpenStreams = () => (input.Reader.AsStream(), output.Writer.AsStream()),
        };
        var running = Task.Run(() => Application.Run(["mcp", "--as-of", Served.AsOf], host), Cancel);
        var transport = new StreamClientTransport(input.Writer.AsStream(), output.Reader.AsStream());
        await using (var client = await McpClient.CreateAsync(transport, cancellationToken: Cancel))
        {
            var answer = await client.CallToolAsync("data", cancellationToken: Cancel);
            Text(answer).ShouldBe(line.Run("data", "--as-of", Served.AsOf, "--json").Out);
            answer.IsError.ShouldNotBe(true);
            var crypto = new Dictionary<string, object?> { ["tournament"] = "crypto" };
            Text(await client.CallToolAsync("data", crypto, cancellationToken: Cancel)).ShouldContain("\"crypto\"");
            var unknown = new Dictionary<string, object?> { ["name"] = "nobody" };
            var refused = await client.CallToolAsync("model", unknown, cancellationToken: Cancel);
            refused.IsError.ShouldBe(true);
            Text(refused).ShouldBe(line.Run("model", "nobody", "--as-of", Served.AsOf, "--json").Out);
            JsonDocument.Parse(Text(refused)).RootElement.Text("schema").ShouldBe("ballast.error/1");
        }
        await input.Writer.CompleteAsync();
        // The first one makes every tool, which takes long where others compute.
        (await running.WaitAsync(Waiting.Longest, Cancel)).ShouldBe(0);
        written.ToString().ShouldBeEmpty();
    }

    /// <summary>By Ctrl-C too, while whoever started it keeps its input open and a read of it can not be taken back.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public async Task Command_ThatIsStopped_Ends(int afterMilliseconds)
    {
        using var stop = new CancellationTokenSource();
        using var line = new CommandLine { Cancellation = stop.Token };
        await using var input = new HeldOpen();
        var host = line.CliHost(TextWriter.Null, TextWriter.Null) with { OpenStreams = () => (input, Stream.Null) };
        var running = Task.Run(() => Application.Run(["mcp"], host), Cancel);
        await Task.Delay(afterMilliseconds, Cancel);
        await stop.CancelAsync();
        (await running.WaitAsync(Waiting.Longest, Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Path_AskedByAnotherSitesPage_OrNotInJson_IsTurnedAway()
    {
        await using var served = await Served.StartAsync();
        (string, string) accept = ("Accept", "application/json, text/event-stream");
        await PostAsync(served, "text/plain", accept).ProblemAsync(403, "csrf");
        await PostAsync(served, "application/json", accept, ("Sec-Fetch-Site", "cross-site")).ProblemAsync(403, "csrf");
        await PostAsync(served, "application/json", accept, ("Origin", "http://evil.example"))
            .ProblemAsync(403, "csrf");
        await PostAsync(served, "application/json", accept, ("Host", "evil.example")).ProblemAsync(421, "host");
        (await PostAsync(served, "application/json", accept).TextAsync()).ShouldContain("\"name\":\"ballast\"");
        (await served.GetAsync("/mcp").StatusAsync()).ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Path_WithoutTheToken_OpensNothing()
    {
        const string Token = "0123456789abcdef0123";
        await using var served = await Served.StartAsync(o => o with { Token = Token });
        (string, string) accept = ("Accept", "application/json, text/event-stream");
        await PostAsync(served, "application/json", accept).ProblemAsync(401, "no-token");
        await PostAsync(served, "application/json", accept, ("Authorization", "Bearer wrong"))
            .ProblemAsync(401, "no-token");
        (
            await PostAsync(served, "application/json", accept, ("Authorization", "Bearer " + Token)).StatusAsync()
        ).ShouldBe(HttpStatusCode.OK);
    }

    private static string Text(CallToolResult answer) => ((TextContentBlock)answer.Content.Single()).Text;

    private static Task<HttpResponseMessage> PostAsync(
        Served served,
        string type,
        params (string Name, string Value)[] headers
    ) => served.SendAsync(HttpMethod.Post, "/mcp", new StringContent(Initialize, Encoding.UTF8, type), headers);

    /// <summary>A terminal or a pipe in which nothing comes: whoever reads waits, told to stop or not.</summary>
    private sealed class HeldOpen : MemoryStream
    {
        private readonly TaskCompletionSource<int> _never = new();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(_never.Task);

        public override Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => _never.Task;
    }
}
