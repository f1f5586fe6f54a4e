using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ballast.Tests.Numerai.Support;

/// <summary>One request as the server saw it.</summary>
internal sealed record Asked(string Query, JsonObject Variables, string? Authorization)
{
    /// <summary>The operation's name; empty for an anonymous one.</summary>
    public string Operation { get; } =
        Regex
            .Match(Query, @"^(query|mutation)\s+(?<name>\w+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Groups["name"]
            .Value;
}

/// <summary>A server without a network: answers from a script, the last entry for ever, and remembers what it was asked.</summary>
internal sealed class FakeServer(params Func<Asked, CancellationToken, Task<HttpResponseMessage>>[] script)
    : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private int _inside;

    public List<Asked> Asked { get; } = [];

    public int MostAtOnce { get; private set; }

    /// <summary>Requests that were begun, those that never came as far as being read included.</summary>
    public int Tries { get; private set; }

    /// <summary>Thrown before anything of a request is read: no connection came about.</summary>
    private Func<Exception>? Wall { get; init; }

    public static FakeServer Unreachable(Func<Exception> wall) => new() { Wall = wall };

    public static FakeServer Answering(params HttpResponseMessage[] answers) =>
        new([
            .. answers.Select(answer => new Func<Asked, CancellationToken, Task<HttpResponseMessage>>(
                (_, _) => Task.FromResult(Copy(answer))
            )),
        ]);

    public static FakeServer Throwing(Func<Exception> exception) =>
        new((_, _) => Task.FromException<HttpResponseMessage>(exception()));

    /// <summary>Never answers; ends when the caller gives up.</summary>
    public static FakeServer Silent() =>
        new(
            async (_, cancellation) =>
            {
                await Task.Delay(Timeout.Infinite, cancellation);
                return Json("{}");
            }
        );

    public static HttpResponseMessage Json(string body, int status = 200) => Text(body, status, "application/json");

    public static HttpResponseMessage Text(string body, int status, string type = "text/html") =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };

    public static HttpResponseMessage Errors(params string[] messages) =>
        Json(
            new JsonObject
            {
                ["data"] = null,
                ["errors"] = new JsonArray([.. messages.Select(m => new JsonObject { ["message"] = m })]),
            }.ToJsonString()
        );

    /// <summary>The captured-like answer to one of the library's documents.</summary>
    public static HttpResponseMessage Fixture(string document) => Json(FixtureText(document));

    public static string FixtureText(string document) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "numerai", document + ".json"));

    public static HttpResponseMessage TooMany(int? retryAfterSeconds)
    {
        var answer = Text("slow down", 429);
        if (retryAfterSeconds is { } seconds)
            answer.Headers.Add("Retry-After", seconds.ToString());
        return answer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Tries++;
        if (Wall is not null)
            throw Wall();
        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        var authorization = request.Headers.TryGetValues("Authorization", out var values) ? values.Single() : null;
        var asked = new Asked((string)body["query"]!, body["variables"]!.AsObject(), authorization);
        int turn;
        lock (_lock)
        {
            turn = Asked.Count;
            Asked.Add(asked);
            MostAtOnce = Math.Max(MostAtOnce, ++_inside);
        }
        try
        {
            return await script[Math.Min(turn, script.Length - 1)](asked, cancellationToken);
        }
        finally
        {
            lock (_lock)
                _inside--;
        }
    }

    private static HttpResponseMessage Copy(HttpResponseMessage answer)
    {
        var bytes = answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        var copy = new HttpResponseMessage(answer.StatusCode) { Content = new ByteArrayContent(bytes) };
        foreach (var (name, values) in answer.Headers)
            copy.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }
}
