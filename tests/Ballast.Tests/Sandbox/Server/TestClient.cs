using System.Net.Http.Json;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Server;

namespace Ballast.Tests.Sandbox.Server;

/// <summary>A sandbox over real HTTP, and the plainest client there is.</summary>
public sealed class TestClient : IAsyncDisposable
{
    /// <summary>A Classic round with legacy staking, some months before the cutover.</summary>
    public static readonly DateTimeOffset Legacy = new(2026, 5, 13, 18, 0, 0, TimeSpan.Zero);

    /// <summary>Classic and Crypto on atomic staking, the last legacy rounds resolved.</summary>
    public static readonly DateTimeOffset Atomic = new(2027, 1, 20, 18, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _http = new();

    private TestClient(SandboxServer server) => Server = server;

    public SandboxServer Server { get; }

    public static async Task<TestClient> StartAsync(DateTimeOffset now, FaultOptions? faults = null, int rounds = 60) =>
        await StartAsync(
            new SandboxOptions
            {
                Now = now,
                Rounds = rounds,
                RoundsAhead = 90,
                Models = 8,
                SignalsModels = 3,
                CryptoModels = 3,
                Faults = faults ?? new FaultOptions(),
            }
        );

    public static async Task<TestClient> StartAsync(SandboxOptions options) =>
        new(await SandboxServer.StartAsync(options, TestContext.Current.CancellationToken));

    public async Task<HttpResponseMessage> PostAsync(object body, string? auth = null, string path = "/")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.Url, path))
        {
            Content = JsonContent.Create(body),
        };
        if (auth is not null)
            request.Headers.TryAddWithoutValidation("Authorization", auth);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The whole answer to a query; the status must be 200.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null, bool key = false, string path = "/")
    {
        using var response = await PostAsync(new { query, variables }, key ? Server.Key!.Header : null, path);
        ((int)response.StatusCode).ShouldBe(200);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The data of a query that must have no errors.</summary>
    public async Task<JsonElement> DataAsync(
        string query,
        object? variables = null,
        bool key = false,
        string path = "/"
    )
    {
        var answer = await AskAsync(query, variables, key, path);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The message of the first error.</summary>
    public async Task<string> ErrorAsync(string query, object? variables = null, bool key = false) =>
        (await AskAsync(query, variables, key)).GetProperty("errors")[0].GetProperty("message").GetString()!;

    /// <summary>The id of the owner's first model of a tournament.</summary>
    public async Task<string> OwnModelAsync(Tournament tournament = Tournament.Classic)
    {
        var data = await DataAsync("{ account { models { id tournament } } }", key: true);
        return data.GetProperty("account")
            .GetProperty("models")
            .EnumerateArray()
            .First(m => m.GetProperty("tournament").GetInt32() == (int)tournament)
            .GetProperty("id")
            .GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
