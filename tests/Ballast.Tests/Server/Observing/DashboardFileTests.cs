using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Collecting;
using Ballast.Server.Hosting;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Observing;

/// <summary>The dashboard for Grafana asks for metrics that a server has, by labels that they have.</summary>
public sealed partial class DashboardFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dashboard_AsksOnlyForMetricsAndLabelsThatAServerHas()
    {
        var scraped = await ScrapeAsync();
        var file = await File.ReadAllTextAsync(Repository.Path("docs", "operating", "grafana.json"), Cancel);
        var panels = JsonDocument.Parse(file).RootElement.GetProperty("panels").EnumerateArray().ToList();
        var asked = panels
            .Where(p => p.Text("type") != "row")
            .SelectMany(p => p.GetProperty("targets").EnumerateArray())
            .Select(t => t.Text("expr"))
            .ToList();
        asked.Count.ShouldBeGreaterThan(20);
        foreach (var expression in asked)
        {
            var metrics = Metric().Matches(expression).Select(m => m.Value).ToList();
            metrics.ShouldNotBeEmpty(expression);
            foreach (var metric in metrics)
            {
                var lines = scraped
                    .Split('\n')
                    .Where(l => l.StartsWith(metric + "{", StringComparison.Ordinal))
                    .ToList();
                lines.ShouldNotBeEmpty($"{metric} in {expression}");
                foreach (var label in Labels(expression))
                    lines.ShouldContain(
                        l => l.Contains(label + "=\"", StringComparison.Ordinal),
                        $"{label} of {metric}"
                    );
            }
        }
        // And every metric of our own is looked at by somebody.
        Own()
            .Matches(scraped)
            .Select(m => m.Groups["name"].Value)
            .Where(name => !asked.Any(e => e.Contains(name, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Panels_HaveNumbersOfTheirOwn_AndDoNotLieOnOneAnother()
    {
        var file = await File.ReadAllTextAsync(Repository.Path("docs", "operating", "grafana.json"), Cancel);
        var panels = JsonDocument.Parse(file).RootElement.GetProperty("panels").EnumerateArray().ToList();
        panels.Select(p => p.Whole("id")).ShouldBeUnique();
        var cells = panels
            .Select(p => p.GetProperty("gridPos"))
            .SelectMany(g =>
                from x in Enumerable.Range(g.Whole("x"), g.Whole("w"))
                from y in Enumerable.Range(g.Whole("y"), g.Whole("h"))
                select (x, y)
            )
            .ToList();
        cells.ShouldBeUnique();
        cells.ShouldAllBe(c => c.x < 24);
    }

    /// <summary>Everything that a server can say: it collects, was asked, remembered an answer, took an import and has a reader of its news.</summary>
    private static async Task<string> ScrapeAsync()
    {
        await using var served = await Served.StartAsync(o =>
            o with
            {
                Collector = new Collecting(),
                Questions = new SyncedQuestions(o.Questions),
            }
        );
        var data = $"/api/v1/classic/data?as-of={Served.AsOf}";
        for (var i = 0; i < 2; i++)
            await served.GetAsync(data).TextAsync();
        using var table = new StringContent("roundNumber,a\n1200,0.1\n", System.Text.Encoding.UTF8, "text/csv");
        var import = "/api/v1/classic/import?metric=corr&name=x.csv&dry-run=true";
        await served.SendAsync(HttpMethod.Post, import, table, ("X-Ballast-Csrf", "1")).TextAsync();
        GC.Collect();
        using var news = await served.Http.GetAsync("/events", HttpCompletionOption.ResponseHeadersRead, Cancel);
        return await served.GetAsync("/metrics").TextAsync();
    }

    private static IEnumerable<string> Labels(string expression) =>
        By()
            .Matches(expression)
            .SelectMany(m => m.Groups["labels"].Value.Split(", "))
            .Concat(Matched().Matches(expression).Select(m => m.Groups["label"].Value))
            // What Prometheus adds itself, and the bound of a bucket, which only its lines have.
            .Where(l => l is not ("job" or "le"));

    [GeneratedRegex(@"\b(ballast|http_server|kestrel|dotnet)_[a-z_]+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Metric();

    [GeneratedRegex(@"\bby \((?<labels>[a-z_, ]+)\)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex By();

    [GeneratedRegex(@"[{,](?<label>[a-z_]+)=~?""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Matched();

    [GeneratedRegex("^# TYPE (?<name>ballast_[a-z_]+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Own();

    private sealed class Collecting : ICollector
    {
        public CollectorState State { get; } =
            CollectorState.NotCollecting(CommandLine.UsualNow) with
            {
                Last = new FinishedSync(Tournament.Classic, "", CommandLine.UsualNow, 1, 1, 1),
            };

        public CollectorSubscription Subscribe() => new(Channel.CreateUnbounded<CollectorEvent>().Reader, () => { });

        public Outcome<SyncNow> RequestLook(Tournament? tournament) => throw new NotSupportedException();

        public Outcome<ISyncPass> Enter(string what) => throw new NotSupportedException();

        public void NoteCommitted(int newRows) { }
    }

    private sealed class SyncedQuestions(IQuestionService questions) : IQuestionService
    {
        public Answer Ask(QuestionRequest request, CancellationToken cancellation) =>
            questions.Ask(request, cancellation);

        public Answer Run(CommandCall call, CancellationToken cancellation) => questions.Run(call, cancellation);

        public Outcome<IRevisionStore> Open() => questions.Open();

        public StoreHealth Health() => questions.Health() with { LastSync = CommandLine.UsualNow };

        public string? Stamp() => questions.Stamp();
    }
}
