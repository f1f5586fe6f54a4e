using System.Net;
using System.Text.Json;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Collecting;
using Ballast.Server.Collecting;
using Ballast.Server.Hosting;
using Ballast.Server.Pipeline;
using Ballast.Tests.Support;

namespace Ballast.Tests.Collecting;

/// <summary>The collector over HTTP: its state, its events, its metrics, and who may ask.</summary>
[Collection(Alone.Name)]
public sealed class CollectorPagesTests : IDisposable
{
    private readonly CollectorWorld _world = new("a");
    private readonly Collector _collector;

    public CollectorPagesTests() => _collector = new Collector(_world.Options("this-server"));

    public void Dispose()
    {
        _collector.Dispose();
        _world.Dispose();
    }

    [Fact]
    public async Task State_OfACollectorThatHasLooked_IsOneDocument()
    {
        await using var server = await StartAsync();
        using var http = Client(server);
        await CollectAsync(async () =>
        {
            var state = JsonDocument.Parse(await http.GetStringAsync("/api/v1/collector", Cancel)).RootElement;
            state.GetProperty("schema").GetString().ShouldBe("ballast.collector/1");
            state.GetProperty("phase").GetString().ShouldBe("idle");
            state.GetProperty("holder").GetString().ShouldBe("this-server");
            state.GetProperty("last").GetProperty("tournament").GetString().ShouldBe("classic");
            state.GetProperty("next").GetProperty("reason").GetString()!.ShouldEndWith("opens");
            state.GetProperty("totals").GetProperty("runs").GetInt32().ShouldBe(1);

            var metrics = await http.GetStringAsync("/metrics", Cancel);
            metrics.ShouldContain("\nballast_collector_runs_total{} 1\n");
            metrics.ShouldContain("\nballast_collector_failures_total{} 0\n");
            metrics.ShouldContain("\nballast_collector_phase{phase=\"idle\"} 1\n");
            metrics.ShouldContain("\nballast_collector_last_success_age_seconds{} 0\n");
            var health = JsonDocument.Parse(await http.GetStringAsync("/healthz", Cancel)).RootElement;
            health.GetProperty("collector").GetProperty("phase").GetString().ShouldBe("idle");

            using var asked = await http.PostAsync("/api/v1/collector/look?tournament=classic", null, Cancel);
            asked.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            (await Waiting.SoonAsync(() => _collector.State.Totals.Runs == 2)).ShouldBeTrue();
            _collector.State.Last!.Reason.ShouldBe("asked for by hand");
        });
    }

