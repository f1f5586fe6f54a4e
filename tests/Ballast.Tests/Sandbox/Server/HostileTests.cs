using System.Diagnostics;
using System.Net;
using System.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Sandbox.Server;

/// <summary>Requests that want to end the sandbox, to keep it busy, or to be somebody else's.</summary>
[Collection(Alone.Name)]
public sealed class HostileTests
{
    private const int Deep = 100_000;
    private const int Many = 30_000;

    public static TheoryData<string> DeepQueries => [.. Queries.Keys];

    private static Dictionary<string, Func<string>> Queries { get; } =
        new(StringComparer.Ordinal)
        {
            ["selections"] = () => Times("{ rounds ", Deep) + new string('}', Deep),
            ["selections never closed"] = () => Times("{ rounds ", Deep),
            ["inline fragments"] = () => "{ " + Times("... { ", Deep) + new string('}', Deep) + " }",
            ["lists"] = () => $"{{ rounds(number: {new string('[', Deep)}1{new string(']', Deep)}) {{ number }} }}",
            ["objects"] = () => $"{{ rounds(number: {Times("{a:", Deep)}1{new string('}', Deep)}) {{ number }} }}",
            ["types"] = () => $"query($x: {new string('[', Deep)}Int{new string(']', Deep)}) {{ rounds {{ number }} }}",
            ["fragments that double"] = () => Bomb(30, "... on RootQueryType"),
            ["fields that double"] = () => Doubling(30),
            ["a fragment inside itself"] = () => "{ ...a } fragment a on RootQueryType { ...a }",
            ["many aliases"] = () =>
                "{ " + string.Concat(Enumerable.Range(0, Many).Select(i => $"a{i}: rounds {{ number }} ")) + "}",
            ["one field many times"] = () => "{ " + Times("rounds { number } ", Many) + "}",
            ["many directives"] = () => "{ rounds " + Times("@skip(if: false) ", Many) + "{ number } }",
            ["many operations"] = () => Times("query { rounds { number } } ", Many),
            ["an answer of millions of fields"] = () =>
                "{ "
                + string.Concat(
                    Enumerable.Range(0, 3).Select(i => $"r{i}: rounds {{ roundScoreConfigs {{ ...wide }} }} ")
                )
                + "} fragment wide on RoundScoreConfig { "
                + string.Concat(Enumerable.Range(0, 6000).Select(i => $"a{i}: name "))
                + "}",
        };

    [Theory]
    [MemberData(nameof(DeepQueries))]
    public async Task Query_ThatIsTooDeepOrTooMuch_IsRefusedAtOnceAndTheServerLives(string kind)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var clock = Stopwatch.StartNew();
        var answer = await client.AskAsync(Queries[kind]());

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        answer.GetProperty("errors").GetArrayLength().ShouldBeInRange(1, 5);
        (await client.AskAsync("{ rounds(number: 0) { number } }")).TryGetProperty("errors", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("192.168.0.9", false)]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]", true)]
    public async Task Host_ThatIsAnothersName_IsTurnedAway(string host, bool isOwn)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        foreach (var path in new[] { "/", "/graphql", "/clock" })
        {
            using var response = await SendAsync(
                client,
                path,
                "{\"query\":\"{ rounds { number } }\",\"now\":null}",
                host
            );
            response.StatusCode.ShouldBe(isOwn ? HttpStatusCode.OK : HttpStatusCode.MisdirectedRequest);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Post_ThatAPageOfAnotherSiteCouldSend_MovesNothing(string? type)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        foreach (var path in new[] { "/", "/clock" })
        {
            using var response = await SendAsync(client, path, "{\"advanceDays\": 1}", type: type);
            response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        }
        client.Server.Now.ShouldBe(TestClient.Legacy);
    }

