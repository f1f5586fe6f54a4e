using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

public sealed class TiersTests : IDisposable
{
    private const string Policy = """
        version: 1
        probation-rounds: 10
        at-rule-change: keep
        tiers:
          - { name: bench, weight: 0 }
          - name: team
            weight: 1
            multipliers: corr=0.5, mmc=2
            promote: { resolved-rounds: 40, return-mean: 0 }
            demote: { return-high: 0 }
          - name: star
            weight: 3
            promote: { resolved-rounds: 150, lead-low: 0 }
            demote: { lead-mean: 0 }
        """;

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    /// <summary>a leads, b lies below the mean of all three in every round, c burns: worked by hand.</summary>
    [Fact]
    public void Models_StandWhereTheirRoundsPutThem_WithWhatIsMissing()
    {
        Import(220, (r, m) => Score(r, m));
        var answer = Tiers();
        answer.Text("schema").ShouldBe("ballast.tiers/1");
        answer.Text("policy").ShouldBe("file");
        var models = answer.GetProperty("models").EnumerateArray().ToDictionary(m => m.Text("model"));
        models
            .ToDictionary(m => m.Key, m => m.Value.Text("tier"))
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["a"] = "star",
                    ["b"] = "team",
                    ["c"] = "bench",
                }
            );
        models["a"].GetProperty("needs").GetArrayLength().ShouldBe(0);
        Needs(models["b"]).ShouldBe(["lead-low"]);
        models["b"].GetProperty("isNearMiss").GetBoolean().ShouldBeTrue();
        Needs(models["c"]).ShouldBe(["return-mean"]);
        // 3 : 1 of 1,000 NMR.
        models["a"].Amount("nmr").ShouldBe(750);
        models["b"].Amount("nmr").ShouldBe(250);
        models["c"].Amount("nmr").ShouldBe(0);
        answer
            .GetProperty("moves")
            .EnumerateArray()
            .Select(m => $"{m.Text("model")} {m.Text("move")}")
            .ShouldBe(["a enters", "b enters", "c enters", "a rises", "b rises", "a rises"]);
        var said = _line.Run("tiers", "--policy", PolicyFile(), "--returns", "computed").Out;
        said.ShouldContain("3 models: 1 in star, 1 in team and 1 in bench.");
        said.ShouldContain("low end of the lead -");
        said.ShouldContain("needs 0.000 %");
    }

    [Fact]
    public void YoungModels_SeeHowManyRoundsAreMissing()
    {
        Import(30, (r, m) => Score(r, m));
        var answer = Tiers();
        var need = answer.GetProperty("models")[0].GetProperty("needs")[0];
        need.Text("words").ShouldBe("10 more resolved rounds");
        need.GetProperty("moreRounds").GetInt32().ShouldBe(10);
        _line
            .Run("tiers", "--policy", PolicyFile(), "--returns", "computed")
            .Out.ShouldContain("None is in a tier that stakes anything");
    }

    [Fact]
    public void Replay_StandsBesideEqualWeight_AndRehearseSaysTheSame()
    {
        Import(400, (r, m) => Score(r, m));
        var replay = Tiers("--replay").GetProperty("replay");
        var policies = replay.GetProperty("policies").EnumerateArray().ToList();
        policies.Select(p => p.Text("policy")).ShouldBe(["tiers", "equal-weight"]);
        replay.GetProperty("rises").GetInt32().ShouldBe(3);
        policies[0].Text("verdict").ShouldBe("better");
        policies[0].Amount("burned").ShouldBe(0, "the one that burns is on the bench all the time");
        policies[1].Amount("burned").ShouldBeGreaterThan(0);
        var rehearsed = _line
            .Json("rehearse", "--policy", "tiers", "--tiers", PolicyFile(), "--returns", "computed")
            .GetProperty("policies")[0];
        rehearsed.Amount("end").ShouldBe(policies[0].Amount("end"));
        var shipped = _line.Json("rehearse", "--policy", "tiers", "--returns", "computed").GetProperty("policies")[0];
        shipped.Amount("end").ShouldNotBe(policies[0].Amount("end"));
        _line
            .Run(
                "rehearse",
                "--policy",
                "tiers",
                "--tiers",
                PolicyFile(),
                "--rule",
                "classic-12",
                "--future",
                "30",
                "--paths",
                "200"
            )
            .Code.ShouldBe(0);
    }

    [Fact]
    public void Plan_AimsAtTheSizesOfTheTiers()
    {
        Import(220, (r, m) => Score(r, m));
        // One stake that is known, so that there is something to plan from.
        var open = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(CommandLine.UsualNow.UtcDateTime)) - 3;
        var stakes = _line.Folder.Write(
            "stakes.csv",
            $"model,roundNumber,selectedStakeValue,roundResolved\na,{open},10,false\n"
        );
        _line.Run("import", stakes).Code.ShouldBe(0);
        RuleLook.At(_line.Store, CommandLine.UsualNow);
        var plan = _line.Json("plan", "a", "b", "c", "--target", "tiers", "--tiers", PolicyFile(), "--total", "100");
        var target = plan.GetProperty("target").GetProperty("stakes");
        target.Amount("a").ShouldBe(75);
        target.Amount("b").ShouldBe(25);
        target.Amount("c").ShouldBe(0);
        plan.GetProperty("evidence")
            .EnumerateArray()
            .Select(e => e.GetString()!)
            .ShouldContain(e => e.StartsWith("star: a.", StringComparison.Ordinal));
        var other = _line.Json("plan", "a", "b", "c", "--target", "tiers", "--total", "100");
        other.GetProperty("target").GetProperty("stakes").Amount("a").ShouldNotBe(75);
    }

    [Theory]
    [InlineData("tiers", "--policy")]
    [InlineData("rehearse --policy tiers", "--tiers")]
    [InlineData("plan --target tiers --total 5", "--tiers")]
    public void WrongFile_IsWrongUsage_WithLineAndColumn(string question, string option)
    {
        Import(30, (r, m) => Score(r, m));
        var file = _line.Folder.Write(
            "wrong.yaml",
            Policy.Replace("demote: { lead-mean: 0 }", "demote: { lead-men: 0 }")
        );
        var said = _line.Run([.. question.Split(' '), option, file]);
        said.Code.ShouldBe(2);
        said.Error.ShouldContain(
            $"{option}, line 14, column 15: demote has no key 'lead-men'. Did you mean 'lead-mean'?"
        );
    }

    private static double Score(int round, string model) =>
        (
            model == "a" ? 0.04
            : model == "b" ? 0.005
            : -0.02
        ) + (Math.Sin(round * 7.1) / 500);

    private static IEnumerable<string> Needs(JsonElement model) =>
        model.GetProperty("needs").EnumerateArray().Select(n => n.Text("what"));

    private string PolicyFile() => _line.Folder.Write("tiers.yaml", Policy);

    private JsonElement Tiers(params string[] more) =>
        _line.Json(["tiers", "--policy", PolicyFile(), "--returns", "computed", .. more]);

    private void Import(int count, Func<int, string, double> score)
    {
        foreach (var metric in new[] { "corr", "mmc" })
        {
            var table = new StringBuilder("roundNumber,a,b,c\n");
            for (var round = 850; round < 850 + count; round++)
                table.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"{round},{score(round, "a")},{score(round, "b")},{score(round, "c")}"
                );
            _line
                .Run("import", _line.Folder.Write(metric + ".csv", table.ToString()), "--metric", metric)
                .Code.ShouldBe(0);
        }
    }
}
