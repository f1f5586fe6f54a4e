using System.Text.RegularExpressions;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Server.Hosting;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Observing;

/// <summary>What <c>/metrics</c> says of a server.</summary>
public sealed partial class MetricsTests
{
    private const string Data = "/api/v1/classic/data?as-of=2026-11-01";
    private const string Asked = "\nballast_question_duration_seconds_count{outcome=\"done\",question=\"data\"} ";
    private const string Again = "\nballast_answers_remembered_total{question=\"data\"} ";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_CountQuestionsAnswersGivenAgainRequestsAndRows()
    {
        await using var served = await Served.StartAsync();
        for (var i = 0; i < 3; i++)
            await served.GetAsync(Data).TextAsync();
        await served.GetAsync("/api/v1/classic/" + Guid.NewGuid()).TextAsync();
        var text = await served.GetAsync("/metrics").TextAsync();
        text.ShouldContain(Asked + "1\n");
        text.ShouldContain(Again + "2\n");
        text.ShouldContain("\nballast_store_up{} 1\n");
        text.ShouldContain("\nballast_store_rows{table=\"model\"} 4\n");
        text.ShouldContain("\nballast_last_import_age_seconds{} ");
        text.ShouldNotContain("ballast_last_sync_age_seconds");
        text.ShouldNotContain("ballast_collector");
        // A request is counted when it has ended, which its reader may know before.
        (
            await SaysAsync(served, Requests(200, "http_route=\"/api/v1/{tournament}/data/{**rest}\",") + "3\n")
        ).ShouldBeTrue();
        (
            await SaysAsync(served, Requests(404, "", "aspnetcore_request_is_unhandled=\"true\",") + "1\n")
        ).ShouldBeTrue();
    }

    [Fact]
    public async Task Metrics_OfTwoServersInOneProcess_StayApart()
    {
        await using var one = await Served.StartAsync();
        await using var other = await Served.StartAsync();
        await one.GetAsync(Data).TextAsync();
        (await one.GetAsync("/metrics").TextAsync()).ShouldContain(Asked + "1\n");
        var text = await other.GetAsync("/metrics").TextAsync();
        text.ShouldNotContain(Asked);
        text.ShouldNotContain("{tournament}");
    }

    [Fact]
    public async Task Metrics_AfterNamesWereAskedFor_HoldNoneOfThem()
    {
        const string Name = "a-name-of-somebody";
        const string Token = "a-token-of-some-length";
        await using var served = await Served.StartAsync(o => o with { Token = Token });
        var access = ("Authorization", "Bearer " + Token);
        foreach (
            var path in new[]
            {
                $"/model/{Name}",
                $"/api/v1/classic/model/{Name}",
                $"/api/v1/classic/risk?model={Name}",
                $"/api/v1/{Name}/risk",
                $"/{Name}",
                $"/login?to=/{Name}",
            }
        )
            await served.GetAsync(path, access).TextAsync();
        await served.GetAsync($"/model/{Name}").TextAsync();
        var text = await served.GetAsync("/metrics", access).TextAsync();
        text.ShouldContain("question=\"model\"");
        text.ShouldNotContain(Name);
        text.ShouldNotContain(Token);
        text.ShouldNotContain("m1");
    }

    [Fact]
    public async Task Store_ThatCannotBeRead_IsDownAndHasNoFigures()
    {
        var ill = StoreHealth.Without(isThere: true);
        await using var served = await Served.StartAsync(
            o => o with { Questions = new IllQuestions(o.Questions, ill) },
            hasStore: false
        );
        var text = await served.GetAsync("/metrics").TextAsync();
        text.ShouldContain("\nballast_store_up{} 0\n");
        text.ShouldNotContain("ballast_last_import_age_seconds");
        text.ShouldNotContain("ballast_store_rows");
    }

    [Fact]
    public async Task Names_OfOurOwn_AreInTheDocuments()
    {
        await using var served = await Served.StartAsync();
        await served.GetAsync(Data).TextAsync();
        await served.GetAsync(Data).TextAsync();
        var text = await served.GetAsync("/metrics").TextAsync();
        var documented = await File.ReadAllTextAsync(Repository.Path("docs", "serve.md"), Cancel);
        var names = Names().Matches(text).Select(m => m.Groups["name"].Value).ToList();
        names.Count.ShouldBeGreaterThan(4);
        names.Where(n => !documented.Contains($"`{n}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Requests(int status, string route, string before = "") =>
        $"\nhttp_server_request_duration_seconds_count{{{before}http_request_method=\"GET\",http_response_status_code=\"{status}\",{route}network_protocol_version=\"1.1\",url_scheme=\"http\"}} ";

    private static async Task<bool> SaysAsync(Served served, string words)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if ((await served.GetAsync("/metrics").TextAsync()).Contains(words, StringComparison.Ordinal))
                return true;
            await Task.Delay(50, Cancel);
        }
        return false;
    }

    [GeneratedRegex("^# TYPE (?<name>ballast_[a-z_]+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Names();

    private sealed class IllQuestions(IQuestionService questions, StoreHealth health) : IQuestionService
    {
        public Answer Ask(QuestionRequest request, CancellationToken cancellation) =>
            questions.Ask(request, cancellation);

        public Answer Run(CommandCall call, CancellationToken cancellation) => questions.Run(call, cancellation);

        public Outcome<IRevisionStore> Open() => questions.Open();

        public StoreHealth Health() => health;

        public string? Stamp() => questions.Stamp();
    }
}
