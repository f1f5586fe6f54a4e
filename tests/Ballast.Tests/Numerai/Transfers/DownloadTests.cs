using System.Security.Cryptography;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;
using Ballast.Numerai.Transfers;
using Ballast.Tests.Support;

namespace Ballast.Tests.Numerai.Transfers;

/// <summary>Files from a storage that behaves, and from one that does not: under the file's name is all of it, or nothing.</summary>
public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 31 / 7))];

    private readonly ScriptedServer _server = new();
    private readonly TempFolder _folder = new();
    private readonly NumeraiConnection _connection;

    public DownloadTests() =>
        _connection = new NumeraiConnection(
            new NumeraiOptions
            {
                Endpoint = new Uri(_server.Url),
                Transfers = new TransferLimits
                {
                    FirstRetryDelay = TimeSpan.FromMilliseconds(1),
                    Silence = TimeSpan.FromSeconds(1),
                    MaxBytes = 1 << 20,
                },
            }
        );

    public void Dispose()
    {
        _connection.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    private string Place => _folder.Path("live.parquet");

    private string Left => string.Join('|', Directory.GetFiles(_folder.Path("")).Select(Path.GetFileName).Order());

    private Uri Address => new(_server.Url + "files/live.parquet?X-Signature=SECRET0SIGNATURE");

    [Fact]
    public async Task Download_OfAWholeFile_IsThereWithNothingBesideIt()
    {
        _server.Storage = _ => new Said { Body = Content, Headers = [Digest(Content)] };
        var reported = new List<TransferProgress>();
        var file = await new NumeraiDownloads(_connection).DownloadAsync(
            Address,
            Place,
            progress: new Steps(reported),
            cancellation: TestContext.Current.CancellationToken
        );
        (file.Length, file.IsHashChecked, file.IsResumed).ShouldBe((Content.Length, true, false));
        File.ReadAllBytes(Place).ShouldBe(Content);
        Left.ShouldBe("live.parquet");
        reported[^1].ShouldBe(new TransferProgress(Content.Length, Content.Length));
        _server.Requests.ShouldHaveSingleItem().Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task Download_ThatIsCut_GoesOnFromThereAsLongAsItIsTheSameVersion()
    {
        _server.Storage = heard =>
            heard.Header("Range") is null
                ? new Said
                {
                    Body = Content[..70_000],
                    Reported = Content.Length,
                    Headers = ["ETag: \"v1\"", Digest(Content)],
                }
                : Rest(heard, "\"v1\"");
        var file = await Download();
        file.IsResumed.ShouldBeTrue();
        File.ReadAllBytes(Place).ShouldBe(Content);
        _server.Requests.Last().Header("If-Range").ShouldBe("\"v1\"");
        Left.ShouldBe("live.parquet");
    }

    [Fact]
    public async Task Download_OfAVersionThatChangedMeanwhile_BeginsAnew()
    {
        var changed = Content.Reverse().ToArray();
        _server.Storage = heard =>
            heard.Header("Range") is null && _server.Requests.Count == 1
                ? new Said
                {
                    Body = Content[..70_000],
                    Reported = Content.Length,
                    Headers = ["ETag: \"v1\""],
                }
                // By If-Range a server gives all of the new one.
                : new Said { Body = changed, Headers = ["ETag: \"v2\""] };
        (await Download()).IsResumed.ShouldBeFalse();
        File.ReadAllBytes(Place).ShouldBe(changed);
    }

    [Fact]
    public async Task Download_WhoseRestIsOfAnotherVersionAllTheSame_IsNotPatchedTogether()
    {
        _server.Storage = heard =>
            heard.Header("Range") is null
                ? new Said
                {
                    Body = Content[..70_000],
                    Reported = Content.Length,
                    Headers = ["ETag: \"v1\""],
                }
                : Rest(heard, "\"v2\"");
        (await Failing()).Code.ShouldBe(NumeraiErrorCode.Unavailable);
        File.Exists(Place).ShouldBeFalse();
    }

    [Fact]
    public async Task Download_BegunByAnEarlierRun_GoesOnOnlyWhereTheVersionIsKnown()
    {
        _server.Storage = _ => new Said
        {
            Body = Content[..70_000],
            Reported = Content.Length,
            Headers = ["ETag: \"v1\""],
        };
        await Failing();
        Left.ShouldBe("live.parquet.part|live.parquet.part.info");
        _server.Storage = heard =>
            heard.Header("Range") == "bytes=70000-" ? Rest(heard, "\"v1\"") : new Said { Status = 500 };
        (await Download()).IsResumed.ShouldBeTrue();
        // Of bytes of which nobody knows what they are the beginning nothing is kept.
        File.Delete(Place);
        File.WriteAllBytes(Place + ".part", new byte[5000]);
        _server.Storage = heard =>
            heard.Header("Range") is null ? new Said { Body = Content } : new Said { Status = 500 };
        (await Download()).IsResumed.ShouldBeFalse();
        File.ReadAllBytes(Place).ShouldBe(Content);
    }

    [Theory]
    [InlineData("403", NumeraiErrorCode.Refused, "does not accept the address any more")]
    [InlineData("404", NumeraiErrorCode.Refused, "does not have the file")]
    [InlineData("500", NumeraiErrorCode.Unavailable, "is in trouble")]
    [InlineData("redirect", NumeraiErrorCode.InvalidAnswer, "elsewhere")]
    [InlineData("html", NumeraiErrorCode.InvalidAnswer, "web page")]
    [InlineData("cut", NumeraiErrorCode.Unavailable, "closed the connection before the end")]
    [InlineData("wrong-hash", NumeraiErrorCode.InvalidAnswer, "hash is another")]
    [InlineData("wrong-md5", NumeraiErrorCode.InvalidAnswer, "hash is another")]
    [InlineData("gigantic", NumeraiErrorCode.InvalidAnswer, "more than the file can have")]
    [InlineData("silent", NumeraiErrorCode.TimedOut, "was silent for 1 s")]
    [InlineData("stalls", NumeraiErrorCode.TimedOut, "was silent for 1 s")]
    [InlineData("nonsense", NumeraiErrorCode.Unavailable, "")]
    public async Task Download_FromAStorageThatMisbehaves_IsOneLineAndNoFile(
        string how,
        NumeraiErrorCode code,
        string words
    )
    {
        using var elsewhere = new ScriptedServer { Storage = _ => new Said { Body = Content } };
        _server.Storage = _ => Misbehaving(how, elsewhere.Url);
        var error = await Failing();
        error.Code.ShouldBe(code, error.Message);
        error.Message.ShouldContain(words);
        ShouldBeOneCleanLine(error.Message);
        File.Exists(Place).ShouldBeFalse();
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Download_OverAnotherFile_ReplacesItOnlyWhereThatWasAsked()
    {
        File.WriteAllText(Place, "mine");
        _server.Storage = _ => new Said { Body = Content };
        (await Failing()).Code.ShouldBe(NumeraiErrorCode.FileExists);
        (File.ReadAllText(Place), Left).ShouldBe(("mine", "live.parquet"));
        await new NumeraiDownloads(_connection).DownloadAsync(Address, Place, replaces: true);
        File.ReadAllBytes(Place).ShouldBe(Content);
    }

    [Fact]
    public async Task Download_OfAFileThatIsThereToTheByte_FetchesNothing()
    {
        File.WriteAllBytes(Place, Content);
        _server.Storage = _ => new Said { Body = Content, Headers = [Digest(Content)] };
        (await Download()).WasThere.ShouldBeTrue();
        Left.ShouldBe("live.parquet");
    }

    [Theory]
    [InlineData("http://example.com/x")]
    [InlineData("ftp://example.com/x")]
    [InlineData("file:///etc/hosts")]
    [InlineData("https://user:pass@example.com/x")]
    public async Task Download_FromAnAddressThatIsNone_IsNotAsked(string address)
    {
        var error = await Should.ThrowAsync<NumeraiException>(() =>
            new NumeraiDownloads(_connection).DownloadAsync(new Uri(address), Place)
        );
        error.Code.ShouldBe(NumeraiErrorCode.InvalidAnswer);
        error.Message.ShouldNotContain("pass@");
    }

    [Fact]
    public async Task Download_FromThisMachine_WhereTheApiIsElsewhere_IsNotAsked()
    {
        using var real = new NumeraiConnection();
        var error = await Should.ThrowAsync<NumeraiException>(() =>
            new NumeraiDownloads(real).DownloadAsync(Address, Place)
        );
        error.Message.ShouldContain("leads to this machine");
        error.Message.ShouldNotContain("SECRET0SIGNATURE");
        _server.Requests.ShouldBeEmpty();
    }

#pragma warning disable CA5351 // A storage says what it says.
    private static Said Misbehaving(string how, string elsewhere) =>
        how switch
        {
            "redirect" => new Said { Status = 302, Headers = [$"Location: {elsewhere}files/x"] },
            "html" => Said.Html(),
            "cut" => new Said { Body = Content[..1000], Reported = Content.Length },
            "wrong-hash" => new Said { Body = Content, Headers = [Digest([1, 2, 3])] },
            "wrong-md5" => new Said
            {
                Body = Content,
                // That of the bytes 1, 2, 3.
                Headers = ["Content-MD5: Uonfc331cyb83SJZevsfrA=="],
            },
            "gigantic" => new Said { Body = Content, Reported = 1L << 50 },
            "silent" => new Said { IsSilent = true },
            "stalls" => new Said
            {
                Body = Content[..1000],
                Reported = Content.Length,
                Stalls = true,
            },
            "nonsense" => new Said { Status = 999, Headers = ["Content-Range: bytes nonsense"] },
            _ => Said.Html(int.Parse(how)),
        };
#pragma warning restore CA5351

    private static Said Rest(Heard heard, string version)
    {
        var from = int.Parse(heard.Header("Range")!["bytes=".Length..].TrimEnd('-'));
        return new Said
        {
            Status = 206,
            Body = Content[from..],
            Headers = [$"ETag: {version}", $"Content-Range: bytes {from}-{Content.Length - 1}/{Content.Length}"],
        };
    }

    private static string Digest(byte[] of) => $"Repr-Digest: sha-256=:{Convert.ToBase64String(SHA256.HashData(of))}:";

    private static void ShouldBeOneCleanLine(string message)
    {
        message.ShouldNotContain("\n");
        message.ShouldNotContain("\u001b");
        foreach (var internals in (string[])["System.", "Exception", "SECRET0SIGNATURE", "Net.Http", "Socket"])
            message.ShouldNotContain(internals);
    }

    private Task<DownloadedFile> Download() =>
        new NumeraiDownloads(_connection).DownloadAsync(
            Address,
            Place,
            cancellation: TestContext.Current.CancellationToken
        );

    private Task<NumeraiException> Failing() => Should.ThrowAsync<NumeraiException>(Download);

    private sealed class Steps(List<TransferProgress> reported) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => reported.Add(value);
    }
}
