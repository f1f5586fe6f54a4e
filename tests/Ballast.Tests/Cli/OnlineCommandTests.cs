using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>Commands that ask Numerai now and keep nothing.</summary>
public sealed class OnlineCommandTests : IDisposable
{
    private readonly OnlineWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Download_WithoutAName_ListsTheFiles()
    {
        var document = _world.Json("download", "--round", "1290");
        document.GetProperty("schema").GetString().ShouldBe("ballast.datasets/1");
        document.GetProperty("datasets").EnumerateArray().Last().GetString().ShouldBe("v5.0/live.parquet");
        _world.Server.Requests.Single().Variables.ToString().ShouldBe("""{"round":1290,"tournament":8}""");
        _world.Run("download").Out.ShouldContain("- v5.0/live.parquet");
    }

    [Fact]
    public void Download_OfAFile_PutsItWhereItWasSaid()
    {
        var place = _world.Line.Folder.Path("live.parquet");
        var document = _world.Json("download", "v5.0/live.parquet", "--out", place);
        (document.GetProperty("path").GetString(), document.GetProperty("bytes").GetInt32()).ShouldBe((place, 20));
        File.ReadAllText(place).ShouldStartWith("id,prediction");
        Code(_world.Run("download", "v5.0/live.parquet", "--out", place, "--json"), 1).ShouldBe("file-exists");
        _world.Run("download", "v5.0/live.parquet", "--out", place, "--force").Code.ShouldBe(0);
        // In a folder it has its own name.
        _world
            .Json("download", "v5.0/live.parquet", "--out", _world.Line.Folder.Root, "--force")
            .GetProperty("path")
            .GetString()
            .ShouldBe(place);
    }

    [Fact]
    public void Download_OfASubmission_IsThatOrTheNewestOfAModel()
    {
        var place = _world.Line.Folder.Path("mine.csv");
        _world.Json("download", "--submission", "s-0", "--out", place).GetProperty("name").GetString().ShouldBe("s-0");
        _world
            .Json("download", "--model", "m1", "--out", place, "--force")
            .GetProperty("name")
            .GetString()
            .ShouldBe("s-1");
        Code(_world.Run("download", "--submission", "s-0", "--model", "m1", "--json"), 2).ShouldBe("usage");
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("/etc/evil")]
    [InlineData("a/../../evil")]
    [InlineData("a\u001b[2J")]
    public void Download_UnderANameThatLeadsElsewhere_IsRefused(string name)
    {
        Code(_world.Run("download", name, "--json"), 1).ShouldBe("unsafe-name");
        _world.Run("download", name).Error.ShouldNotContain("\u001b");
    }

    [Fact]
    public void Download_OfWhatIsNotThere_SaysWhereTheNamesAre()
    {
        _world.Server.Fields["dataset"] = _ => "null";
        var said = _world.Run("download", "v9/x.parquet", "--json");
        Code(said, 1).ShouldBe("unknown-dataset");
        said.Out.ShouldContain("ballast download lists the names");
    }

