using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ballast.Tests.Support;
using Ballast.Tests.Syncing;

namespace Ballast.Tests.Server.Rest;

/// <summary>Imports and syncs over HTTP: the same rows as by the command line, and nothing from others.</summary>
public sealed class WritingTests
{
    private static readonly (string, string) Own = ("X-Ballast-Csrf", "1");
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(200);
    private static readonly string Corr = Repository.Path("examples", "corr.csv");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Import_OverHttp_StoresWhatTheCommandLineStores(bool isForm)
    {
        await using var served = await Served.StartAsync(hasStore: false);
        var bytes = await File.ReadAllBytesAsync(Corr, TestContext.Current.CancellationToken);
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent();
        if (isForm)
            form.Add(file, "file", "corr.csv");
        var path = "/api/v1/classic/import?metric=corr" + (isForm ? "" : "&name=corr.csv");
        using var response = await served.SendAsync(HttpMethod.Post, path, isForm ? form : file, Own);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        using var line = new CommandLine();
        var said = line.Run("import", Corr, "--metric", "corr", "--json");
        text.ShouldBe(said.Out.Replace(line.Store, served.Line.Store, StringComparison.Ordinal));
        StoreDump.Of(served.Line.Store).ShouldBe(StoreDump.Of(line.Store));
    }

    [Theory]
    [InlineData("../../evil.csv")]
    [InlineData("a/b.csv")]
    [InlineData("a\\b.csv")]
    [InlineData("..")]
    [InlineData("a\0.csv")]
    [InlineData("c:evil.csv")]
    public async Task Import_NamedWithAPath_IsRefusedAndNothingStored(string name)
    {
        await using var served = await Served.StartAsync(hasStore: false);
        using var body = new StringContent("roundNumber,x\n1000,0.1\n", Encoding.UTF8, "text/csv");
        await served
            .SendAsync(
                HttpMethod.Post,
                $"/api/v1/classic/import?metric=corr&name={Uri.EscapeDataString(name)}",
                body,
                Own
            )
            .ProblemAsync(400, "file-name");
        using var again = new StringContent("roundNumber,x\n1000,0.1\n", Encoding.UTF8, "text/csv");
        again.Headers.TryAddWithoutValidation(
            "Content-Disposition",
            $"attachment; filename=\"{name.Replace('\0', '/').Replace('\\', '/')}\""
        );
        await served
            .SendAsync(HttpMethod.Post, "/api/v1/classic/import?metric=corr", again, Own)
            .ProblemAsync(400, "file-name");
        File.Exists(served.Line.Store).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{\"a\":", "application/json", 422, "not-a-table")]
    [InlineData("<p>", "text/html", 415, "media-type")]
    [InlineData("{\"a\":", "text/csv", 422, "not-a-table")]
    [InlineData("\0\0\0\0", "application/octet-stream", 422, "not-a-table")]
    [InlineData("", "text/csv", 422, "not-a-table")]
    [InlineData("no form", "multipart/form-data; boundary=x", 400, "malformed")]
    [InlineData("no form", "multipart/form-data", 400, "malformed")]
    public async Task Import_OfSomethingElse_IsRefusedAndNothingStored(
        string text,
        string type,
        int status,
        string code
    )
    {
        await using var served = await Served.StartAsync(hasStore: false);
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        await served
            .SendAsync(HttpMethod.Post, "/api/v1/classic/import?metric=corr", body, Own)
            .ProblemAsync(status, code);
        File.Exists(served.Line.Store).ShouldBeFalse();
    }

