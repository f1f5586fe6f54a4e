using Ballast.Core.Numerics;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>Drift as users meet it: a model that falls behind, and a field that falls where the rule changes.</summary>
public sealed class DriftCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Evidence_AModelThatFallsBehind_IsNamed()
    {
        Import((model, round) => model == 0 && round >= 960 ? -0.02 : 0);
        var regimes = _line.Json("evidence", "--multipliers", "corr=1").GetProperty("regimes");
        var drift = regimes[regimes.GetArrayLength() - 1].GetProperty("drift")[0];
        drift.Text("values").ShouldBe("return");
        drift.Whole("tested").ShouldBe(12);
        var model = drift.GetProperty("models")[0];
        (model.Text("model"), model.Text("kind")).ShouldBe(("m00", "model"));
        model.GetProperty("lead").Whole("lastBefore").ShouldBeInRange(950, 970);
        model.GetProperty("lead").Number("difference").ShouldBe(-0.002, 0.0005);
        _line.Run("evidence", "--multipliers", "corr=1").Out.ShouldContain("m00 fell behind the field in return after");
    }

    [Fact]
    public void Evidence_AFieldThatFallsWithTheRule_IsTheRulesDoing()
    {
        Import((_, round) => round >= 1172 ? -0.02 : 0, from: 1020);
        var answer = _line.Json("evidence", "--multipliers", "corr=1");
        var across = answer.GetProperty("driftAcross");
        across.GetArrayLength().ShouldBe(2);
        (across[0].Text("values"), across[0].Whole("boundary")).ShouldBe(("return", 1172));
        foreach (var drift in across.EnumerateArray())
        {
            drift.GetProperty("field").GetProperty("isAlarm").GetBoolean().ShouldBeTrue();
            foreach (var model in drift.GetProperty("models").EnumerateArray())
            {
                model.Text("kind").ShouldBe("regime");
                model.GetProperty("lead").GetProperty("isAlarm").GetBoolean().ShouldBeFalse();
            }
            drift
                .GetProperty("sentences")[1]
                .GetString()
                .ShouldBe("No model is shown to have moved against the field there (false alarms: 5 % over all 12).");
        }
        foreach (var regime in answer.GetProperty("regimes").EnumerateArray())
            regime
                .GetProperty("drift")[0]
                .GetProperty("field")
                .GetProperty("shortage")
                .Whole("moreRounds")
                .ShouldBeGreaterThan(0);
        var said = _line.Run("evidence", "--multipliers", "corr=1").Out;
        said.ShouldContain("The field's return fell at the rule change in round 1172 from ");
        said.ShouldContain("Drift in return is not known: 152 rounds, and 200 are needed");
    }

    /// <summary>Twelve models of independent rounds: noise of deviation 0.005 and what is planted.</summary>
    private void Import(Func<int, int, double> planted, int from = 800, int rounds = 320)
    {
        var chance = new SeededRandom(5, 0);
        var rows = new List<string>
        {
            "roundNumber," + string.Join(',', Enumerable.Range(0, 12).Select(i => $"m{i:00}")),
        };
        for (var round = from; round < from + rounds; round++)
        {
            var cells = new List<string>();
            for (var m = 0; m < 12; m++)
            {
                // The sum of four is near enough to a normal draw.
                var noise = Enumerable.Range(0, 4).Sum(_ => (chance.Below(2001) - 1000) / 1000.0) * 0.0043;
                cells.Add(FormattableString.Invariant($"{noise + planted(m, round):0.######}"));
            }
            rows.Add($"{round},{string.Join(',', cells)}");
        }
        _line.Folder.Write("scores.csv", string.Join('\n', rows) + "\n");
        _line.Run("import", _line.Folder.Path("scores.csv"), "--metric", "corr").Code.ShouldBe(0);
    }
}