    [Fact]
    public void Download_OntoAStore_IsRefused()
    {
        _world.Run("data");
        using (Ballast.Storage.TournamentStore.Open(_world.Line.Store)) { }
        Code(_world.Run("download", "v5.0/live.parquet", "--out", _world.Line.Store, "--force", "--json"), 1)
            .ShouldBe("is-a-store");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    public void Download_OntoWhereTheStoreWillBe_IsRefused(string end)
    {
        File.Exists(_world.Line.Store).ShouldBeFalse();
        Code(_world.Run("download", "v5.0/live.parquet", "--out", _world.Line.Store + end, "--json"), 1)
            .ShouldBe("is-a-store");
    }

    [Fact]
    public void Submissions_OfAllModelsOrSome_AreTheNewestRounds()
    {
        var all = _world.Json("submissions", "--rounds", "2").GetProperty("models").EnumerateArray().Single();
        all.GetProperty("rounds")
            .EnumerateArray()
            .Select(r => r.GetProperty("status").GetString())
            .ShouldBe(["on-time", "none"]);
        _world.Run("submissions", "m1").Out.ShouldContain("The one model handed in for round 1290.");
        Code(_world.Run("submissions", "zz", "--json"), 1).ShouldBe("unknown-model");
        Code(_world.Run("submissions", "--account", "team", "--json"), 1).ShouldBe("no-key");
    }

    [Fact]
    public void Leaderboard_OfModelsAndAccounts_IsOrderedByNumerai()
    {
        var models = _world.Json("leaderboard", "--limit", "1", "--offset", "5", "--order-by", "mmc", "--ascending");
        models.GetProperty("rows")[0].GetProperty("scores").GetProperty("corr20").GetDouble().ShouldBe(0.02);
        _world
            .Server.Requests.Single()
            .Variables.ToString()
            .ShouldBe("""{"limit":1,"offset":5,"orderBy":"mmc","direction":"asc"}""");
        _world
            .Json("leaderboard", "--accounts")
            .GetProperty("rows")[0]
            .GetProperty("name")
            .GetString()
            .ShouldBe("boss");
        Code(_world.Run("leaderboard", "--accounts", "--models", "--json"), 2).ShouldBe("usage");
        // A name of somebody else's choice is no command to the terminal.
        var said = _world.Run("leaderboard", "--models");
        said.Out.ShouldNotContain("\u001b");
        said.Out.ShouldContain("first␛[2Jmodel");
    }

    [Fact]
    public void Profile_OfAName_IsTheModelsElseTheAccounts()
    {
        var model = _world.Json("profile", "m1");
        (model.GetProperty("of").GetString(), model.GetProperty("ranks").GetProperty("corr20").GetInt32()).ShouldBe(
            ("model", 7)
        );
        _world.Json("profile", "ann").GetProperty("models")[0].GetProperty("name").GetString().ShouldBe("m1");
        Code(_world.Run("profile", "ann", "--model", "--json"), 1).ShouldBe("unknown-name");
        Code(_world.Run("profile", "m1", "--user", "--json"), 1).ShouldBe("unknown-name");
        _world.Run("profile", "m1").Out.ShouldContain("Account");
        _world.Server.Requests.ShouldAllBe(r => r.Header("Authorization") == null);
    }

    [Fact]
    public void Account_Live_ShowsWalletStakesAndWhatIsOnItsWay()
    {
        var account = _world.Json("account", "--live", "--account", "default").GetProperty("accounts")[0];
        (account.GetProperty("username").GetString(), account.GetProperty("available").GetDecimal()).ShouldBe(
            ("ann", 12.5m)
        );
        var model = account.GetProperty("models")[0];
        (model.GetProperty("settled").GetDecimal(), model.GetProperty("pending").GetString()).ShouldBe(
            (10m, "increase")
        );
        model.GetProperty("status").GetString().ShouldBe("on-time");
        _world.Run("account", "--live").Out.ShouldContain("12.50 NMR free in the wallet, 10.00 NMR staked");
    }

    [Fact]
    public void Query_OfOnesOwn_IsAskedWithoutTheKeyUnlessThatIsSaid()
    {
        var file = _world.Line.Folder.Write("q.graphql", "query($n: Int) { rounds(number: $n) { number } }");
        _world
            .Json("query", file, "--variables", """{"n":0}""")
            .GetProperty("data")
            .GetProperty("rounds")[0]
            .GetProperty("number")
            .GetInt32()
            .ShouldBe(1290);
        _world.Server.Requests.Last().Header("Authorization").ShouldBeNull();
        _world.Run("query", file, "--keyed", "--account", "default").Code.ShouldBe(0);
        _world.Server.Requests.Last().Header("Authorization").ShouldBe($"Token PUBLIC${OnlineWorld.Secret}");
        var change = _world.Line.Folder.Write(
            "m.graphql",
            "mutation { increaseStake(modelId: \"m\", amount: \"1\") { id } }"
        );
        var before = _world.Server.Requests.Count;
        Code(_world.Run("query", change, "--keyed", "--json"), 2).ShouldBe("usage");
        Code(_world.Run("query", file, "--variables", "[1]", "--json"), 2).ShouldBe("usage");
        Code(_world.Run("query", _world.Line.Folder.Write("n.graphql", "nonsense {"), "--json"), 2).ShouldBe("usage");
        _world.Server.Requests.Count.ShouldBe(before);
    }

    [Fact]
    public void Diagnostics_OfAFile_AreUploadedAndShown()
    {
        var file = _world.Line.Folder.Write("v.csv", "id,prediction\na,0.5\n");
        var document = _world.Json("diagnostics", file, "--model", "m1", "--wait", "0");
        (
            document.GetProperty("id").GetString(),
            document.GetProperty("figures").GetProperty("validationCorrMean").GetDouble()
        ).ShouldBe(("d-1", 0.0213));
        document.GetProperty("eras")[0].GetProperty("era").GetString().ShouldBe("0575");
        _world.Puts.Count.ShouldBe(1);
        _world.Run("diagnostics", "--model", "m1", "--id", "d-1").Out.ShouldContain("0.021300");
        _world.Server.Requests.Last().Variables.GetProperty("id").GetString().ShouldBe("d-1");
        Code(_world.Run("diagnostics", "--model", "m1", "--account", "team", "--json"), 1).ShouldBe("no-key");
    }

    [Theory]
    [InlineData("leaderboard", "v2Leaderboard")]
    [InlineData("profile|m1", "v3UserProfile")]
    [InlineData("download", "listDatasets")]
    public void KeylessQuestion_ThatIsForbidden_GivesNoAdviceAboutKeys(string words, string root)
    {
        foreach (
            var answer in (Ballast.Tests.Support.Said[])
                [Ballast.Tests.Support.Said.Html(403), Ballast.Tests.Support.Said.Html(401)]
        )
        {
            _world.Server.Instead[root] = _ => answer;
            var said = _world.Run([.. words.Split('|'), "--json"]);
            Code(said, 3).ShouldBe("api");
            said.Out.ShouldNotContain("make a new");
            said.Out.ShouldNotContain("NUMERAI_");
            said.Out.ShouldNotContain("scope");
        }
    }

    [Theory]
    [InlineData("html")]
    [InlineData("cut")]
    [InlineData("nonsense")]
    [InlineData("type")]
    [InlineData("escape")]
    public void Server_ThatMisbehaves_IsOneLineInWordsForPeople(string how)
    {
        _world.Server.Instead["v2Leaderboard"] = _ =>
            how switch
            {
                "html" => Ballast.Tests.Support.Said.Html(),
                "cut" => new Ballast.Tests.Support.Said { Reported = 999, Body = "{"u8.ToArray() },
                "nonsense" => new Ballast.Tests.Support.Said { Status = 200, Body = [0xff, 0xfe, 0x00] },
                "type" => Ballast.Tests.Support.Said.Json("""{"data":{"v2Leaderboard":[{"rank":{"a":1}}]}}"""),
                _ => Ballast.Tests.Support.Said.Json(
                    """{"data":null,"errors":[{"message":"no\u001b]0;evil\u0007\nsecond line"}]}"""
                ),
            };
        var said = _world.Line.Run("leaderboard", "--api", _world.Server.Url);
        said.Code.ShouldBe(3, said.Out);
        said.Error.Trim().ShouldNotContain("\n");
        foreach (var internals in (string[])["System.", "Exception", "\u001b", "\u0007", "Ballast.", "JsonToken"])
            said.Error.ShouldNotContain(internals, Case.Sensitive);
    }

    private static string Code(CommandLine.Said said, int exit)
    {
        said.Code.ShouldBe(exit, said.Out + said.Error);
        return JsonDocument.Parse(said.Out).RootElement.GetProperty("code").GetString()!;
    }
}
