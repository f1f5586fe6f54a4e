using System.Text.Json;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Workflows;

public sealed class BacktestWorkflowTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Backtest_ByHand_GivesTheSum()
    {
        // 10,000 x 0.1 x (0.02 - 0.01) = 10, and 10,000 x 0.1 x 3 x 0.3 = 900, which the clip cuts to 500.
        Import("roundNumber,alice\n500,0.02\n501,-0.01\n", "corr");
        Import("roundNumber,alice\n500,0.3\n501,0\n", "tc");
        var ranking = Best(["--grid", "corr=0,1", "--grid", "tc=0,3"]).GetProperty("ranking");
        ranking.EnumerateArray().Select(r => Math.Round(r.Number("value"), 9)).ShouldBe([500, 490, 10]);
        ranking[1].GetProperty("multipliers").ToString().ShouldBe("""{"corr":1,"tc":3}""");
    }

    /// <summary>Returns of 0.1 x multiplier x score, added up: from +0.002 down to -0.002 and up again; the clip cuts the largest loss of tenfold ones.</summary>
    [Fact]
    public void Backtest_ByHand_GivesHowDeepEachCombinationFell()
    {
        Import("roundNumber,alice,bob\n500,0.02,0.01\n501,-0.01,NA\n502,-0.03,0.02\n503,0.05,0.01\n", "corr");
        var models = Answer(["--grid", "corr=1,2,20"]).GetProperty("models");
        Falls(models[0]).ShouldBe([(20, 0.07), (2, 0.008), (1, 0.004)]);
        Falls(models[1]).ShouldBe([(20, 0), (2, 0), (1, 0)]);
        Said("alice", "bob", "--grid", "corr=20").ShouldContain("7.0 %");

        static IEnumerable<(double, double)> Falls(JsonElement model) =>
            model
                .GetProperty("ranking")
                .EnumerateArray()
                .Select(c => (c.GetProperty("multipliers").Number("corr"), Math.Round(c.Number("deepestFall"), 12)));
    }

    /// <summary>Of one model the multipliers alone were chosen: that too is a choice after the fact.</summary>
    [Fact]
    public void Backtest_OfOneModel_SaysThatTheBestMultipliersAreInPartLuck()
    {
        Import("roundNumber,alice,bob\n500,0.02,0.01\n501,-0.01,0.02\n", "corr");
        var said = Said("alice", "--grid", "corr=0.5,1");
        said.ShouldContain("the best of 2 combinations looks better than it is");
        said.ShouldContain("ballast sensitivity --grid corr=0.5,1 alice");
        said.ShouldNotContain("First here is");
        // Of several the question is whose place it is.
        var several = Said("--grid", "corr=0.5,1");
        several.ShouldNotContain("of one model");
        several.ShouldContain("First here is the model with the largest sum over rounds 500 to 501");
    }

    private string Said(params string[] words) => _line.Run(["backtest", .. words]).Out.ReplaceLineEndings(" ");

    [Fact]
    public void Backtest_EqualValues_KeepTheGridsOrder()
    {
        Import("roundNumber,alice\n500,0.02\n", "corr");
        Import("roundNumber,alice\n500,0\n", "mmc");
        var ranking = Best(["--grid", "mmc=2,0,1", "--grid", "corr=1"]).GetProperty("ranking");
        ranking.EnumerateArray().Select(r => r.GetProperty("multipliers").Number("mmc")).ShouldBe([2, 0, 1]);
    }

    [Fact]
    public void Backtest_MissingRounds_AreSkippedAndCounted()
    {
        Import("roundNumber,alice,bob\n500,0.02,NA\n501,0.01,0.01\n502,NA,0.03\n", "corr");
        var models = Answer(["--grid", "corr=1"]).GetProperty("models");
        models
            .EnumerateArray()
            .Select(m => (m.Text("model"), m.Whole("roundsUsed"), m.Whole("roundsMissing")))
            .ShouldBe([("alice", 2, 1), ("bob", 2, 1)]);
    }

    [Fact]
    public void Backtest_CommonRounds_AreThoseThatAllModelsHave()
    {
        Import("roundNumber,alice,bob,ghost\n500,0.02,NA,NA\n501,0.01,0.01,NA\n502,NA,0.03,NA\n", "corr");
        var answer = Answer(["--grid", "corr=1", "--mode", "common", "--stake", "1000"]);
        answer.Whole("rounds").ShouldBe(1);
        answer.GetProperty("best").EnumerateArray().Select(b => b.Number("value")).ShouldBe([1, 1]);
        answer.GetProperty("skipped")[0].Text("model").ShouldBe("ghost");
    }

    [Fact]
    public void Backtest_Compounded_MultipliesRounds()
    {
        Import("roundNumber,alice\n500,0.2\n501,0.1\n", "corr");
        Best(["--grid", "corr=1", "--mode", "compounded", "--stake", "100"])
            .GetProperty("ranking")[0]
            .Number("value")
            .ShouldBe(100 * ((1.02 * 1.01) - 1), 1e-9);
    }

    [Fact]
    public void Backtest_ResolvedAndUnresolved_GoByResolveTimesAsOfTheMoment()
    {
        Import("number,resolveTime\n1300,2026-07-29T20:00:00Z\n1301,2026-07-30T20:00:00Z\n", null);
        Import("roundNumber,alice\n1300,0.02\n1301,0.01\n", "corr");
        Rounds("resolved", "2026-07-30T19:59:59Z").ShouldBe([1300]);
        Rounds("resolved", "2026-07-30T20:00:00Z").ShouldBe([1300, 1301]);
        _line.Run("backtest", "--grid", "corr=1", "--rounds", "unresolved").Code.ShouldBe(1);
    }

    [Fact]
    public void Backtest_WeekdayRoundsBeforeMay2023_AreLeftOutAsUnpaid()
    {
        Import("roundNumber,alice\n469,0.02\n470,0.01\n471,0.01\n474,0.01\n", "corr");
        Import("roundNumber,alice\n469,0\n470,0\n471,0\n474,0\n", "tc");
        var answer = Answer(["--grid", "corr=1"]);
        answer.Whole("rounds").ShouldBe(2);
        answer
            .GetProperty("skippedRounds")[0]
            .ToString()
            .ShouldBe("""{"reason":"unpaid","rounds":2,"from":470,"to":471,"scores":null}""");
        Answer(["--grid", "corr=1", "--rule", "classic-08"]).Whole("rounds").ShouldBe(4);
    }

    [Fact]
    public void Backtest_ActualFactorThatNobodyKnows_IsSaidNotGuessed()
    {
        Import("roundNumber,alice\n500,0.02\n501,0.01\n", "corr");
        _line
            .Run("backtest", "--grid", "corr=1", "--payout-factor", "actual")
            .Error.ShouldContain("2 without a known payout factor");
        Import("number,payoutFactor\n500,0.5\n", null);
        var answer = Answer(["--grid", "corr=1", "--payout-factor", "actual"]);
        answer.GetProperty("best")[0].Number("value").ShouldBe(100, 1e-9);
        answer.GetProperty("skippedRounds")[0].Text("reason").ShouldBe("no-factor");
    }

    [Fact]
    public void Backtest_ActualConditions_UseTheClipOfTheRoundAndItsOrder()
    {
        // Round 315: factor x clip(score); round 316: clip(factor x score). Both with 25 %.
        Import("number,payoutFactor\n315,0.5\n316,0.5\n", null);
        Import("roundNumber,alice\n315,0.4\n316,0.4\n", "corr");
        Value("315").ShouldBe(1250, 1e-9);
        Value("316").ShouldBe(2000, 1e-9);

        double Value(string round) =>
            Answer(["--grid", "corr=1", "--payout-factor", "actual", "--from", round, "--to", round])
                .GetProperty("best")[0]
                .Number("value");
    }

    [Fact]
    public void Backtest_TcBesideHalfCorrInRound600_CountsAsNothingUnderActualConditions()
    {
        Import("number,payoutFactor\n600,0.5\n", null);
        Import("roundNumber,alice\n600,0.02\n", "corr");
        Import("roundNumber,alice\n600,0.01\n", "tc");
        var ranking = Best(["--grid", "corr=0,2", "--grid", "tc=1", "--payout-factor", "actual"])
            .GetProperty("ranking");
        ranking.EnumerateArray().Select(r => Math.Round(r.Number("value"), 9)).ShouldBe([250, 0]);
    }

    [Fact]
    public void Backtest_AtomicRounds_AreAlwaysPaidInFullByTheirRule()
    {
        Import("username,roundNumber,corr60,mmc60,roundResolveTime\nalice,1343,0.1,0.02,2026-11-20T20:00:00Z\n", null);
        var answer = Answer([]);
        answer
            .GetProperty("models")[0]
            .GetProperty("ranking")[0]
            .GetProperty("multipliers")
            .ToString()
            .ShouldBe("""{"corr60":3,"mmc60":15}""");
        answer.GetProperty("best")[0].Number("value").ShouldBe(6000, 1e-9);
        Answer(["--since", "atomic"]).Whole("from").ShouldBe(1343);
    }

    [Fact]
    public void Backtest_RangeByDayAndEra_MeansTheRoundsThatOpenedThen()
    {
        Import("roundNumber,alice\n473,0.01\n474,0.02\n475,0.01\n476,0.01\n", "corr");
        Numbers(["--since", "daily"]).ShouldBe((474, 476));
        Numbers(["--from", "2023-05-02", "--to", "2023-05-02"]).ShouldBe((475, 475));
        _line
            .Run("backtest", "--since", "golden")
            .Error.ShouldContain("No era 'golden' is known for classic. Known: weekly, mmc, tc");

        (int, int) Numbers(string[] range) =>
            (Answer([.. range, "--grid", "corr=1"]).Whole("from"), Answer([.. range, "--grid", "corr=1"]).Whole("to"));
    }

    [Fact]
    public void Backtest_InterimScoresOfARoundThatHasResolvedSince_AreNamed()
    {
        Import("username,roundNumber,corr,roundResolved\nalice,500,0.01,False\nalice,499,0.01,True\n", null);
        Answer(["--grid", "corr=1"])
            .GetProperty("interimRounds")
            .EnumerateArray()
            .Select(r => r.GetInt32())
            .ShouldBe([500]);
    }

    [Fact]
    public void Backtest_V2ScoresInTheStore_AreNotMixedWithV1()
    {
        // Alice has the v2 score of one round only; her v1 score must not stand in for the other.
        Import("username,roundNumber,corr,corr20V2,mmc\nalice,1200,0.5,0.01,0\nalice,1201,0.5,,0\n", null);
        var model = Answer([]).GetProperty("models")[0];
        model.Whole("roundsUsed").ShouldBe(1);
        model.Whole("roundsMissing").ShouldBe(1);
    }

    [Fact]
    public void Backtest_FutureDeleted_GivesTheSameBytesAsOfThen()
    {
        string[] rows =
        [
            "alice,1200,0.01,2026-03-13T20:00:00Z",
            "alice,1201,0.02,2026-03-14T20:00:00Z",
            "alice,1202,0.03,2026-03-17T20:00:00Z",
        ];
        const string Header = "username,roundNumber,corr,roundResolveTime\n";
        Import(Header + string.Join('\n', rows), null);
        using var then = new CommandLine { Now = new DateTimeOffset(2026, 3, 15, 0, 0, 0, TimeSpan.Zero) };
        then.Run("import", then.Folder.Write("then.csv", Header + string.Join('\n', rows[..2]))).Code.ShouldBe(0);
        string[] question = ["backtest", "--grid", "corr=1", "--json", "--as-of", "2026-03-15"];
        _line.Run(question).ShouldBe(then.Run(question));
    }

    [Fact]
    public void Backtest_RunningAtomicRound_DoesNotLendItsMultipliersToResolvedRounds()
    {
        Import(
            "username,roundNumber,corr20V2,mmc,corr60,mmc60,roundResolveTime\nalice,1300,0.01,0.01,,,2026-07-30T20:00:00Z\nalice,1400,,,0.1,0.1,2027-02-01T20:00:00Z\n",
            null
        );
        Answer([])
            .GetProperty("models")[0]
            .GetProperty("ranking")[0]
            .GetProperty("multipliers")
            .ToString()
            .ShouldBe("""{"corr20V2":0.75,"mmc":2.25}""");
    }

    [Fact]
    public void Backtest_AsOfAMoment_TakesTheRuleThatWasInForceThen()
    {
        Import(
            "username,roundNumber,corr,mmc,roundResolveTime\nalice,1100,0.01,0.01,2025-10-24T20:00:00Z\nalice,1250,0.01,0.01,2026-05-22T20:00:00Z\n",
            null
        );
        Answer(["--as-of", "2026-01-15"])
            .GetProperty("best")[0]
            .GetProperty("multipliers")
            .ToString()
            .ShouldBe("""{"corr":0.5,"mmc":2}""");
    }

    [Fact]
    public void Backtest_GapInAnotherMetric_IsNoMissingRound()
    {
        Import("username,roundNumber,corr,tc\nalice,500,0.01,\nalice,501,0.01,\nbob,500,,\nbob,501,0.1,\n", null);
        foreach (var mode in new[] { "total", "common" })
        {
            var models = Answer(["--grid", "corr=1", "--mode", mode]).GetProperty("models");
            models.EnumerateArray().Select(m => m.Whole("roundsMissing")).ShouldBe([0, 1]);
        }
    }

    [Fact]
    public void Backtest_TheSum_IsThatOfThePayoutFormula()
    {
        var random = new Random(7);
        var rounds = Enumerable
            .Range(300, 30)
            .Select(n =>
                (Number: n, Factor: 0.2 + (random.NextDouble() * 0.8), Score: (random.NextDouble() - 0.5) * 1.2)
            )
            .ToList();
        Import("number,payoutFactor\n" + string.Join('\n', rounds.Select(r => $"{r.Number},{r.Factor:R}")), null);
        Import("roundNumber,alice\n" + string.Join('\n', rounds.Select(r => $"{r.Number},{r.Score:R}")), "corr");
        var expected = rounds.Sum(r =>
        {
            var rule = PayoutTimeline.Shipped.At(Tournament.Classic, r.Number).Rule!;
            return 10_000 * rule.FormulaIn(r.Number).Return(r.Score, r.Factor, (double)rule.Clip);
        });
        Answer(["--grid", "corr=1", "--payout-factor", "actual"])
            .GetProperty("best")[0]
            .Number("value")
            .ShouldBe(expected, 1e-8);
    }

    private void Import(string text, string? metric)
    {
        var file = _line.Folder.Write("table.csv", text);
        string[] args = metric is null ? ["import", file] : ["import", file, "--metric", metric];
        _line.Run(args).Code.ShouldBe(0);
    }

    private JsonElement Answer(string[] options) => _line.Json(["backtest", .. options]);

    private JsonElement Best(string[] options) => Answer(options).GetProperty("models")[0];

    private int[] Rounds(string state, string asOf)
    {
        var answer = Answer(["--grid", "corr=1", "--rounds", state, "--as-of", asOf]);
        return [.. Enumerable.Range(answer.Whole("from"), answer.Whole("rounds"))];
    }
}
