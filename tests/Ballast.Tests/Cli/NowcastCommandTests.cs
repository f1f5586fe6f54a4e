using System.Text.Json;
using Ballast.Core.Questions;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>Open rounds as users ask for them: pending payouts, a model's scores, too little data, mistakes.</summary>
public sealed class NowcastCommandTests : IDisposable
{
    private readonly CommandLine _line = new() { Now = SnapshotWorld.Now };

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Nowcast_OpenStakes_GivesPendingPayoutsWithEnds()
    {
        SnapshotWorld.Stored.CopyTo(_line);
        var answer = _line.Json("nowcast");
        answer.Text("schema").ShouldBe("ballast.nowcast/1");
        var account = answer.GetProperty("account");
        // Each of three models has a stake in every open round.
        var open = answer.Whole("to") - answer.Whole("from") + 1;
        open.ShouldBeInRange(20, 26);
        account.Whole("positions").ShouldBeInRange(3 * (open - 5), 3 * open);
        account.Number("low95").ShouldBeLessThan(account.Number("low80"));
        account.Number("low80").ShouldBeLessThan(account.Number("expected"));
        account.Number("expected").ShouldBeLessThan(account.Number("high80"));
        account.Number("high80").ShouldBeLessThan(account.Number("high95"));
        // The expectation of a sum is the sum of the expectations; the ends are not.
        var models = answer.GetProperty("models").EnumerateArray().Select(m => m.GetProperty("pending")).ToList();
        models.Sum(m => m.Number("expected")).ShouldBe(account.Number("expected"), 1e-9);
        models.Sum(m => m.Number("low80")).ShouldBeLessThan(account.Number("low80"));
        var rounds = answer.GetProperty("rounds").EnumerateArray().Select(r => r.GetProperty("pending"));
        rounds.Sum(r => r.Number("expected")).ShouldBe(account.Number("expected"), 1e-9);
    }

    /// <summary>The shown score and its day are those of the newest snapshot, whatever day it is today.</summary>
    [Fact]
    public void Nowcast_Scores_StandAtTheDayTheyWereSeen()
    {
        SnapshotWorld.Stored.CopyTo(_line);
        var scores = _line.Json("nowcast", "m2").GetProperty("scores").EnumerateArray().ToList();
        scores.ShouldAllBe(s => s.Text("model") == "m2");
        scores.Select(s => s.Text("metric")).Distinct().ShouldBe(["corr20V2", "mmc"]);
        var byRound = scores.Where(s => s.Text("metric") == "mmc").ToDictionary(s => s.Whole("round"));
        byRound
            .Keys.Order()
            .Zip(byRound.Keys.Order().Skip(1))
            .ShouldAllBe(p => byRound[p.First].Whole("day") > byRound[p.Second].Whole("day"));
        byRound.Values.ShouldAllBe(s => s.Text("basis") == "measured" || s.Text("basis") == "law");
    }

