using System.Net.Http.Headers;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Server.Hosting;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Hosting;

/// <summary>What is sent while a newer answer is being made says of what moment it is, and to whom it is not sent.</summary>
public sealed class OldAnswersTests : IAsyncLifetime
{
    private const string Resource = "/api/v1/classic/account?as-of=" + Served.AsOf;
    private const string Page = "/account?as-of=" + Served.AsOf;
    private const string Mark = "data-old";

    private HeldQuestions _held = null!;
    private Served _served = null!;
    private HttpClient _reader = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await Served.StartAsync(o => o with { Questions = _held = new HeldQuestions(o.Questions) });
        _reader = new HttpClient { BaseAddress = _served.Url };
    }

    public async ValueTask DisposeAsync()
    {
        _held.IsOpen.Set();
        _reader.Dispose();
        await _served.DisposeAsync();
        _held.Dispose();
    }

    [Fact]
    public async Task Resource_WhileANewerAnswerIsMade_IsTheLastAndSaysItsMoment()
    {
        using var first = await GetAsync(Resource);
        first.Headers.Age.ShouldBeNull();
        await ImportAsync("more.csv");
        _held.IsOpen.Reset();
        using var old = await GetAsync(Resource);
        (await TextAsync(old)).ShouldBe(await TextAsync(first));
        old.Headers.Age.ShouldNotBeNull();
        old.Headers.GetValues("Cache-Status")
            .Single()
            .ShouldMatch(
                "^ballast; hit; ttl=-[0-9]+; detail=\"as of [0-9-]{10}T[0-9:]{8}Z, a newer one is being made\"$"
            );
        _held.IsOpen.Set();
        using var newest = await GetAsync(Resource, "no-cache");
        newest.Headers.Age.ShouldBeNull();
        newest.Headers.Contains("Cache-Status").ShouldBeFalse();
    }

    [Fact]
    public async Task Page_WhileANewerAnswerIsMade_SaysItsMomentUntilItIsLoadedAgain()
    {
        using var first = await GetAsync(Page);
        (await TextAsync(first)).ShouldNotContain(Mark);
        await ImportAsync("more.csv");
        _held.IsOpen.Reset();
        using var old = await GetAsync(Page);
        (await TextAsync(old)).ShouldMatch(
            $"{Mark}><span>As of [0-9-]+ [0-9:]+ UTC; a newer one is being made\\.</span>"
        );
        _held.IsOpen.Set();
        using var newest = await GetAsync(Page, "max-age=0");
        (await TextAsync(newest)).ShouldNotContain(Mark);
    }

    /// <summary>A part of a page and a file for a calendar have no place where that could be said.</summary>
    [Fact]
    public async Task PartOfAPage_IsAlwaysTheNewest()
    {
        using var first = await GetAsync(Page);
        await ImportAsync("more.csv");
        var before = _held.Asked;
        using var request = new HttpRequestMessage(HttpMethod.Get, Page);
        request.Headers.Add("HX-Request", "true");
        _held.IsOpen.Reset();
        var sent = _reader.SendAsync(request, TestContext.Current.CancellationToken);
        await Task.WhenAny(sent, Task.Delay(5 * Freshness.Patience, TestContext.Current.CancellationToken));
        sent.IsCompleted.ShouldBeFalse();
        _held.IsOpen.Set();
        using var part = await sent;
        (await TextAsync(part)).ShouldNotContain(Mark);
        _held.Asked.ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task Writer_ThroughTheServer_AndEverybodyElse_SeeWhatWasWrittenAtOnce()
    {
        using var first = await GetAsync(Resource);
        var before = _held.Asked;
        using var import = new HttpRequestMessage(HttpMethod.Post, "/api/v1/classic/import?metric=corr&name=more.csv")
        {
            Content = new StringContent(
                "roundNumber,amber_anchor\n1001,0.0123\n",
                new MediaTypeHeaderValue("text/csv")
            ),
        };
        import.Headers.Add("X-Ballast-Csrf", "1");
        using var written = await _reader.SendAsync(import, TestContext.Current.CancellationToken);
        written.EnsureSuccessStatusCode();
        using var newest = await GetAsync(Resource);
        newest.Headers.Age.ShouldBeNull();
        _held.Asked.ShouldBe(before + 1);
    }

    private async Task ImportAsync(string name)
    {
        var table = _served.Line.Folder.Path(name);
        await File.WriteAllTextAsync(
            table,
            "roundNumber,amber_anchor\n1001,0.0123\n",
            TestContext.Current.CancellationToken
        );
        _served.Line.Run("import", table, "--metric", "corr").Code.ShouldBe(0);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? cacheControl = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cacheControl is not null)
            request.Headers.CacheControl = CacheControlHeaderValue.Parse(cacheControl);
        var response = await _reader.SendAsync(request, TestContext.Current.CancellationToken);
        return response.EnsureSuccessStatusCode();
    }

    private static Task<string> TextAsync(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>Answers while it is open, and counts.</summary>
    private sealed class HeldQuestions(IQuestionService inner) : IQuestionService, IDisposable
    {
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public ManualResetEventSlim IsOpen { get; } = new(initialState: true);

        public Answer Ask(QuestionRequest request, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _asked);
            IsOpen.Wait(cancellation);
            return inner.Ask(request, cancellation);
        }

        public Answer Run(CommandCall call, CancellationToken cancellation) => inner.Run(call, cancellation);

        public Outcome<IRevisionStore> Open() => inner.Open();

        public StoreHealth Health() => inner.Health();

        public string? Stamp() => inner.Stamp();

        public void Dispose() => IsOpen.Dispose();
    }
}
