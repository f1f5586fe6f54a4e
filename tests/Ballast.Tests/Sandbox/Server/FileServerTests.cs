using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Ballast.Sandbox.Files;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Sandbox.Server;

/// <summary>The storage of the sandbox over HTTP.</summary>
public class FileServerTests
{
    [Fact]
    public async Task Dataset_IsHadWhole_InParts_AndChecked()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        using var files = new FileClient(client);
        var data = await client.DataAsync("{ dataset(filename: \"v5.2/live.parquet\") }");
        var url = new Uri(data.GetProperty("dataset").GetString()!);
        url.Authority.ShouldBe(client.Server.Url.Authority);

        using var whole = await files.SendAsync(new HttpRequestMessage(HttpMethod.Get, url));
        var bytes = await whole.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        whole.Content.Headers.ContentLength.ShouldBe(bytes.Length);
        // No secret hangs on it: it is what such stores call a file by.
#pragma warning disable CA5351
        var md5 = MD5.HashData(bytes);
#pragma warning restore CA5351
        whole.Headers.ETag!.Tag.ShouldBe($"\"{Convert.ToHexStringLower(md5)}\"");
        whole.Content.Headers.ContentMD5.ShouldBe(md5);
        whole
            .Headers.GetValues("Repr-Digest")
            .ShouldBe([$"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:"]);

        using var rest = new HttpRequestMessage(HttpMethod.Get, url);
        rest.Headers.Range = new RangeHeaderValue(1000, null);
        using var part = await files.SendAsync(rest);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        part.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes 1000-{bytes.Length - 1}/{bytes.Length}");
        (await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(bytes[1000..]);

        using var beyond = new HttpRequestMessage(HttpMethod.Get, url);
        beyond.Headers.Range = new RangeHeaderValue(bytes.Length, null);
        using var none = await files.SendAsync(beyond);
        none.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);

