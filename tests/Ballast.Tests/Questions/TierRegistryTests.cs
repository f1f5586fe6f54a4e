using System.Globalization;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

/// <summary>Tiers and the registry together: strategies rise, slots are staked, fresh starts count.</summary>
public sealed class TierRegistryTests : IDisposable
{
    private const string Policy = """
        version: 1
        probation-rounds: 10
        at-rule-change: keep
        tiers:
          - { name: bench, weight: 0 }
          - { name: team, weight: 1, promote: { resolved-rounds: 40, return-mean: 0 }, demote: { return-high: 0 } }
          - { name: star, weight: 3, promote: { resolved-rounds: 150, lead-low: 0 }, demote: { lead-mean: 0 } }
        """;

    private readonly CommandLine _line = new();

    /// <summary>Two strategies that change places in the middle: good leads in every round, poor does not.</summary>
    public TierRegistryTests()
    {
        var table = new StringBuilder("model,roundNumber,corr,mmc,selectedStakeValue,payout\n");
        for (var round = 900; round < 1120; round++)
        {
            var swing = Math.Sin(round) / 500;
            string[] slots = round < 1010 ? ["x", "y"] : ["y", "x"];
            table.Append(CultureInfo.InvariantCulture, $"{slots[0]},{round},0,{0.03 + swing},10,\n");
            table.Append(CultureInfo.InvariantCulture, $"{slots[1]},{round},0,{0.01 - swing},10,\n");
            table.Append(CultureInfo.InvariantCulture, $"z,{round},0,{0.001 + swing},10,\n");
        }
        Good("import", _line.Folder.Write("t.csv", table.ToString()));
        // One stake that is open now, so that there is something to plan from.
        var open = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(CommandLine.UsualNow.UtcDateTime)) - 3;
        Good(
            "import",
            _line.Folder.Write("s.csv", $"model,roundNumber,selectedStakeValue,roundResolved\nx,{open},10,false\n")
        );
        foreach (var strategy in new[] { "good", "poor" })
            Good("registry", "set", "strategy", strategy);
        // A file may write the name in other letters: it is the same strategy.
        Good(
            "registry",
            "import",
            _line.Folder.Write(
                "r.yaml",
                "strategies: { good: , poor: }\nslots:\n  classic:\n    x: { assignments: [{ strategy: GOOD, from: 900 }] }\n"
            )
        );
        Good("registry", "assign", "y", "poor", "--from", "900");
        Good(
            "registry",
            "import",
            _line.Folder.Write(
                "r.yaml",
                "strategies: { good: , poor: }\nslots:\n  classic:\n    x: { assignments: [{ strategy: good, from: 900 }] }\n    y: { assignments: [{ strategy: poor, from: 900, to: 1009 }, { strategy: GOOD, from: 1010 }] }\n"
            )
        );
        Good("registry", "assign", "x", "poor", "--from", "1010");
    }

    public void Dispose() => _line.Dispose();

    [Fact]
    public void ByStrategy_TheRecordsFollowTheStrategies()
    {
        Tiers("--by", "strategy")
            .ShouldBe(new Dictionary<string, string> { ["good"] = "star", ["poor"] = "team" }, ignoreOrder: true);
        // Of the slots none leads all the time.
        Tiers().Values.ShouldNotContain("star");
    }

    [Fact]
    public void Take_Standings_AreGroupsFromThenOn_AndReplacedByTheNext()
    {
        Good("tiers", "take", "--policy", PolicyFile(), "--by", "strategy", "--returns", "computed", "--why", "monday");
        Backtested("@tier:star", "--by", "strategy").ShouldBe(["good"]);
        // The slot that good sits in now.
        Backtested("@tier:star").ShouldBe(["y"]);
        _line.Run("backtest", "@tier:gold").Error.ShouldContain("Tiers that were taken over: star, team.");
        _line.Json("registry", "--history").GetProperty("history")[0].Text("why").ShouldBe("monday");
        Good("tiers", "take", "--policy", PolicyFile(), "--returns", "computed");
        _line.Run("backtest", "@tier:star").Code.ShouldBe(1);
        var said = _line.Run("tiers", "take", "--as-of", "2026-01-01");
        said.Code.ShouldBe(2);
        said.Error.ShouldContain("what is taken over is how models stand now");
    }

    [Fact]
    public void AFreshStart_CountsFromItsRoundOn_ForWhomItIs()
    {
        Good("registry", "set", "epoch", "again", "from=1050", "strategies=good");
        Tiers("--by", "strategy")
            .ShouldBe(new Dictionary<string, string> { ["good"] = "team", ["poor"] = "team" }, ignoreOrder: true);
        // The slot in which good sat then.
        var models = _line.Json("tiers", "--policy", PolicyFile(), "--returns", "computed").GetProperty("models");
        models
            .EnumerateArray()
            .ToDictionary(m => m.Text("model"), m => m.Whole("evidenceFrom"))
            .ShouldBe(
                new Dictionary<string, int>
                {
                    ["x"] = 0,
                    ["y"] = 1050,
                    ["z"] = 0,
                },
                ignoreOrder: true
            );
        Good("registry", "set", "epoch", "again", "strategies=", "from=1100");
        Tiers("--by", "strategy").Values.ShouldAllBe(t => t == "bench");
        // Nothing is deleted: what came before is read as always.
        Good("registry", "set", "epoch", "again", "--remove");
        Tiers("--by", "strategy")["good"].ShouldBe("star");
    }

    [Fact]
    public void Plan_ByStrategy_StakesTheSlotsOfStrategiesByTheirTiers()
    {
        RuleLook.At(_line.Store, CommandLine.UsualNow);
        var target = Target("--by", "strategy");
        // 3 : 1 : 0 of 100 NMR; nothing is known of what sits in z.
        target.ShouldBe(
            new Dictionary<string, decimal>
            {
                ["y"] = 75,
                ["x"] = 25,
                ["z"] = 0,
            },
            ignoreOrder: true
        );
        Good("registry", "assign", "z", "good", "--from", "1118");
        Target("--by", "strategy")
            .ShouldBe(
                new Dictionary<string, decimal>
                {
                    ["y"] = 37.5m,
                    ["z"] = 37.5m,
                    ["x"] = 25,
                },
                ignoreOrder: true
            );
        Target().ShouldNotBe(Target("--by", "strategy"));
    }

    private Dictionary<string, decimal> Target(params string[] more) =>
        _line
            .Json(["plan", "x", "y", "z", "--target", "tiers", "--tiers", PolicyFile(), "--total", "100", .. more])
            .GetProperty("target")
            .GetProperty("stakes")
            .EnumerateObject()
            .ToDictionary(s => s.Name, s => s.Value.GetDecimal());

    private Dictionary<string, string> Tiers(params string[] more) =>
        _line
            .Json(["tiers", "--policy", PolicyFile(), "--returns", "computed", .. more])
            .GetProperty("models")
            .EnumerateArray()
            .ToDictionary(m => m.Text("model"), m => m.Text("tier"));

    private string?[] Backtested(params string[] words) =>
        [
            .. _line
                .Json(["backtest", .. words, "--no-record"])
                .GetProperty("models")
                .EnumerateArray()
                .Select(m => m.GetProperty("model").GetString()),
        ];

    private string PolicyFile() => _line.Folder.Write("tiers.yaml", Policy);

    private void Good(params string[] words)
    {
        var said = _line.Run(words);
        said.Code.ShouldBe(0, said.Out + said.Error);
    }
}
