using System.Text.Json;
using Ballast.Tests.Scoring;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary><c>ballast ensemble FILE</c>: a blend against the same stake split.</summary>
public sealed class EnsembleCommandTests : IDisposable
{
    private static readonly string[] Terms =
    [
        "--score",
        "corr=0.75,mmc=2.25",
        "--payout-factor",
        "0.1",
        "--clip",
        "0.05",
    ];

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    /// <summary>Scores by numerai-tools, payouts by the terms of the oracle; weights as NMR, to be divided by their sum.</summary>
    [Theory]
    [InlineData("raw", "raw_mean")]
    [InlineData("rank", "rank_mean")]
    [InlineData("gaussian", "gauss_rank_mean")]
    public void BlendAndSplit_AreThoseOfTheOracle(string blend, string kind)
    {
        var expected = ScoringOracle
            .Big.Answers.GetProperty("ensemble_vs_split")
            .EnumerateArray()
            .First(c =>
                c.Text("a") == "beta"
                && c.Text("b") == "delta"
                && c.Number("weight_a") == 0.25
                && c.Text("blend") == kind
            );
        var answer = Big(["--weights", "beta=20,delta=60", "--meta", "meta_model", "--blend", blend, .. Terms]);
        answer.Text("schema").ShouldBe("ballast.ensemble/1");
        answer.GetProperty("weights").Number("beta").ShouldBe(0.25);
        foreach (var (side, name) in new[] { ("blend", "ensemble"), ("split", "split") })
        {
            foreach (var score in new[] { "corr", "mmc" })
                answer
                    .GetProperty(side)
                    .Number(score)
                    .ShouldBe(expected.Number($"{name}_{score}"), ScoringAssert.Exact);
            answer.GetProperty(side).Number("payout").ShouldBe(expected.Number($"{name}_payout"), 1e-7);
        }
        answer
            .GetProperty("difference")
            .Number("payout")
            .ShouldBe(expected.Number("ensemble_payout") - expected.Number("split_payout"), 1e-7);
        // Nothing of a rule is used, so nothing must be said of one.
        answer.GetProperty("rules").GetArrayLength().ShouldBe(0);
    }

    /// <summary>Without more said the rule in force pays: Classic's of today 3 x corr60 + 15 x mmc60, factor 1, clip 100 %.</summary>
    [Fact]
    public void RuleInForce_PaysUnlessAnotherIsNamed()
    {
        string[] asked = ["--weights", "alpha=1,beta=1", "--meta", "meta_model"];
        var today = Big(asked);
        today.GetProperty("score").GetRawText().ShouldBe("""{"corr":3,"mmc":15}""");
        (today.Number("payoutFactor"), today.Number("clip")).ShouldBe((1, 1));
        today.GetProperty("rules")[0].Text("rule").ShouldBe("classic-13-abs-ender60");
        var earlier = Big([.. asked, "--as-of", "2026-03-01"]);
        earlier.GetProperty("score").GetRawText().ShouldBe("""{"corr":0.75,"mmc":2.25}""");
        (earlier.Number("payoutFactor"), earlier.GetProperty("isFactorAssumed").GetBoolean()).ShouldBe((0.1, true));
        var named = Big([.. asked, "--rule", "classic-12-corr075-mmc225"]);
        named.GetProperty("blend").Number("payout").ShouldBe(earlier.GetProperty("blend").Number("payout"));
        Said([.. asked, "--rule", "classic-12-corr075-mmc225"])
            .ShouldContain("payout factor 0.1 (assumed), clip 5.0 %");
        Said([.. asked, "--rule", "classic-12-corr075-mmc225"]).ShouldContain("Older than the newest announced change");
        Big([.. asked, "--stake", "200"])
            .GetProperty("split")
            .Number("payout")
            .ShouldBe(2 * today.GetProperty("split").Number("payout"), 1e-9);
    }

    /// <summary>The clip stands at each position: two models that it bounds are paid nothing together, though their mean score is high.</summary>
    [Fact]
    public void Clip_BoundsEachModelOfTheSplit()
    {
        var answer = _line.Json(
            "ensemble",
            ScoringOracle.Path("tiny_20.csv"),
            "--weights",
            "p=1,q=1",
            "--score",
            "corr=100"
        );
        answer.GetProperty("split").Number("payout").ShouldBe(0);
        answer.GetProperty("blend").Number("payout").ShouldBe(100);
        answer.GetProperty("models").GetProperty("p").Number("payout").ShouldBe(-100);
        _line
            .Run("ensemble", ScoringOracle.Path("tiny_20.csv"), "--weights", "p=1,q=1", "--score", "corr=100")
            .Joined()
            .ShouldContain("which both reach");
    }

    [Fact]
    public void RuleThatPaysWhatNoFileHas_PaysNothing_AndSaysWhatToDo()
    {
        Said(["--weights", "alpha=1,beta=1"])
            .ShouldContain(
                "No payout: classic-13-abs-ender60 pays on MMC, which needs the meta model: --meta COLUMN, or pay on CORR alone, --score corr=A."
            );
        Said(["--weights", "alpha=1,beta=1", "--meta", "meta_model", "--tournament", "signals"])
            .ShouldContain("pays on neutral_corr, which cannot be computed from predictions and a target");
        var answer = Big(["--weights", "alpha=1,beta=1"]);
        answer.GetProperty("blend").GetProperty("payout").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("blend").GetProperty("mmc").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.Text("noPayout").ShouldStartWith("classic-13");
    }

