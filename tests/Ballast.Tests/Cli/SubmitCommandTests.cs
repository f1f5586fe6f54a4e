using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>Predictions that are handed in: looked at first, sent once, read back, and kept by what they are like.</summary>
public sealed class SubmitCommandTests : IDisposable
{
    private const string Good = "id,prediction\na,0.1\nb,0.9\nc,0.5\n";

    private readonly OnlineWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Submit_OfGoodPredictions_SaysOnTimeReadsBackAndKeepsWhatTheyAreLike()
    {
        var file = Write("p.csv", Good);
        var document = _world.Json("submit", file, "--model", "M1");
        document.GetProperty("schema").GetString().ShouldBe("ballast.submit/1");
        Words(document, "outcome", "model", "expected", "submissionId", "status")
            .ShouldBe("submitted|m1|on-time|s-1|on-time");
        (document.GetProperty("round").GetInt32(), document.GetProperty("statusRound").GetInt32()).ShouldBe(
            (1290, 1290)
        );
        _world.Puts.ShouldHaveSingleItem().Body.ShouldBe(Encoding.UTF8.GetBytes(Good));
        using var store = TournamentStore.Open(_world.Line.Store);
        var kept = store.KeptSubmissions(Tournament.Classic, OnlineWorld.Now).ShouldHaveSingleItem();
        (kept.Model, kept.ModelId, kept.SubmissionId, kept.Round, kept.File).ShouldBe(
            ("m1", "m-1", "s-1", 1290, "p.csv")
        );
        var print = kept.Fingerprint;
        (print.Rows, print.Distinct, print.Mean, print.Quantiles[3]).ShouldBe((3, 3, 0.5, 0.5));
        // By sha256sum of the same bytes.
        print.Sha256.ShouldBe(document.GetProperty("fingerprint").GetProperty("sha256").GetString());
        var words = _world.Run("submit", file, "--model", "m-1");
        words.Out.ShouldContain("3 predictions handed in: on-time for round 1290.");
    }

    [Theory]
    [InlineData("signals", "numerai_ticker")]
    [InlineData("crypto", "symbol")]
    public void Submit_OfFewerThanAHundredTickers_IsRefusedBeforeAnythingIsSent(string tournament, string id)
    {
        var rows = Enumerable.Range(0, 99).Select(i => FormattableString.Invariant($"t{i},{(i + 1) / 100.0}"));
        var file = Write("few.csv", $"{id},prediction\n{string.Join('\n', rows)}\n");
        var said = _world.Run("submit", file, "--model", "m1", "--tournament", tournament);
        said.Code.ShouldBe(1);
        said.Error.ShouldContain("has 99 tickers");
        _world.Puts.ShouldBeEmpty();
    }

    [Fact]
    public void Submit_WhereTheClockOfThisMachineIsWrong_SaysThatNumeraiCounts()
    {
        using var wrong = new OnlineWorld(OnlineWorld.Now.AddHours(3));
        wrong.Submissions = """{"id":"s-1","roundNumber":1290,"status":"on-time"}""";
        var said = wrong.Run("submit", wrong.Line.Folder.Write("p.csv", Good), "--model", "m1");
        said.Out.ShouldContain("on-time for round 1290");
        said.Out.ShouldContain("By the clock of this machine it was late: what Numerai says counts.");
        said.Out.ShouldNotContain("counts for the next round");
    }

    [Fact]
    public void Submit_AfterTheClose_SaysLateAndThatItCountsForTheNextRound()
    {
        using var late = new OnlineWorld(OnlineWorld.Now.AddHours(3));
        late.Submissions =
            """{"id":"s-1","roundNumber":1290,"status":"late"},{"id":"s-1","roundNumber":1291,"status":"queued"}""";
        var file = late.Line.Folder.Write("p.csv", Good);
        var said = late.Run("submit", file, "--model", "m1");
        said.Out.ShouldContain("counts for the next round");
        said.Out.ShouldContain("queued for round 1291");
        Words(late.Json("submit", file, "--model", "m1", "--dry-run"), "expected", "outcome").ShouldBe("late|dry-run");
    }

    [Theory]
    [InlineData("id,prediction\na,0.1\na,0.2\n", "duplicate-ids")]
    [InlineData("id,prediction\na,0.1\nb,\n", "missing-predictions")]
    [InlineData("id,prediction\na,0.1\nb,NaN\n", "missing-predictions")]
    [InlineData("id,prediction\na,0.1\nb,1.5\n", "out-of-range")]
    [InlineData("id,prediction\na,-0.1\nb,0.5\n", "out-of-range")]
    [InlineData("id,prediction\na,0.5\nb,0.5\n", "constant")]
    [InlineData("id,prediction\n,0.5\nb,0.4\n", "missing-ids")]
    [InlineData("id,prediction\n", "no-rows")]
    [InlineData("row,prediction\na,0.1\nb,0.2\n", "unknown-column")]
    [InlineData("id,target\na,0.1\nb,0.2\n", "unknown-column")]
    public void Submit_OfWhatCannotBeMeant_IsRefusedBeforeAnybodyIsAsked(string table, string code)
    {
        Refused(_world.Run("submit", Write("p.csv", table), "--model", "m1", "--json")).ShouldBe(code);
        _world.Server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("id\na\nb\nc\n", 0, "")]
    [InlineData("id\na\nb\nc\nd\n", 1, "ids-missing")]
    [InlineData("id\na\nb\n", 1, "ids-unknown")]
    [InlineData("feature\na\n", 1, "unknown-column")]
    public void Submit_WithTheRoundsIds_ComparesThem(string live, int exit, string code)
    {
        var ids = _world.Line.Folder.Write("live.csv", live);
        var said = _world.Run("submit", Write("p.csv", Good), "--model", "m1", "--ids", ids, "--json", "--dry-run");
        said.Code.ShouldBe(exit, said.Out);
        if (exit == 0)
            JsonDocument.Parse(said.Out).RootElement.GetProperty("liveIds").GetInt32().ShouldBe(3);
        else
            Refused(said).ShouldBe(code);
    }

