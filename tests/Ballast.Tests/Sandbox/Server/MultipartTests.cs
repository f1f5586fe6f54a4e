using System.Net;
using System.Text;
using System.Text.Json;

namespace Ballast.Tests.Sandbox.Server;

/// <summary>Requests in forms, as clients send them that carry files.</summary>
public sealed class MultipartTests : IAsyncLifetime
{
    private TestClient _client = null!;

    public async ValueTask InitializeAsync() => _client = await TestClient.StartAsync(TestClient.Legacy);

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task OperationsMapAndFile_AreReadAsOneRequest()
    {
        using var form = new MultipartFormDataContent
        {
            {
                Text(
                    """{"query":"query($n: String!, $t: Int!) { modelNameAvailable(name: $n, tournament: $t) account { username } }","variables":{"n":null,"t":8}}"""
                ),
                "operations"
            },
            { Text("""{"0":["variables.n"]}"""), "map" },
            { new ByteArrayContent([1, 2, 3]), "0", "predictions.csv" },
        };
        var answer = await AnswerAsync(form, key: true);
        answer.GetProperty("data").GetProperty("modelNameAvailable").GetBoolean().ShouldBeTrue();
        answer.GetProperty("data").GetProperty("account").GetProperty("username").GetString().ShouldBe("captain");
    }

    [Fact]
    public async Task PlainFields_AreARequestToo()
    {
        using var form = new MultipartFormDataContent
        {
            { Text("query A($n: Int) { rounds(limit: $n) { number } } query B { rounds { id } }"), "query" },
            { Text("""{"n":2}"""), "variables" },
            { Text("A"), "operationName" },
        };
        var answer = await AnswerAsync(form, key: false);
        answer.GetProperty("data").GetProperty("rounds").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("operations", "[]")]
    [InlineData("operations", "{}")]
    [InlineData("operations", "{\"query\":")]
    [InlineData("luck", "{}")]
    public async Task FormWithoutARequest_IsRefusedWith400(string field, string value)
    {
        using var form = new MultipartFormDataContent { { Text(value), field } };
        (await StatusAsync(form)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"0\":7}")]
    [InlineData("{\"other\":[\"variables.n\"]}")]
    public async Task MapThatPointsNowhere_IsRefusedWith400(string map)
    {
        using var form = new MultipartFormDataContent
        {
            { Text("""{"query":"{ rounds { number } }"}"""), "operations" },
            { Text(map), "map" },
            { new ByteArrayContent([1]), "0", "a.csv" },
        };
        (await StatusAsync(form)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task FormOfAnotherSitesPage_IsForbidden()
    {
        using var form = new MultipartFormDataContent { { Text("{ rounds { number } }"), "query" } };
        (await StatusAsync(form, ("Origin", "https://evil.example"))).ShouldBe(HttpStatusCode.Forbidden);
    }

    private static StringContent Text(string text) => new(text, Encoding.UTF8);

    private async Task<JsonElement> AnswerAsync(MultipartFormDataContent form, bool key)
    {
        using var response = await SendAsync(form, key ? ("Authorization", _client.Server.Key!.Header) : null);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<HttpStatusCode> StatusAsync(MultipartFormDataContent form, (string, string)? header = null)
    {
        using var response = await SendAsync(form, header);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(
        MultipartFormDataContent form,
        (string Name, string Value)? header
    )
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, _client.Server.Url) { Content = form };
        if (header is var (name, value))
            request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
