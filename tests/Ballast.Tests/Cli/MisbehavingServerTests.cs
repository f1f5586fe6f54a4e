using System.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>Servers that are not Numerai, or that are and misbehave: one clear line, exit code 3, no secret, no escape, no store begun.</summary>
public sealed class MisbehavingServerTests : IDisposable
{
    private const string Secret = "CANARY7SECRET7NEVER7SHOWN";

    private readonly CommandLine _line = new()
    {
        Variables = new Dictionary<string, string>
        {
            ["NUMERAI_PUBLIC_ID"] = "PUBLICID",
            ["NUMERAI_SECRET_KEY"] = Secret,
        },
    };

    public void Dispose() => _line.Dispose();

    public static TheoryData<string, string> Answers =>
        new()
        {
            { "closes at once", "" },
            { "closes inside the headers", "HTTP/1.1 200 OK\r\nContent-Ty" },
            { "closes inside the body", Http("200 OK", """{"data":{"rou""", length: 4000) },
            { "is no HTTP server", "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n" },
            { "400 without a word", Http("400 Bad Request", "") },
            { "401", Http("401 Unauthorized", "Unauthorized") },
            { "403 with a page", Http("403 Forbidden", "<html><title>Forbidden</title></html>", type: "text/html") },
            { "404 with a page", Http("404 Not Found", "<html><body>nginx</body></html>", type: "text/html") },
            { "429 for ever", Http("429 Too Many Requests", "slow down") },
            { "429 for an hour", Http("429 Too Many Requests", "", "Retry-After: 3600") },
            { "429 until nonsense", Http("429 Too Many Requests", "", "Retry-After: soon") },
            { "500", Http("500 Internal Server Error", "Internal Server Error") },
            { "502 with a page", Http("502 Bad Gateway", "<html>cloudflare</html>", type: "text/html") },
            { "503 for a day", Http("503 Service Unavailable", "", "Retry-After: Fri, 31 Dec 2049 23:59:59 GMT") },
            { "a redirect to another host", Http("301 Moved Permanently", "", "Location: https://example.org/steal") },
            { "a redirect to itself", Http("307 Temporary Redirect", "", "Location: /") },
            { "a redirect to nowhere", Http("302 Found", "") },
            { "a page instead of JSON", Http("200 OK", "<html>log in to the hotel</html>", type: "text/html") },
            { "nothing in the body", Http("200 OK", "") },
            { "JSON that is cut", Http("200 OK", """{"data":{"rounds":[{"number":12""") },
            { "a number", Http("200 OK", "42") },
            { "a list", Http("200 OK", "[]") },
            { "null as data", Http("200 OK", """{"data":null}""") },
            {
                "rounds that are a text",
                Http("200 OK", """{"data":{"rounds":"many","accountLeaderboard":7,"v2Leaderboard":7}}""")
            },
            { "numbers that are none", Http("200 OK", """{"data":{"rounds":[{"number":1e999,"openTime":"NaN"}]}}""") },
            { "JSON ten thousand deep", Http("200 OK", new string('[', 10_000)) },
            { "bytes that are no text", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\u00ff\u00fe\u0000\u0001" },
            { "gzip that is none", Http("200 OK", "not gzip at all", "Content-Encoding: gzip") },
            { "chunks that are none", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\nhello" },
            {
                "an error with escapes",
                Http("200 OK", """{"errors":[{"message":"\u001b[2J\u001b]0;owned\u0007 down"}]}""")
            },
            {
                "an error of many lines",
                Http("200 OK", """{"errors":[{"message":"one\ntwo\r\nthree\n   at line 3"}]}""")
            },
            { "an error that is a text", Http("200 OK", """{"errors":"no"}""") },
            {
                "an error with the key in it",
                Http("200 OK", $$"""{"errors":[{"message":"bad header Token PUBLICID${{Secret}}"}]}""")
            },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Sync_AServerThatMisbehaves_IsOneLineAndNoStore(string how, string says)
    {
        using var server = RawServer.Saying(says);
        foreach (var account in new[] { false, true })
        {
            string[] what = account ? ["--account"] : ["--leaderboard", "3"];
            var said = _line.Run(["sync", .. what, "--api", $"{server.Url}"]);
            said.Code.ShouldBe(3, $"{how}: {said.Error}");
            ShouldBeOneClearLine(said, how);
            // Nobody was asked for a key, so none is to be checked.
            if (!account)
                said.Error.ShouldNotContain("NUMERAI_SECRET_KEY", Case.Sensitive, how);
        }
        File.Exists(_line.Store).ShouldBeFalse(how);
    }

    [Fact]
    public void Sync_AnAnswerWithoutEnd_IsCutOffAndSaid()
    {
        using var server = new RawServer(
            async (stream, token) =>
            {
                await stream.WriteAsync(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n\""u8.ToArray(),
                    token
                );
                var block = new byte[1 << 20];
                Array.Fill(block, (byte)'a');
                while (true)
                    await stream.WriteAsync(block, token);
            }
        );
        var said = _line.Run("sync", "--leaderboard", "3", "--api", $"{server.Url}");
        said.Code.ShouldBe(3);
        ShouldBeOneClearLine(said, "no end");
        File.Exists(_line.Store).ShouldBeFalse();
    }

    private static void ShouldBeOneClearLine(CommandLine.Said said, string how)
    {
        said.Out.ShouldBe("", how);
        said.Error.Trim().Split('\n').Length.ShouldBe(1, $"{how}: {said.Error}");
        said.Error.ShouldStartWith("ballast: ", Case.Sensitive, how);
        foreach (
            var never in new[]
            {
                Secret,
                "\u001b",
                "\u0007",
                "System.",
                "   at ",
                "Exception",
                "TaskCanceled",
                "Please report",
            }
        )
            said.Error.ShouldNotContain(never, Case.Sensitive, how);
    }

    private static string Http(
        string status,
        string body,
        string? header = null,
        string type = "application/json",
        int? length = null
    ) =>
        $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n{(header is null ? "" : header + "\r\n")}Content-Length: {length ?? Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";
}