    [Theory]
    [InlineData("/clock", null, null)]
    [InlineData("/", "Referer", "http://evil.example/page")]
    [InlineData("/", "Accept", "text/html,application/xhtml+xml")]
    [InlineData("/graphql", "Cookie", "a=b")]
    public async Task Form_ThatAPageCouldSend_IsNotTaken(string path, string? header, string? value)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var form = "--x\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\n{ rounds { number } }\r\n--x--\r\n";
        (string, string)? sent = header is null ? null : (header, value!);

        using var response = await SendAsync(client, path, form, type: "multipart/form-data; boundary=x", header: sent);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        client.Server.Now.ShouldBe(TestClient.Legacy);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Post_ThatABrowserSaysComesFromElsewhere_MovesNothing(string header, string value)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);

        using var response = await SendAsync(client, "/clock", "{\"advanceDays\": 1}", header: (header, value));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        client.Server.Now.ShouldBe(TestClient.Legacy);
    }

    [Theory]
    [InlineData("{\"advanceDays\": 1e300}")]
    [InlineData("{\"advanceDays\": -1e9}")]
    [InlineData("{\"advanceDays\": \"x\"}")]
    [InlineData("{\"now\": \"\\ud800\"}")]
    [InlineData("{\"now\": 7}")]
    [InlineData("[]")]
    [InlineData("7")]
    public async Task Clock_GivenNonsense_StandsAndSaysHowItIsMoved(string body)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);

        using var response = await SendAsync(client, "/clock", body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        client.Server.Now.ShouldBe(TestClient.Legacy);
    }

    [Theory]
    [InlineData("{\"query\":\"\\ud800\"}")]
    [InlineData("{\"query\":\"{ rounds { number } }\",\"operationName\":7}")]
    [InlineData("{\"query\":\"{ rounds { number } }\",\"variables\":{\"\\ud800\":\"\\udc00\"}}")]
    [InlineData("{\"query\":\"{ rounds(number: 99999999999999999999999999999999999999) { number } }\"}")]
    [InlineData("{\"query\":\"{ rounds(number: -9223372036854775808) { number } }\"}")]
    public async Task Body_OfAWrongKind_IsAnsweredAndNeverAFault(string body)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);

        using var response = await SendAsync(client, "/", body);

        ((int)response.StatusCode).ShouldBeLessThan(500);
    }

    [Fact]
    public async Task Body_OfManyMegabytes_IsNotRead()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);

        // The answer comes before the body is sent.
        using var response = await SendAsync(
            client,
            "/",
            "{\"query\":\"" + new string(' ', 3_000_000) + "\"}",
            header: ("Expect", "100-continue")
        );

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        TestClient client,
        string path,
        string body,
        string? host = null,
        string? type = "application/json",
        (string Name, string Value)? header = null
    )
    {
        using var http = new HttpClient();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(client.Server.Url, path))
        {
            Content = content,
        };
        if (host is not null)
            request.Headers.Host = $"{host}:{client.Server.Url.Port}";
        if (header is var (name, value))
            request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Times(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    /// <summary>Each fragment spreads the next one twice: the last field is reached 2^depth times.</summary>
    private static string Bomb(int depth, string on)
    {
        var text = new StringBuilder($"{{ ...f0 {on} {{ ...f0 }} }}");
        for (var i = 0; i < depth; i++)
            text.Append($" fragment f{i} on RootQueryType {{ ...f{i + 1} ...f{i + 1} }}");
        return text.Append($" fragment f{depth} on RootQueryType {{ rounds {{ number }} }}").ToString();
    }

    /// <summary>The same by fields: each level asks for the one below under two names.</summary>
    private static string Doubling(int depth)
    {
        var text = new StringBuilder("{ account { models { ...f0 } } }");
        for (var i = 0; i < depth; i++)
            text.Append($" fragment f{i} on Model {{ ...f{i + 1} x{i}: name ...f{i + 1} }}");
        return text.Append($" fragment f{depth} on Model {{ name }}").ToString();
    }
}