    [Fact]
    public async Task Import_LargerThanAllowed_IsRefusedAndNothingStored()
    {
        await using var served = await Served.StartAsync(o => o with { LargestImport = 100_000 }, hasStore: false);
        var large = "roundNumber,x\n" + string.Concat(Enumerable.Range(1, 50_000).Select(i => $"{i},0.1\n"));
        using var body = new StringContent(large, Encoding.UTF8, "text/csv");
        await served
            .SendAsync(HttpMethod.Post, "/api/v1/classic/import?metric=corr", body, Own)
            .ProblemAsync(413, "too-large");
        File.Exists(served.Line.Store).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", true)]
    [InlineData("Sec-Fetch-Site", "same-site", true)]
    [InlineData("Origin", "https://evil.example", true)]
    [InlineData("Origin", "null", true)]
    [InlineData("X-Other", "1", false)]
    public async Task Post_FromAnotherSite_IsRefusedAndNothingStored(string header, string value, bool isOwn)
    {
        await using var served = await Served.StartAsync(hasStore: false);
        foreach (var path in new[] { "import?metric=corr", "sync" })
        {
            using var body = new StringContent("roundNumber,x\n1000,0.1\n", Encoding.UTF8, "text/csv");
            (string, string)[] headers = isOwn ? [Own, (header, value)] : [(header, value)];
            await served.SendAsync(HttpMethod.Post, "/api/v1/classic/" + path, body, headers).ProblemAsync(403, "csrf");
        }
        File.Exists(served.Line.Store).ShouldBeFalse();
    }

    [Fact]
    public async Task Post_FromTheOwnPage_IsLetIn()
    {
        await using var served = await Served.StartAsync(hasStore: false);
        using var body = new StringContent("roundNumber,x\n1000,0.1\n", Encoding.UTF8, "text/csv");
        var origin = served.Url.GetLeftPart(UriPartial.Authority);
        (
            await served
                .SendAsync(
                    HttpMethod.Post,
                    "/api/v1/classic/import?metric=corr",
                    body,
                    Own,
                    ("Origin", origin),
                    ("Sec-Fetch-Site", "same-origin")
                )
                .StatusAsync()
        ).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Server_ThatIsReadOnly_ChangesNothing()
    {
        await using var served = await Served.StartAsync(o => o with { IsReadOnly = true });
        var before = StoreDump.Of(served.Line.Store);
        foreach (var path in new[] { "import?metric=corr", "sync?leaderboard=3" })
        {
            using var body = new StringContent("roundNumber,x\n1000,0.1\n", Encoding.UTF8, "text/csv");
            await served
                .SendAsync(HttpMethod.Post, "/api/v1/classic/" + path, body, Own)
                .ProblemAsync(403, "read-only");
        }
        StoreDump.Of(served.Line.Store).ShouldBe(before);
        (await served.GetAsync("/api/v1/classic/data").StatusAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sync_WhileOneRuns_IsAskedToComeBack()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 10);
        world.Server.SetFaults(new Ballast.Sandbox.Server.FaultOptions { LatencyFrom = Slow, LatencyTo = Slow });
        using var line = new CommandLine { Now = SyncWorld.Legacy };
        await using var served = await Served.StartAsync(hasStore: false, line: line, api: world.Server.Url.ToString());
        const string Path = "/api/v1/classic/sync";
        (await StateAsync(served)).Text("state").ShouldBe("never");
        (await served.SendAsync(HttpMethod.Post, Path + "?leaderboard=3", null, Own).StatusAsync()).ShouldBe(
            HttpStatusCode.Accepted
        );
        await served.SendAsync(HttpMethod.Post, Path, null, Own).ProblemAsync(409, "busy");
        using var body = new StringContent("roundNumber,x\n1000,0.1\n", Encoding.UTF8, "text/csv");
        await served
            .SendAsync(HttpMethod.Post, "/api/v1/classic/import?metric=corr", body, Own)
            .ProblemAsync(409, "busy");
        JsonElement state;
        do
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            state = await StateAsync(served);
        } while (state.Text("state") == "running");
        state.Text("state").ShouldBe("done", state.ToString());
        state.GetProperty("answer").Text("schema").ShouldBe("ballast.sync/1");
        state.GetProperty("answer").GetProperty("new").Whole("scores").ShouldBeGreaterThan(0);
        (await served.GetAsync("/healthz").TextAsync()).ShouldContain("\"lastSync\":\"2");
    }

    private static async Task<JsonElement> StateAsync(Served served) =>
        JsonDocument.Parse(await served.GetAsync("/api/v1/classic/sync").TextAsync()).RootElement;
}
