using Ballast.Core.Rounds;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

/// <summary>Who is who, from the command line.</summary>
public sealed class RegistryTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Show_OfAnEmptyRegistry_SaysHowToBegin()
    {
        Import();
        var said = _line.Run("registry").Out;
        said.ShouldContain("Nothing is registered yet.");
        said.ShouldContain("ballast registry set strategy NAME");
    }

    /// <summary>"Which model was in slot X in round N" is answered for any N.</summary>
    [Theory]
    [InlineData(999, null)]
    [InlineData(1000, "old")]
    [InlineData(1009, "old")]
    [InlineData(1010, "new")]
    [InlineData(99999, "new")]
    public void Round_OfASlot_IsWhoSatThere(int round, string? strategy)
    {
        Seat();
        var answer = _line.Json("registry", "a", "--round", $"{round}");
        answer.GetProperty("slots")[0].GetProperty("strategy").GetString().ShouldBe(strategy);
    }

    [Fact]
    public void Set_FieldByField_KeepsTheOthers_AndTheHistorySaysWhat()
    {
        Good("registry", "set", "strategy", "trees", "target=ender_60", "depth=5");
        Good("registry", "set", "strategy", "TREES", "target=", "code=v2", "--why", "retrained");
        var fields = _line.Json("registry").GetProperty("strategies")[0].GetProperty("fields");
        fields.ToString().ShouldBe("""{"code":"v2","depth":"5"}""");
        var history = _line.Json("registry", "--history").GetProperty("history");
        history[0].GetProperty("change").GetString().ShouldBe("code: v2; target: nothing, was ender_60");
        history[0].GetProperty("why").GetString().ShouldBe("retrained");
        history[1].GetProperty("change").GetString().ShouldBe("new: target: ender_60; depth: 5");
    }

    [Fact]
    public void File_WrittenChangedAndImported_IsTheRegistry()
    {
        Seat();
        var file = _line.Folder.Path("registry.yaml");
        Good("registry", "show", "--out", file);
        Good("registry", "diff", file).ShouldContain("Nothing differs");
        File.WriteAllText(file, File.ReadAllText(file).Replace("from: 1010", "from: 1020", StringComparison.Ordinal));
        Good("registry", "diff", file).ShouldContain("1 entry would change");
        _line
            .Json("registry", "a", "--round", "1015")
            .GetProperty("slots")[0]
            .GetProperty("strategy")
            .GetString()
            .ShouldBe("new");
        Good("registry", "import", file, "--why", "reviewed");
        _line
            .Json("registry", "a", "--round", "1015")
            .GetProperty("slots")[0]
            .GetProperty("strategy")
            .GetString()
            .ShouldBeNull();
    }

    [Fact]
    public void AsOf_BeforeAChange_IsWhatWasRegisteredThen()
    {
        Seat();
        var before = CommandLine.UsualNow.AddMinutes(-1).ToString("O");
        _line.Json("registry", "--as-of", before).GetProperty("slots").GetArrayLength().ShouldBe(0);
        var said = _line.Run("risk", "--by", "strategy", "--as-of", before);
        (said.Code, said.Error).ShouldSatisfyAllConditions(
            s => s.Code.ShouldBe(1),
            s => s.Error.ShouldContain("No strategy is registered at that moment")
        );
    }

    [Fact]
    public void Check_RoundsWithoutAStrategyAndUnequalTwins_AreFound()
    {
        Seat();
        Good("registry", "assign", "b", "new", "--from", "1015", "--to", "1020");
        var found = _line.Json("registry", "--check").GetProperty("findings").EnumerateArray().ToList();
        found
            .Select(f =>
                (
                    f.GetProperty("code").GetString(),
                    f.GetProperty("slot").GetString(),
                    f.Whole("from"),
                    f.Whole("to"),
                    f.Whole("rounds")
                )
            )
            .ShouldBe([
                ("no-strategy", "a", 990, 999, 10),
                ("no-strategy", "b", 990, 1014, 25),
                ("no-strategy", "b", 1021, 1039, 19),
                ("different-scores", "b", 1015, 1020, 6),
            ]);
    }

    [Fact]
    public void Strategy_ThatIsNamed_ShowsWhereItSat()
    {
        Seat();
        Good("registry", "assign", "b", "old", "--from", "1000", "--why", "moved");
        Good("registry", "assign", "b", "--nobody", "--from", "1030");
        var answer = _line.Json("registry", "--strategy", "old");
        answer
            .GetProperty("slots")
            .EnumerateArray()
            .Select(s => (s.GetProperty("slot").GetString(), s.GetProperty("strategy").GetString()))
            .ShouldBe([("a", "new"), ("b", null)]);
        Good("registry", "set", "slot", "b", "--remove", "--why", "sold");
        _line.Json("registry", "--strategy", "old").GetProperty("slots").GetArrayLength().ShouldBe(1);
        var history = _line.Json("registry", "--history").GetProperty("history");
        (history[0].GetProperty("change").GetString(), history[0].GetProperty("why").GetString()).ShouldBe(
            ("taken out", "sold")
        );
    }

    [Theory]
    [InlineData(1, "No strategy 'nobody' is registered.", "assign", "a", "nobody", "--from", "5")]
    [InlineData(2, "--from ROUND is needed", "assign", "a", "old")]
    [InlineData(2, "Say either a strategy or --nobody.", "assign", "a", "--from", "5")]
    [InlineData(1, "The last round 4 comes before the first, 5.", "assign", "a", "old", "--from", "5", "--to", "4")]
    [InlineData(1, "There is no 'model' to set", "set", "model", "a")]
    [InlineData(1, "A slot has no field 'target'", "set", "slot", "a", "target=x")]
    [InlineData(1, "A field is written as FIELD=VALUE, not 'target'.", "set", "strategy", "x", "target")]
    [InlineData(1, "A group needs members", "set", "group", "g")]
    [InlineData(1, "An epoch needs its first round", "set", "epoch", "e")]
    [InlineData(1, "a name has no '*'", "set", "strategy", "x*")]
    [InlineData(1, "No strategy 'neww' is registered. Did you mean new?", "set", "strategy", "neww", "--remove")]
    [InlineData(1, "has the parent old, which is not registered", "set", "strategy", "old", "--remove")]
    [InlineData(1, "No slot 'zz' is registered.", "show", "zz")]
    [InlineData(1, "There is no file nowhere.yaml", "import", "nowhere.yaml")]
    public void WhatCannotBe_IsRefused(int code, string says, params string[] words)
    {
        Seat();
        var said = _line.Run(["registry", .. words]);
        said.Code.ShouldBe(code, said.Out);
        said.Error.ShouldContain(says);
        said.Error.Trim().Split('\n').Length.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void WhatIsRefusedOrOnlyLookedAt_BeginsNoStore()
    {
        var file = _line.Folder.Write("r.yaml", "strategies:\n  trees:\n");
        _line.Run("registry", "set", "model", "a").Code.ShouldBe(1);
        Good("registry", "diff", file).ShouldContain("1 entry would change");
        File.Exists(_line.Store).ShouldBeFalse();
        Good("registry", "import", file).ShouldContain("1 entry changed");
    }

    /// <summary>Predictions are graded by the names of slots: one of strategies would be graded by another model's rounds, or never.</summary>
    [Fact]
    public void AnAnswerByStrategy_IsNotKeptForTheTrackRecord()
    {
        Seat();
        Good("import", _line.Folder.Path("t.csv"), "--metric", "mmc");
        Good("backtest", "--by", "strategy");
        Kept().ShouldBe(0);
        Good("backtest");
        Kept().ShouldBe(1);
    }

    private int Kept()
    {
        using var store = TournamentStore.Open(_line.Store);
        return store.Predictions(Tournament.Classic, DateTimeOffset.MaxValue).Count;
    }

    [Theory]
    [InlineData(50)]
    [InlineData(80)]
    [InlineData(200)]
    public void Words_AtAnyWidth_StayInIt(int width)
    {
        Seat();
        using var line = new CommandLine { Width = width, Location = _line.Store };
        var said = line.Run("registry", "--check", "--history");
        said.Out.Split('\n').ShouldAllBe(l => l.TrimEnd().Length <= width);
        said.Out.ShouldContain("new");
    }

    private void Seat()
    {
        Import();
        Good("registry", "set", "strategy", "old");
        Good("registry", "set", "strategy", "new", "parent=old");
        Good("registry", "assign", "a", "old", "--from", "1000");
        Good("registry", "assign", "a", "new", "--from", "1010");
    }

    private void Import()
    {
        var rows = Enumerable.Range(990, 50).Select(r => $"{r},0.01,0.02");
        Good("import", _line.Folder.Write("t.csv", "roundNumber,a,b\n" + string.Join('\n', rows)), "--metric", "corr");
    }

    private string Good(params string[] words)
    {
        var said = _line.Run(words);
        said.Code.ShouldBe(0, said.Out + said.Error);
        return said.Out;
    }
}