    [Fact]
    public void OneRound_SaysLittle()
    {
        var said = Said(["--weights", "alpha=0.5,beta=0.5", "--meta", "meta_model"]);
        said.ShouldStartWith(
            "In this file the blend scores CORR +0.0720, the split +0.0437; MMC +0.0520 against +0.0348; one round, so this says little."
        );
        said.ShouldContain("on average about 1.42 times those of the split");
    }

    [Fact]
    public void Eras_GiveTheDifferenceWithItsInterval()
    {
        var file = PredictionFiles.Eras(_line);
        string[] asked =
        [
            "ensemble",
            file,
            "--target",
            "target_20",
            "--weights",
            "p=1,q=1",
            "--meta",
            "meta",
            "--score",
            "corr=1,mmc=1",
        ];
        var answer = _line.Json(asked);
        (answer.Whole("eras"), answer.Whole("erasLeftOut"), answer.Whole("overlap")).ShouldBe((30, 1, 4));
        foreach (var score in new[] { "corr", "mmc", "payout" })
        {
            var spread = answer.GetProperty("difference").GetProperty("spread").GetProperty(score);
            spread
                .Number("mean")
                .ShouldBe(answer.GetProperty("blend").Number(score) - answer.GetProperty("split").Number(score), 1e-9);
            spread.Number("low").ShouldBeLessThan(spread.Number("mean"));
            spread.Number("high").ShouldBeGreaterThan(spread.Number("mean"));
        }
        _line.Run(asked).Joined().ShouldMatch("^Over 30 eras .* The blend's CORR is higher by 0\\.0");
        // Few eras show nothing, and it says how many would.
        _line
            .Run([.. asked, "--overlap", "9"])
            .Joined()
            .ShouldContain("is not shown: an interval needs 54 eras where 9 in a row share days, and there are 30.");
    }

    /// <summary>Where the interval of the difference holds 0 the blend is not called better.</summary>
    [Fact]
    public void Difference_ThatMayBeNone_IsNotShown()
    {
        var random = new Random(4);
        var file = PredictionFiles.Round(
            _line,
            "era,target,p,q",
            30 * 40,
            i => $"{1 + (i / 40)},{random.Next(5) / 4.0},{random.NextDouble()},{random.NextDouble()}"
        );
        _line
            .Run("ensemble", file, "--weights", "p=1,q=1", "--score", "corr=1")
            .Joined()
            .ShouldContain("The blend is not shown to be better in CORR: the 95 % interval of the difference is -0.0");
    }

    [Fact]
    public void AlikePredictions_OrOneWithTheWholeStake_MakeNoDifference()
    {
        var same = Big(["--weights", "alpha=1,monotone_of_alpha=3", "--meta", "meta_model"]);
        same.GetProperty("difference").Number("corr").ShouldBe(0, 1e-12);
        same.Number("diversificationRatio").ShouldBe(1, 1e-12);
        Said(["--weights", "alpha=1,monotone_of_alpha=3", "--meta", "meta_model"])
            .ShouldContain("so alike that blend and split come to the same");
        var whole = Big(["--weights", "alpha=1,beta=0", "--meta", "meta_model"]);
        whole.GetProperty("difference").Number("mmc").ShouldBe(0, 1e-12);
        whole.GetProperty("difference").Number("payout").ShouldBe(0, 1e-10);
    }

    /// <summary>A row that one prediction lacks is left out for all, so that both sides are of the same rows.</summary>
    [Fact]
    public void Gaps_TakeTheRowFromAll()
    {
        var answer = Big(["--weights", "alpha=1,withnan=1", "--meta", "meta_model"]);
        (answer.Whole("rows"), answer.Whole("rowsLeftOut")).ShouldBe((5000 - 147, 147));
        answer
            .GetProperty("models")
            .GetProperty("alpha")
            .Number("corr")
            .ShouldBe(
                ScoringOracle
                    .Big.Answers.GetProperty("functions")
                    .GetProperty("numerai_corr_withnan_together_with_alpha")
                    .Number("alpha"),
                ScoringAssert.Exact
            );
    }

    [Theory]
    [InlineData(50)]
    [InlineData(80)]
    [InlineData(200)]
    public void Words_FitTheWidth(int width)
    {
        using var line = new CommandLine { Width = width };
        var said = line.Run(
            "ensemble",
            PredictionFiles.Eras(line),
            "--target",
            "target_20",
            "--weights",
            "p=1,q=1",
            "--meta",
            "meta"
        );
        said.Code.ShouldBe(0, said.Error);
        said.Out.Split('\n').ShouldAllBe(l => l.Length <= width);
    }

    private JsonElement Big(string[] words) => _line.Json(["ensemble", ScoringOracle.Path("big_5000.csv"), .. words]);

    private string Said(string[] words) =>
        _line.Run(["ensemble", ScoringOracle.Path("big_5000.csv"), .. words]).Joined();
}
