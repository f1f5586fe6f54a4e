using System.Text.Json;
using Ballast.Core.Numerics;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>Evidence as users ask for it: verdicts on rankings, planted skill, too little data, mistakes.</summary>
public sealed class EvidenceCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    /// <summary>
    /// Twelve models of 320 independent rounds under one rule: noise of deviation 0.01, and one model ahead of it by as much every round.
    /// </summary>
    [Fact]
    public void Evidence_OneModelFarAhead_IsSaidSo()
    {
        Import(World(ahead: 0.02));
        var regime = _line.Json("evidence", "--multipliers", "corr=1").GetProperty("regimes")[0];
        regime.GetProperty("verdict").Text("kind").ShouldBe("one-ahead");
        regime
            .GetProperty("verdict")
            .GetProperty("sentences")[0]
            .GetString()!
            .ShouldStartWith(
                "Of these 12 models only m00 can still be the best (90 % confidence; 320 rounds, worth about 16"
            );
        (regime.Whole("overlap"), regime.Whole("window"), regime.Whole("horizon")).ShouldBe((20, 60, 20));
        regime.GetProperty("firsts").Whole("size").ShouldBe(1);
        regime.GetProperty("overfitting")[0].Number("probability").ShouldBe(0);
        // The ranking of a backtest and of the risk table says the same.
        var backtest = _line.Json("backtest", "--grid", "corr=1");
        backtest.GetProperty("verdict").Text("kind").ShouldBe("one-ahead");
        _line
            .Json("risk", "--multipliers", "corr=1")
            .GetProperty("verdicts")[0]
            .GetProperty("verdict")
            .Text("kind")
            .ShouldBe("one-ahead");
        _line
            .Run("backtest", "--grid", "corr=1")
            .Out.ShouldContain("Of these 12 models only m00 can still be the best");
    }

    [Fact]
    public void Evidence_Noise_CannotBeToldApart()
    {
        Import(World(ahead: 0));
        var regime = _line.Json("evidence", "--multipliers", "corr=1").GetProperty("regimes")[0];
        regime.GetProperty("verdict").Text("kind").ShouldBe("none-told-apart");
        var ic = regime.GetProperty("walks")[0].GetProperty("rankIc");
        if (ic.GetProperty("shortage").ValueKind == JsonValueKind.Null)
            (ic.Number("low") <= 0 && ic.Number("high") >= 0).ShouldBeTrue();
    }

    [Fact]
    public void Evidence_FewRounds_SaysHowManyMoreAreNeeded()
    {
        Import(World(ahead: 0.02, rounds: 40));
        var regime = _line.Json("evidence", "--multipliers", "corr=1").GetProperty("regimes")[0];
        regime.GetProperty("verdict").Text("kind").ShouldBe("not-enough-data");
        regime.GetProperty("firsts").GetProperty("shortage").Whole("moreRounds").ShouldBeGreaterThan(100);
        _line.Run("evidence", "--multipliers", "corr=1").Out.ShouldContain("Not enough data");
    }

    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    public void Evidence_Charts_AreTheApprovedOnes(int width)
    {
        using var line = new CommandLine { Width = width };
        line.Folder.Write("scores.csv", World(ahead: 0.02, rounds: 420));
        line.Run("import", line.Folder.Path("scores.csv"), "--metric", "corr").Code.ShouldBe(0);
        var said = line.Run("evidence", "--multipliers", "corr=1", "--criterion", "total").Out;
        said.Split('\n').ShouldAllBe(l => l.Length <= width);
        Approved.Matches(said, $"evidence-{width}");
    }

    [Fact]
    public void Evidence_ByBestCombination_NamesModelAndMultipliers()
    {
        Import(World(ahead: 0.02));
        _line.Folder.Write("mmc.csv", World(ahead: 0));
        _line.Run("import", _line.Folder.Path("mmc.csv"), "--metric", "mmc").Code.ShouldBe(0);
        var walks = _line
            .Json("evidence", "--criterion", "best-combination")
            .GetProperty("regimes")[0]
            .GetProperty("walks");
        walks.GetArrayLength().ShouldBe(1);
        walks[0].Text("criterion").ShouldBe("best-combination");
        var rankings = walks[0].GetProperty("rankings");
        rankings.GetArrayLength().ShouldBe(walks[0].Whole("steps"));
        rankings[0].GetProperty("topPicks")[0].GetString()!.ShouldContain(" x ");
    }

    [Fact]
    public void Evidence_ByAnUnknownCriterion_ListsAll()
    {
        Import(World(ahead: 0, rounds: 40));
        Approved.Matches(_line.Run("evidence", "--criterion", "beauty").Error, "evidence-criteria");
    }

    [Fact]
    public void Evidence_Cancelled_IsRefused()
    {
        Import(World(ahead: 0));
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        using var line = new CommandLine { Cancellation = stopped.Token };
        File.Copy(_line.Store, line.Store);
        line.Run("evidence", "--multipliers", "corr=1").Code.ShouldBe(1);
    }

    [Fact]
    public void Evidence_Mistakes_AreRefused()
    {
        Import(World(ahead: 0, rounds: 40));
        Code("evidence", "--criterion", "beauty").ShouldBe("unknown-criterion");
        Code("evidence", "--criterion", "best-combination", "--multipliers", "corr=1").ShouldBe("no-grid");
        Code("evidence", "m00", "--multipliers", "corr=1").ShouldBe("one-model");
        Code("evidence", "--returns", "settled").ShouldBe("no-stake");
        Code("risk", "--returns", "settled", "--rule", "classic-12").ShouldBe("settled-by-rules");
        _line.Run("evidence", "--window", "1").Code.ShouldBe(2);
        _line.Run("evidence", "--step", "soon").Code.ShouldBe(2);
    }

    private static string World(double ahead, int rounds = 320)
    {
        var chance = new SeededRandom(5, 0);
        var names = Enumerable.Range(0, 12).Select(i => $"m{i:00}").ToList();
        var rows = new List<string> { "roundNumber," + string.Join(',', names) };
        for (var i = 0; i < rounds; i++)
        {
            var cells = new List<string>();
            for (var m = 0; m < names.Count; m++)
            {
                // The sum of four is near enough to a normal draw.
                var noise = Enumerable.Range(0, 4).Sum(_ => (chance.Below(2001) - 1000) / 1000.0) * 0.0087;
                cells.Add(FormattableString.Invariant($"{noise + (m == 0 ? ahead : 0):0.######}"));
            }
            rows.Add($"{800 + i},{string.Join(',', cells)}");
        }
        return string.Join('\n', rows) + "\n";
    }

    private void Import(string text)
    {
        _line.Folder.Write("scores.csv", text);
        _line.Run("import", _line.Folder.Path("scores.csv"), "--metric", "corr").Code.ShouldBe(0);
    }

    private string Code(params string[] args)
    {
        var said = _line.Run([.. args, "--json"]);
        said.Code.ShouldBe(1, said.Out + said.Error);
        return JsonDocument.Parse(said.Out).RootElement.Text("code");
    }
}