    [Fact]
    public void Nowcast_PastNowcasts_AreCounted()
    {
        SnapshotWorld.Stored.CopyTo(_line);
        var maturity = _line.Json("nowcast").GetProperty("maturity");
        foreach (var score in maturity.EnumerateArray())
        {
            score.GetProperty("fits").GetArrayLength().ShouldBe(20);
            var all = score.GetProperty("coverage")[0];
            all.Text("part").ShouldBe("all");
            all.Whole("cases").ShouldBeGreaterThan(100);
            all.Number("covered95").ShouldBeGreaterThan(all.Number("covered80"));
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(50)]
    public void Nowcast_OneModel_ReadsWell(int width)
    {
        using var line = SnapshotWorld.Stored.CopyTo(new CommandLine { Now = SnapshotWorld.Now, Width = width });
        Approved.Matches(line.Run("nowcast", "m1").Out, $"nowcast-{width}");
    }

    /// <summary>A sum that leaves half of the stakes out is no sum of the open rounds: it says so in the same sentence.</summary>
    [Fact]
    public void Sums_ThatLeaveStakesOut_SaySo()
    {
        SharedSentences.Counts(472, 472).ShouldBeEmpty();
        SharedSentences.Counts(227, 472).ShouldBe("; that counts 227 of 472 stakes, of the others too little is known");
    }

    [Fact]
    public void Nowcast_FewResolvedRounds_SaysHowManyMoreAreNeeded()
    {
        Import(SnapshotWorld.Table(first: SnapshotWorld.Last - 60));
        var answer = _line.Json("nowcast");
        var score = answer.GetProperty("maturity")[0];
        score.GetProperty("shortage").Whole("moreRounds").ShouldBeInRange(100, 160);
        answer.GetProperty("scores")[0].GetProperty("expected").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("notComputed").Whole("not-enough-rounds").ShouldBeGreaterThan(0);
        _line.Run("nowcast").Out.ShouldContain("not enough data");
    }

    /// <summary>Nothing can be said about them yet, and they are stakes all the same: never none, and never 0.00.</summary>
    [Fact]
    public void Nowcast_StakesOfWhichNothingCanBeSaid_AreCountedAndNotDenied()
    {
        Import(SnapshotWorld.Table(first: SnapshotWorld.Last - 60));
        var answer = _line.Json("nowcast");
        var open = answer.GetProperty("open");
        open.Whole("positions").ShouldBeGreaterThan(40);
        open.Whole("positions")
            .ShouldBe(answer.GetProperty("notComputed").EnumerateObject().Sum(r => r.Value.GetInt32()));
        open.Amount("atRisk")
            .ShouldBe(_line.Json("account").GetProperty("unresolved").GetProperty("open").Amount("atRisk"));
        answer.GetProperty("account").GetProperty("atShownScores").ValueKind.ShouldBe(JsonValueKind.Null);
        var words = _line.Run("nowcast").Out;
        words.ShouldNotContain("No stake");
        words.ShouldContain($"{open.Whole("positions")} open stakes");
        words.ShouldContain("none projected by Numerai yet");
    }

    [Fact]
    public void Nowcast_NothingOpen_IsRefused()
    {
        Import("roundNumber,alice\n1000,0.01\n", "--metric", "corr");
        var said = _line.Run("nowcast", "--json");
        said.Code.ShouldBe(1);
        JsonDocument.Parse(said.Out).RootElement.Text("code").ShouldBe("nothing-open");
    }

    [Theory]
    [InlineData("nowcast", "--metric", "@")]
    [InlineData("backtest", "--grid", "@=1")]
    [InlineData("account", "--rank-by", "@")]
    public void Score_WithoutAName_IsWrongUsage(params string[] args)
    {
        var said = _line.Run(args);
        said.Code.ShouldBe(2, said.Error);
    }

    [Fact]
    public void Nowcast_UnknownScore_IsRefusedWithTheStoredOnes()
    {
        Import(SnapshotWorld.Table(models: 1, first: SnapshotWorld.Last - 30));
        var said = _line.Run("nowcast", "--metric", "alpha");
        said.Code.ShouldBe(1);
        said.Error.ShouldContain("Stored metrics: corr20V2, mmc");
    }

    [Fact]
    public void Nowcast_RoundsWithoutAFactorYet_TakeTheLastOneAndSayWhich()
    {
        var table = SnapshotWorld.Table();
        // A stake that was fixed today, in a round without scores and without a factor.
        Import(table);
        Import(
            $"model,roundNumber,selectedStakeValue,snapshot,roundResolved\nm1,{SnapshotWorld.Last},10,{SnapshotWorld.Now.UtcDateTime.AddHours(-1):yyyy-MM-dd'T'HH:mm:ss'Z'},False\n"
        );
        var answer = _line.Json("nowcast", "m1");
        var newest = answer.GetProperty("rounds").EnumerateArray().Last();
        newest.Whole("round").ShouldBe(SnapshotWorld.Last);
        newest.GetProperty("pending").Number("atShownScores").ShouldBe(0);
        newest.GetProperty("pending").Number("expected").ShouldNotBe(0);
        answer.Whole("factorTakenFrom").ShouldBeLessThan(SnapshotWorld.Last);
    }

    private void Import(string table, params string[] options)
    {
        var file = _line.Folder.Path($"table{Guid.NewGuid():N}.csv");
        File.WriteAllText(file, table);
        _line.Run(["import", file, .. options]).Code.ShouldBe(0);
    }
}
