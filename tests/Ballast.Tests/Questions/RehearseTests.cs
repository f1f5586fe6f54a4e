using System.Globalization;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

public sealed class RehearseTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    /// <summary>Payout 0.1 x 0.5 x 0.1 = 0.005 of the stake in every round, for every model: what is done with it makes no difference but the lock.</summary>
    /// <summary>"Some differ" leaves open who, and whether for the better: the example of the README, whose best follower is ahead.</summary>
    [Fact]
    public void WhoDiffersByMoreThanChance_IsNamedInTheFirstSentence()
    {
        using var line = new CommandLine { Now = new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero) };
        line.Run("import", Repository.Path("examples", "history.csv.gz")).Code.ShouldBe(0);
        line.Run("rehearse", "--policy", "follow-best,equal-weight")
            .Out.ReplaceLineEndings(" ")
            .ShouldContain(
                "1,000.00 NMR would have become 1,897.24 with follow-best, 1,490.91 with equal-weight; follow-best did better than equal-weight by more than chance explains."
            );
        // Its interval leaves zero out by a hair: as the best of two that is not enough.
        line.Run("rehearse")
            .Out.ReplaceLineEndings(" ")
            .ShouldContain(
                "1,000.00 NMR would have become 1,897.24 with follow-best, 1,490.91 with equal-weight, 1,421.92 with hold; any difference from equal-weight may be luck."
            );
    }

    /// <summary>What is at work and what there is are added up in another order: the last digit is no share.</summary>
    [Fact]
    public void IdleShare_IsNeverBelowZero()
    {
        using var line = new CommandLine { Now = new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero) };
        line.Run("import", Repository.Path("examples", "history.csv.gz")).Code.ShouldBe(0);
        var policies = line.Json("rehearse").GetProperty("policies").EnumerateArray();
        policies.ShouldAllBe(p => p.Number("idleShare") >= 0);
    }

    [Fact]
    public void EqualModels_AreTheSameUnderEveryPolicyThatStaysInvested()
    {
        Import(200, (_, _) => 0.1);
        var answer = _line.Json("rehearse", "--policy", "hold,equal-weight", "--returns", "computed", "--total", "400");
        answer.Text("schema").ShouldBe("ballast.rehearse/1");
        var policies = answer.GetProperty("policies").EnumerateArray().ToList();
        policies.Select(p => p.Text("policy")).ShouldBe(["hold", "equal-weight"]);
        policies.Select(p => p.Text("verdict")).ShouldBe(["not-shown", "benchmark"]);
        foreach (var policy in policies)
        {
            policy.Amount("burned").ShouldBe(0);
            policy.Amount("gain").ShouldBe(policy.Amount("paid"));
            policy.Amount("end").ShouldBe(400 + policy.Amount("gain"));
            policy.GetProperty("series").GetArrayLength().ShouldBe(200);
        }
    }

    /// <summary>100 NMR at 10 usd are 1,000 usd; what they end with counts at 4 usd.</summary>
    [Fact]
    public void Prices_OfTheFirstAndTheLastDay_ValueTheGain()
    {
        Import(200, (_, _) => 0.1);
        var (first, last) = (RoundCalendar.CloseTime(800), RoundCalendar.ResolveTime(999, 20));
        _line
            .Run(
                "import",
                _line.Folder.Write("prices.csv", $"date,close\n{first:yyyy-MM-dd},10\n{last:yyyy-MM-dd},4\n")
            )
            .Code.ShouldBe(0);
        string[] words = ["rehearse", "--policy", "hold", "--returns", "computed", "--total", "100"];
        var answer = _line.Json(words);
        var hold = answer.GetProperty("policies")[0];
        answer.Text("currency").ShouldBe("usd");
        hold.Amount("gainFiat").ShouldBe((hold.Amount("end") * 4) - 1000);
        _line.Run(words).Out.ShouldContain("One NMR cost 10 usd at the beginning and 4 at the end");
        _line.Run([.. words, "--currency", "eur"]).Code.ShouldBe(2);
    }

    /// <summary>On noise the past best is no better than the others, and moving costs a month of standing by each time.</summary>
    [Fact]
    public void FollowBest_OnNoise_StandsByMoreThanHold()
    {
        var random = new Random(7);
        Import(400, (_, _) => (random.NextDouble() - 0.5) / 5);
        var policies = _line
            .Json("rehearse", "--policy", "hold,follow-best", "--returns", "computed")
            .GetProperty("policies")
            .EnumerateArray()
            .ToList();
        policies[1].Number("idleShare").ShouldBeGreaterThan(policies[0].Number("idleShare") + 0.05);
        policies[1].Text("verdict").ShouldNotBe("better");
        _line
            .Run("rehearse", "--policy", "hold,follow-best", "--returns", "computed")
            .Out.ShouldContain("of the capital idle on the mean: what is moved waits for its lock");
    }

    /// <summary>One model wins and one loses in every round: equal weight keeps feeding the loser, so hold does better, and that is shown.</summary>
    [Fact]
    public void PlantedDifference_IsShown()
    {
        Import(600, (r, model) => (model == "a" ? 0.2 : -0.2) + (Math.Sin(r * 7.1) / 50));
        var hold = _line.Json("rehearse", "--policy", "hold", "--returns", "computed").GetProperty("policies")[0];
        hold.Number("difference").ShouldBeGreaterThan(0);
        hold.Text("verdict").ShouldBe("better");
        hold.Number("low").ShouldBeGreaterThan(0);
    }

    /// <summary>Old rounds that are paid by a rule of 60 days lock NMR for 60 days, whatever they did under their own.</summary>
    [Fact]
    public void RuleOfLongerScores_LocksAsLongAsItScores()
    {
        foreach (var metric in new[] { "corr60", "mmc60" })
        {
            var rows = Enumerable.Range(800, 30).Select(r => $"{r},0.01");
            var file = _line.Folder.Write(metric + ".csv", "roundNumber,a\n" + string.Join('\n', rows) + "\n");
            _line.Run("import", file, "--metric", metric).Code.ShouldBe(0);
        }
        var series = _line
            .Json("rehearse", "--policy", "hold", "--returns", "computed", "--rule", "classic-13-abs-ender60")
            .GetProperty("policies")[0]
            .GetProperty("series");
        series[0]
            .Text("date")
            .ShouldBe(
                RoundCalendar.ResolveTime(800, 60).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            );
    }

    /// <summary>On noise the past best is the best of the past by chance: drawn again as it was, it would look good in every future.</summary>
    [Fact]
    public void FollowBest_InFuturesOfNoise_IsNotAhead()
    {
        var random = new Random(11);
        Import(400, (_, _) => (random.NextDouble() - 0.5) / 5);
        var future = _line
            .Json(
                "rehearse",
                "--policy",
                "follow-best,equal-weight",
                "--future",
                "100",
                "--paths",
                "400",
                "--rule",
                "classic-12"
            )
            .GetProperty("future");
        future.Number("paths").ShouldBe(400);
        future.Text("staking").ShouldBe("legacy");
        // Four equal models over 400 rounds: drawn again as they were it would be 1.
        future.Number("differencesKept").ShouldBeLessThan(0.6);
        var (best, equal) = (future.GetProperty("policies")[0], future.GetProperty("policies")[1]);
        best.Number("aheadShare").ShouldBeInRange(0.2, 0.8);
        best.Text("verdict").ShouldBe("not-shown");
        equal.Text("verdict").ShouldBe("benchmark");
        var fan = equal.GetProperty("fan").EnumerateArray().ToList();
        fan.Count.ShouldBe(60);
        fan[^1].GetProperty("nmr").Number("median").ShouldBe(equal.GetProperty("end").Number("median"));
    }

    /// <summary>One wins and one loses in every round: equal weight keeps feeding the loser, and falls behind in nearly every future.</summary>
    [Fact]
    public void PlantedDifference_IsShownInFutures()
    {
        Import(600, (r, model) => (model == "a" ? 0.2 : -0.2) + (Math.Sin(r * 7.1) / 50));
        string[] words = ["rehearse", "--policy", "hold,equal-weight", "--future", "150", "--rule", "classic-12"];
        var future = _line.Json([.. words, "--paths", "300"]).GetProperty("future");
        future.Number("differencesKept").ShouldBeGreaterThan(0.9);
        future.GetProperty("policies")[0].Text("verdict").ShouldBe("ahead");
        _line.Run([.. words, "--paths", "300"]).Out.ShouldContain("hold ends ahead of equal-weight in at least 95 %");
        // The same seed gives the same, another one does not.
        _line.Run([.. words, "--seed", "2"]).Out.ShouldBe(_line.Run([.. words, "--seed", "2"]).Out);
        _line.Run([.. words, "--seed", "3"]).Out.ShouldNotBe(_line.Run([.. words, "--seed", "2"]).Out);
    }

    [Theory]
    [InlineData(2, "no policy 'luck'", "--policy", "luck")]
    [InlineData(2, "--total is a number", "--total", "0")]
    [InlineData(1, "--total 12, or name fewer models", "--total", "11", "--returns", "computed")]
    [InlineData(1, "No model 'zzz' is stored.", "zzz")]
    [InlineData(1, "at least 100 rounds", "--future", "50", "--rule", "classic-12")]
    [InlineData(2, "leave --returns settled out", "--future", "50", "--returns", "settled")]
    [InlineData(2, "--future is a whole number", "--future", "0")]
    [InlineData(2, "--paths is a whole number", "--future", "50", "--paths", "5")]
    public void WhatCannotBeRehearsed_IsRefused(int code, string says, params string[] words)
    {
        Import(30, (_, _) => 0.01);
        var said = _line.Run(["rehearse", .. words]);
        said.Code.ShouldBe(code);
        said.Error.ShouldContain(says);
    }

    private void Import(int rounds, Func<int, string, double> score)
    {
        foreach (var metric in new[] { "corr20V2", "mmc" })
        {
            var table = new StringBuilder("roundNumber,a,b,c,d\n");
            for (var round = 800; round < 800 + rounds; round++)
            {
                table.Append(CultureInfo.InvariantCulture, $"{round}");
                foreach (var model in new[] { "a", "b", "c", "d" })
                    table.Append(CultureInfo.InvariantCulture, $",{(metric == "mmc" ? 0 : score(round, model)):R}");
                table.Append('\n');
            }
            _line
                .Run("import", _line.Folder.Write(metric + ".csv", table.ToString()), "--metric", metric)
                .Code.ShouldBe(0);
        }
    }
}
