using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Datasets;
using Ballast.Sandbox.World;

namespace Ballast.Tests.Sandbox.Server;

/// <summary>Uploads and downloads as a client makes them: an address from the API, then the bytes.</summary>
internal sealed class FileClient(TestClient client) : IDisposable
{
    private readonly HttpClient _http = new();

    public TestClient Api => client;

    public void Dispose() => _http.Dispose();

    public async Task<byte[]> DatasetAsync(string name, int? round = null)
    {
        var data = await client.DataAsync(
            "query($f: String!, $r: Int) { dataset(filename: $f, round: $r) }",
            round is null ? new { f = name } : new { f = name, r = round }
        );
        return await _http.GetByteArrayAsync(
            new Uri(data.GetProperty("dataset").GetString()!),
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>An address for a file: its name there and its url.</summary>
    public async Task<(string Filename, Uri Url)> AddressAsync(
        string model,
        string field = "submission_upload_auth",
        Tournament tournament = Tournament.Classic,
        string filename = "predictions.csv"
    )
    {
        var data = await client.DataAsync(
            $"query($f: String!, $m: String) {{ at: {field}(filename: $f, tournament: {(int)tournament}, modelId: $m) {{ filename url }} }}",
            new { f = filename, m = model },
            key: true
        );
        var at = data.GetProperty("at");
        return (at.GetProperty("filename").GetString()!, new Uri(at.GetProperty("url").GetString()!));
    }

    public async Task<HttpStatusCode> PutAsync(Uri url, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        using var response = await _http.PutAsync(url, content, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool headersFirst = false) =>
        await _http.SendAsync(
            request,
            headersFirst ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead,
            TestContext.Current.CancellationToken
        );

    /// <summary>Hands predictions in; the answer, be it an error.</summary>
    public async Task<JsonElement> AnswerAsync(string model, byte[] file, Tournament tournament = Tournament.Classic)
    {
        var isSignals = tournament == Tournament.Signals;
        var auth = isSignals ? "submissionUploadSignalsAuth" : "submission_upload_auth";
        var (filename, url) = await AddressAsync(model, auth, tournament);
        (await PutAsync(url, file)).ShouldBe(HttpStatusCode.OK);
        var call = isSignals
            ? "at: createSignalsSubmission(filename: $f, modelId: $m, source: \"test\") { id firstEffectiveDate }"
            : $"at: create_submission(filename: $f, tournament: {(int)tournament}, modelId: $m, source: \"test\") {{ id }}";
        return await client.AskAsync(
            $"mutation($f: String!, $m: String) {{ {call} }}",
            new { f = filename, m = model },
            key: true
        );
    }

    /// <summary>Hands predictions in that must be taken; the id of the submission.</summary>
    public async Task<string> SubmitAsync(string model, byte[] file, Tournament tournament = Tournament.Classic)
    {
        var answer = await AnswerAsync(model, file, tournament);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data").GetProperty("at").GetProperty("id").GetString()!;
    }

    /// <summary>Predictions for the ids of a round, each its own.</summary>
    public static byte[] Predictions(int round, ulong chance = 0, Tournament tournament = Tournament.Classic)
    {
        var random = new SeededRandom(chance, "predictions of a test", round);
        return Predictions(
            RoundIds.Create(1, tournament, round, DataShape.Find(tournament).Rows),
            _ => random.Uniform()
        );
    }

    public static byte[] Predictions(IEnumerable<string> ids, Func<int, double> value)
    {
        var text = new StringBuilder("id,prediction\n");
        foreach (var (at, id) in ids.Index())
            text.Append(CultureInfo.InvariantCulture, $"{id},{value(at):R}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