        using var head = await files.SendAsync(new HttpRequestMessage(HttpMethod.Head, url));
        head.Content.Headers.ContentLength.ShouldBe(bytes.Length);
    }

    [Fact]
    public async Task Address_HasTheNameByWhichTheClientKnowsTheServer()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        using var files = new FileClient(client);
        using var request = new HttpRequestMessage(HttpMethod.Post, client.Server.Url)
        {
            Content = new StringContent(
                "{\"query\":\"{ dataset(filename: \\\"v5.2/live.csv\\\") }\"}",
                Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Host = $"localhost:{client.Server.Url.Port}";
        using var response = await files.SendAsync(request);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(
            $"\"http://localhost:{client.Server.Url.Port}/files/datasets/1266/v5.2/live.csv\""
        );
    }

    [Theory]
    [InlineData("v5.2/other.parquet", null, "Dataset not found")]
    [InlineData("v5.2/live.parquet", 1267, "Round not found")]
    [InlineData("v5.2/live.parquet", 0, "Round not found")]
    public async Task Dataset_ThatIsNotThere_IsRefused(string name, int? round, string message)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var call = round is null ? "" : $", round: {round}";
        (await client.ErrorAsync($"{{ dataset(filename: \"{name}\"{call}) }}")).ShouldBe(message);
    }

    /// <summary>The training data of a later round holds the targets of this one.</summary>
    [Theory]
    [InlineData("1267/v5.2/validation.parquet")]
    [InlineData("99999/v5.2/live.parquet")]
    [InlineData("-1/v5.2/live.parquet")]
    [InlineData("x/v5.2/live.parquet")]
    [InlineData("1266/v5.2/../live.parquet")]
    [InlineData("1266/v5.2/other.parquet")]
    [InlineData("1266")]
    public async Task DatasetAddress_MadeUp_GivesNothing(string path)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        using var files = new FileClient(client);
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(client.Server.Url, "/files/datasets/" + path)
        );
        using var response = await files.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Put_WithoutATokenOrAfterItsTime_IsRefused()
    {
        var time = new MovedClock(TestClient.Legacy);
        await using var client = await TestClient.StartAsync(
            new SandboxOptions
            {
                Now = TestClient.Legacy,
                Rounds = 60,
                Time = time,
            }
        );
        using var files = new FileClient(client);
        var (_, url) = await files.AddressAsync(await client.OwnModelAsync());
        var wrong = new Uri(client.Server.Url, "/files/uploads/00000000000000000000000000000000/x.csv");
        (await files.PutAsync(wrong, [1])).ShouldBe(HttpStatusCode.Forbidden);
        // The world's clock has nothing to do with it.
        client.Server.MoveClock(TestClient.Legacy.AddDays(30));
        (await files.PutAsync(url, [1])).ShouldBe(HttpStatusCode.OK);
        time.Advance(FileStore.Lifetime);
        (await files.PutAsync(url, [1])).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Put_OfTooMuch_IsRefusedWithTheLimit()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        using var files = new FileClient(client);
        var (_, url) = await files.AddressAsync(await client.OwnModelAsync());
        using var socket = new TcpClient(url.Host, url.Port);
        var request =
            $"PUT {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Length: {FileStore.LargestFile + 1}\r\n\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var answer = new StreamReader(socket.GetStream());
        var text = new char[2000];
        var read = await answer.ReadAsync(text, TestContext.Current.CancellationToken);
        var said = new string(text, 0, read);
        said.ShouldStartWith("HTTP/1.1 413");
        if (!said.Contains("200 MB", StringComparison.Ordinal))
            said += await answer.ReadToEndAsync(TestContext.Current.CancellationToken);
        said.ShouldContain("A file has at most 200 MB here");
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task PageOfAnotherSite_NeitherPutsNorGets(string header, string value)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        using var files = new FileClient(client);
        var (_, url) = await files.AddressAsync(await client.OwnModelAsync());
        var dataset = new Uri(client.Server.Url, "/files/datasets/1266/v5.2/live.csv");
        foreach (var (method, to) in new[] { (HttpMethod.Put, url), (HttpMethod.Get, dataset) })
        {
            using var request = new HttpRequestMessage(method, to);
            if (method == HttpMethod.Put)
                request.Content = new ByteArrayContent([1]);
            request.Headers.TryAddWithoutValidation(header, value);
            using var response = await files.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        }
        // What a browser asks before it puts: not allowed either.
        using var preflight = new HttpRequestMessage(HttpMethod.Options, url);
        preflight.Headers.TryAddWithoutValidation(header, value);
        using var refused = await files.SendAsync(preflight);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Person_WhoOpensAnAddress_GetsTheFile()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        using var files = new FileClient(client);
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(client.Server.Url, "/files/datasets/1266/v5.2/live_example_preds.csv")
        );
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "none");
        using var response = await files.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }

    [Fact]
    public async Task Download_ThatBreaksOff_IsGoneOnWith()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        using var files = new FileClient(client);
        var url = new Uri(client.Server.Url, "/files/datasets/1266/v5.2/live.csv");
        var whole = await files.DatasetAsync("v5.2/live.csv");
        client.Server.SetFaults(new FaultOptions { CutInside = 1 });
        using var got = new MemoryStream();
        using (var response = await files.SendAsync(new HttpRequestMessage(HttpMethod.Get, url), headersFirst: true))
        {
            response.Content.Headers.ContentLength.ShouldBe(whole.Length);
            await Should.ThrowAsync<Exception>(() =>
                response.Content.CopyToAsync(got, TestContext.Current.CancellationToken)
            );
        }
        client.Server.SetFaults(new FaultOptions());
        got.Length.ShouldBeInRange(1, whole.Length - 1);
        using var rest = new HttpRequestMessage(HttpMethod.Get, url);
        rest.Headers.Range = new RangeHeaderValue(got.Length, null);
        using var part = await files.SendAsync(rest);
        await part.Content.CopyToAsync(got, TestContext.Current.CancellationToken);
        got.ToArray().ShouldBe(whole);
    }

    /// <summary>The bytes are there, the answer is lost: trying again is not refused, and nothing came twice.</summary>
    [Fact]
    public async Task Upload_WhoseAnswerIsLost_CanBeTriedAgain()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        using var files = new FileClient(client);
        var (_, url) = await files.AddressAsync(await client.OwnModelAsync());
        client.Server.SetFaults(new FaultOptions { CutAfter = 1 });
        await Should.ThrowAsync<HttpRequestException>(() => files.PutAsync(url, [1, 2]));
        client.Server.SetFaults(new FaultOptions { ErrorAfter = 1 });
        (await files.PutAsync(url, [1, 2])).ShouldBe(HttpStatusCode.InternalServerError);
        client.Server.SetFaults(new FaultOptions());
        (await files.PutAsync(url, [1, 2])).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("POST", "/files/uploads/x/y", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/files/datasets/1266/v5.2/live.csv", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/files/uploads/x/y", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/files/submissions/x/y", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/files/other", HttpStatusCode.NotFound)]
    public async Task Anything_Else_IsRefused(string method, string path, HttpStatusCode status)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        using var files = new FileClient(client);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(client.Server.Url, path));
        using var response = await files.SendAsync(request);
        response.StatusCode.ShouldBe(status);
    }
}