    [Fact]
    public async Task Events_TellTheStateAtOnceAndEveryChange_AndEndWithTheServer()
    {
        var server = await StartAsync();
        using var http = Client(server);
        using var answer = await http.GetAsync("/events", HttpCompletionOption.ResponseHeadersRead, Cancel);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
        var first = await EventAsync(reader);
        first.ShouldContain("\nretry: 5000\n");
        first.ShouldContain("\"phase\":\"off\"");
        (await http.GetStringAsync("/metrics", Cancel)).ShouldContain("\nballast_event_streams{} 1\n");
        _collector.NoteCommitted(5);
        var kept = await EventAsync(reader);
        kept.ShouldStartWith("event: store\n");
        kept.ShouldContain("\"newRows\":5");
        await CollectAsync(async () =>
        {
            var seen = "";
            // What is kept is reported after the state of the look that kept it.
            while (!seen.Contains("event: store", StringComparison.Ordinal))
                seen += await EventAsync(reader);
            seen.ShouldContain("\"phase\":\"collecting\"");
            seen.ShouldContain("\"phase\":\"idle\"");
        });
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        await server.DisposeAsync();
        System.Diagnostics.Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Events_ForMoreThanTheServerTakes_AreRefusedUntilOneLeaves()
    {
        await using var server = await StartAsync();
        using var http = Client(server);
        var all = Enumerable.Range(0, CollectorNews.MostReaders).Select(_ => _collector.Subscribe()!).ToList();
        using (var refused = await http.GetAsync("/events", HttpCompletionOption.ResponseHeadersRead, Cancel))
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        all[3].Dispose();
        using (var taken = await http.GetAsync("/events", HttpCompletionOption.ResponseHeadersRead, Cancel))
        {
            taken.StatusCode.ShouldBe(HttpStatusCode.OK);
            _collector.Subscribe().ShouldBeNull();
        }
        // The reader has left: its place is free when the server has noticed, at the next thing it tells it.
        var isFree = await Waiting.SoonAsync(() =>
        {
            _collector.NoteCommitted(1);
            using var place = _collector.Subscribe();
            return place is not null;
        });
        isFree.ShouldBeTrue();
    }

    [Theory]
    [InlineData("GET", "/api/v1/collector")]
    [InlineData("GET", "/events")]
    [InlineData("POST", "/api/v1/collector/look")]
    [InlineData("GET", "/metrics")]
    public async Task Paths_OfAServerWithAToken_AreClosedWithoutIt(string method, string path)
    {
        await using var server = await StartAsync(o => o with { Token = "a-token-of-some-length" });
        using var http = Client(server);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Look_ThatIsNotPossible_IsRefusedInWords()
    {
        await using (var server = await StartAsync(o => o with { IsReadOnly = true }))
            await RefusesAsync(server, "/api/v1/collector/look", 403, "read-only");
        await using (var server = await StartAsync())
        {
            await RefusesAsync(server, "/api/v1/collector/look", 409, "not-collecting");
            await RefusesAsync(server, "/api/v1/collector/look?tournament=chess", 400, "usage");
        }
        _world.Leases.GiveTo("another");
        await using (var server = await StartAsync())
            await CollectAsync(
                () => RefusesAsync(server, "/api/v1/collector/look", 409, "collected-elsewhere"),
                CollectorPhase.Waiting
            );
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task RefusesAsync(WebServer server, string path, int status, string code)
    {
        using var http = Client(server);
        using var answer = await http.PostAsync(path, null, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        ((int)answer.StatusCode).ShouldBe(status, text);
        JsonDocument.Parse(text).RootElement.GetProperty("code").GetString().ShouldBe(code);
    }

    private static async Task<string> EventAsync(StreamReader reader)
    {
        var text = "";
        while (await reader.ReadLineAsync(Cancel) is { Length: > 0 } line)
            text += line + "\n";
        return text;
    }

    private async Task CollectAsync(Func<Task> meanwhile, CollectorPhase phase = CollectorPhase.Idle)
    {
        using var stop = new CancellationTokenSource();
        var collecting = Task.Run(() => _collector.RunAsync(stop.Token), Cancel);
        (
            await Waiting.SoonAsync(() =>
                _collector.State.Phase == phase
                && (phase == CollectorPhase.Waiting || _collector.State.Next is not null)
            )
        ).ShouldBeTrue();
        await meanwhile();
        await stop.CancelAsync();
        await collecting;
    }

    private Task<WebServer> StartAsync(Func<WebOptions, WebOptions>? change = null)
    {
        var options = new WebOptions
        {
            Questions = new NoQuestions(),
            Clock = _world.Clock,
            Port = 0,
            Collector = _collector,
        };
        return WebServer.StartAsync(change?.Invoke(options) ?? options, Cancel);
    }

    private static HttpClient Client(WebServer server)
    {
        var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Add("X-Ballast-Csrf", "test");
        return http;
    }

    private sealed class NoQuestions : IQuestionService
    {
        public Answer Ask(QuestionRequest request, CancellationToken cancellation) => throw new NotSupportedException();

        public Answer Run(CommandCall call, CancellationToken cancellation) => throw new NotSupportedException();

        public Outcome<IRevisionStore> Open() => new Refusal("no-store", "There is no store.");

        public string? Stamp() => null;

        public StoreHealth Health() => StoreHealth.Without(isThere: false);
    }
}