    [Fact]
    public void Submit_Dry_SendsNothingAndKeepsNothing()
    {
        _world.Run("submit", Write("p.csv", Good), "--model", "m1", "--dry-run").Out.ShouldContain("Nothing was sent.");
        _world.Puts.ShouldBeEmpty();
        File.Exists(_world.Line.Store).ShouldBeFalse();
    }

    /// <summary>Two files that would change places are stopped before they go.</summary>
    [Fact]
    public void Submit_OfAStrategyThatDoesNotSitThere_SendsNothing()
    {
        string[] submit = ["submit", Write("p.csv", Good), "--model", "m1", "--json", "--strategy"];
        Refused(_world.Run([.. submit, "trees"])).ShouldBe("wrong-strategy");
        foreach (var words in new[] { "set strategy trees", "set strategy net", "assign m1 trees --from 1" })
            _world.Line.Run(["registry", .. words.Split(' ')]).Code.ShouldBe(0);
        var said = _world.Run([.. submit, "net"]);
        Refused(said).ShouldBe("wrong-strategy");
        said.Out.ShouldContain("trees sits in m1");
        _world.Puts.ShouldBeEmpty();
        _world.Run([.. submit, "TREES"]).Code.ShouldBe(0);
        _world.Puts.ShouldHaveSingleItem();
    }

    [Fact]
    public void Submit_OfAGzippedFile_SendsItAsItIs()
    {
        var file = _world.Line.Folder.Path("p.csv.gz");
        using (var stream = new GZipStream(File.Create(file), CompressionLevel.Fastest))
            stream.Write(Encoding.UTF8.GetBytes(Good));
        _world.Run("submit", file, "--model", "m1").Code.ShouldBe(0);
        _world.Puts.ShouldHaveSingleItem().Body.ShouldBe(File.ReadAllBytes(file));
        Refused(_world.Run("submit", Write("p.json", "[]"), "--model", "m1", "--json")).ShouldBe("unknown-format");
    }

    [Fact]
    public void Submit_WhoseAnswerIsLost_IsLookedUp()
    {
        _world.Server.Instead["createSubmission"] = _ => new Ballast.Tests.Support.Said
        {
            Reported = 999,
            Body = "{"u8.ToArray(),
        };
        Words(_world.Json("submit", Write("p.csv", Good), "--model", "m1"), "outcome", "submissionId")
            .ShouldBe("submitted|s-1");
        _world.Server.Fields["submissions"] = _ => "[]";
        var said = _world.Run("submit", Write("p.csv", Good), "--model", "m1", "--json");
        (said.Code, Words(JsonDocument.Parse(said.Out).RootElement, "outcome")).ShouldBe((1, "unknown"));
        using var store = TournamentStore.Open(_world.Line.Store);
        store.KeptSubmissions(Tournament.Classic, OnlineWorld.Now).Select(k => k.SubmissionId).ShouldBe(["s-1", null]);
    }

    [Theory]
    [InlineData("403", 1, "not-submitted")]
    [InlineData("302", 3, "api")]
    [InlineData("500", 3, "api")]
    public void Submit_WhereTheStorageMisbehaves_IsOneLineWithoutSecretsAndNothingIsKept(
        string status,
        int exit,
        string code
    )
    {
        _world.Server.Storage = _ => Ballast.Tests.Support.Said.Html(int.Parse(status));
        var said = _world.Run("submit", Write("p.csv", Good), "--model", "m1", "--json");
        said.Code.ShouldBe(exit, said.Out + said.Error);
        Words(JsonDocument.Parse(said.Out).RootElement, "code").ShouldBe(code);
        said.Out.ShouldNotContain("SECRET0SIGNATURE");
        said.Out.ShouldNotContain(OnlineWorld.Secret);
        said.Out.ShouldNotContain("System.");
        using var store = TournamentStore.Open(_world.Line.Store);
        store.KeptSubmissions(Tournament.Classic, OnlineWorld.Now).ShouldBeEmpty();
    }

    [Fact]
    public void Submit_ForAModelOfSomebodyElse_IsRefusedWithTheOwnOnes()
    {
        var said = _world.Run("submit", Write("p.csv", Good), "--model", "other", "--json");
        Refused(said).ShouldBe("unknown-model");
        said.Out.ShouldContain("m1");
        _world.Run("submit", Write("p.csv", Good), "--model", "m1", "--datestamp", "7", "--json").Code.ShouldBe(2);
        _world.Run("submit", Write("p.csv", Good), "--model", "m1", "--datestamp", "20260703").Code.ShouldBe(0);
        _world
            .Server.Requests.Last(r => r.Path == "/" && r.Root == "createSubmission")
            .Variables.GetProperty("dataDatestamp")
            .GetInt32()
            .ShouldBe(20260703);
        Refused(_world.Run("submit", Write("p.csv", Good), "--model", "m1", "--account", "team", "--json"))
            .ShouldBe("no-key");
    }

    private static string Refused(CommandLine.Said said)
    {
        said.Code.ShouldBe(1, said.Out + said.Error);
        return JsonDocument.Parse(said.Out).RootElement.GetProperty("code").GetString()!;
    }

    private static string Words(JsonElement document, params string[] names) =>
        string.Join('|', names.Select(n => document.GetProperty(n).GetString()));

    private string Write(string name, string text) => _world.Line.Folder.Write(name, text);
}
