using System.Collections.Concurrent;
using System.Text;
using Ballast.Server.Observing;
using Ballast.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ballast.Tests.Server.Observing;

/// <summary>What is sent to an OpenTelemetry collector that the user names.</summary>
public sealed class TelemetryTests
{
    private const string Name = "a-name-of-somebody";
    private const string Token = "a-token-of-some-length";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Telemetry_SentWhereTheUserSaid_TellsOfQuestionsAndHoldsNoNames()
    {
        await using var collector = await OtlpCollector.StartAsync();
        var variables = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_SERVICE_NAME"] = "my-ballast",
        };
        var served = await Served.StartAsync(o =>
            o with
            {
                Token = Token,
                Telemetry = new TelemetrySettings(variables),
            }
        );
        await using (served)
        {
            var access = ("Authorization", "Bearer " + Token);
            await served.GetAsync($"/model/{Name}?stake=77", access).TextAsync();
            await served.GetAsync($"/api/v1/classic/risk?model={Name}", access).TextAsync();
            await served.GetAsync($"/{Name}", access).TextAsync();
            await served.GetAsync("/healthz", access).TextAsync();
        }
        // A server that ends sends what it has.
        var traces = collector.Received("/v1/traces");
        traces.ShouldContain("my-ballast");
        traces.ShouldContain("GET /model/{**rest}");
        traces.ShouldContain("ballast.outcome");
        traces.ShouldNotContain("/healthz");
        var metrics = collector.Received("/v1/metrics");
        metrics.ShouldContain("ballast.question.duration");
        metrics.ShouldContain("ballast.store.up");
        foreach (var text in new[] { traces, metrics })
        {
            text.ShouldNotContain(Name);
            text.ShouldNotContain(Token);
            text.ShouldNotContain("stake=");
        }
    }

    /// <summary>Takes in what is sent over HTTP and keeps it as it came.</summary>
    private sealed class OtlpCollector(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

        public string Url => app.Urls.First();

        public static async Task<OtlpCollector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var collector = new OtlpCollector(app);
            app.Run(collector.TakeAsync);
            await app.StartAsync(Cancel);
            return collector;
        }

        public string Received(string path) =>
            string.Concat(_received.Where(r => r.Path == path).Select(r => Encoding.Latin1.GetString(r.Body)));

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task TakeAsync(HttpContext http)
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            _received.Enqueue((http.Request.Path.Value!, body.ToArray()));
        }
    }
}
