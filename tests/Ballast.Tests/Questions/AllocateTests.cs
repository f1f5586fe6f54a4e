using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Core.Numerics;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

/// <summary>Dividing stake, asked as a user asks: odd numbers of models and rounds, limits, and what is said where nothing can be.</summary>
public sealed class AllocateTests : IDisposable
{
    private readonly CommandLine _line = new() { Now = new(2026, 7, 25, 12, 0, 0, TimeSpan.Zero), Width = 120 };

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Allocate_EveryMethod_HasWeightsThatAddUpToOneOrSaysWhyNot()
    {
        Import(6, 300);
        var answer = Ask();
        foreach (var method in answer.GetProperty("methods").EnumerateArray())
        {
            var name = method.Text("method");
            if (method.Text("status") != "ok")
            {
                method.Text("reason").ShouldNotBeNullOrEmpty(name);
                continue;
            }
            var weights = Weights(method);
            weights.Values.ShouldAllBe(w => w > 0, name);
            if (name == "kelly")
                weights.Values.Sum().ShouldBeLessThanOrEqualTo(0.5 + 1e-9);
            else
                weights.Values.Sum().ShouldBe(1, 1e-9, name);
            method.GetProperty("outOfSample").Whole("rounds").ShouldBeGreaterThan(100, name);
        }
    }

    [Fact]
    public void Allocate_ModelsThatAreEqual_StaysNearEqualWeightAndCallsNothingBetter()
    {
        Import(6, 300);
        var answer = Ask();
        Weights(Method(answer, "black-litterman")).Values.ShouldAllBe(w => Math.Abs(w - (1.0 / 6)) < 0.15);
        answer
            .GetProperty("methods")
            .EnumerateArray()
            .ShouldAllBe(m => m.GetProperty("outOfSample").Text("verdict") != "better");
        _line
            .Run("allocate", "--rule", "classic-12")
            .Out.ReplaceLineEndings(" ")
            .ShouldContain(
                "No other division of the stakes is shown to be better than the same stake on every model (equal weight). That alone is no reason to move stakes."
            );
        _line.Run("allocate", "m0", "--rule", "classic-12").Out.ShouldContain("m0 alone takes all of the stake");
    }

    [Theory]
    [InlineData(1, 300)]
    [InlineData(2, 61)]
    [InlineData(2, 1)]
    [InlineData(40, 25)]
    public void Allocate_OddSizes_AnswersOrSaysWhyNot(int models, int rounds)
    {
        Import(models, rounds);
        var answer = Ask();
        answer.Whole("rounds").ShouldBe(rounds);
        Method(answer, "equal").Text("status").ShouldBe("ok");
        _line.Run("allocate", "--rule", "classic-12").Code.ShouldBe(0);
    }

    [Fact]
    public void Allocate_CapFloorGroupSlotsAndLeastShare_AreKeptByEveryMethod()
    {
        Import(6, 300);
        var answer = Ask("--cap", "0.4", "--group", "m0,m1=0.3", "--slots", "4", "--min-share", "0.1");
        foreach (var method in answer.GetProperty("methods").EnumerateArray().Where(m => m.Text("status") == "ok"))
        {
            var name = method.Text("method");
            var weights = Weights(method);
            weights.Values.ShouldAllBe(w => w <= 0.4 + 1e-9, name);
            (weights.GetValueOrDefault("m0") + weights.GetValueOrDefault("m1")).ShouldBeLessThanOrEqualTo(
                0.3 + 1e-9,
                name
            );
            weights.Count.ShouldBeLessThanOrEqualTo(4, name);
            if (name != "kelly")
                weights.Values.ShouldAllBe(w => w >= 0.1 - 1e-9, name);
        }
        foreach (
            var method in Ask("--floor", "0.1")
                .GetProperty("methods")
                .EnumerateArray()
                .Where(m => m.Text("status") == "ok")
        )
            Weights(method).Count.ShouldBe(6, method.Text("method"));
    }

    [Fact]
    public void Allocate_LockedAmountsAndLeastStakes_AreKeptByEveryMethod()
    {
        Import(6, 300);
        var answer = Ask(
            "--total",
            "200",
            "--locked",
            "m2=50,m5=1",
            "--min-stake",
            "20",
            "--cap",
            "0.4",
            "--slots",
            "4"
        );
        answer.Amount("total").ShouldBe(200);
        foreach (var method in new[] { "equal", "min-cvar", "min-variance", "hrp" })
            Method(answer, method).Text("status").ShouldBe("ok", method);
        foreach (var method in answer.GetProperty("methods").EnumerateArray().Where(m => m.Text("status") == "ok"))
        {
            var name = method.Text("method");
            var weights = Weights(method);
            weights["m2"].ShouldBeGreaterThanOrEqualTo(0.25 - 1e-9, name);
            weights["m5"].ShouldBeGreaterThanOrEqualTo(0.005 - 1e-9, name);
            weights.Count.ShouldBeLessThanOrEqualTo(4, name);
            // What is locked is less than the least stake and cannot leave; whatever else gets something gets that much.
            if (name != "kelly")
                weights.Where(w => w.Key is not ("m2" or "m5")).ShouldAllBe(w => w.Value >= 0.1 - 1e-9, name);
        }
    }

    [Fact]
    public void Allocate_LockedMoreThanTheCap_KeepsWhatIsLocked()
    {
        Import(6, 300);
        var equal = Method(Ask("--total", "100", "--locked", "m0=60", "--cap", "0.2", "--method", "equal"), "equal");
        Weights(equal)["m0"].ShouldBe(0.6, 1e-9);
    }

    [Theory]
    [InlineData("No weights of 6 models", "--cap", "0.1")]
    [InlineData("which takes no part here", "--total", "10", "--locked", "nobody=1")]
    [InlineData("need --total", "--locked", "m0=1")]
    [InlineData("need --total", "--min-stake", "1")]
    [InlineData("more than the 10 NMR", "--total", "10", "--locked", "m0=6,m1=5")]
    [InlineData("more than the 10 NMR", "--total", "10", "--min-stake", "11")]
    [InlineData("fewer than the 2", "--total", "10", "--locked", "m0=1,m1=1", "--slots", "1")]
    [InlineData("No weights of 6 models", "--floor", "0.5")]
    [InlineData("which takes no part here", "--group", "nobody=0.1")]
    [InlineData("needs stakes", "--max-turnover", "0.1")]
    public void Allocate_LimitsThatCannotBe_AreRefused(string says, params string[] more)
    {
        Import(6, 300);
        var run = _line.Run(["allocate", "--rule", "classic-12", .. more]);
        run.Code.ShouldBe(1);
        run.Error.ShouldContain(says);
    }

    [Theory]
    [InlineData("--method", "magic")]
    [InlineData("--alpha", "0")]
    [InlineData("--cap", "1.5")]
    [InlineData("--group", "m0")]
    [InlineData("--slots", "0")]
    [InlineData("--locked", "m0")]
    [InlineData("--locked", "m0=-1")]
    [InlineData("--locked", "m0=1,M0=2")]
    [InlineData("--total", "0")]
    public void Allocate_WordsThatCannotBeRead_AreWrongUsage(params string[] more)
    {
        Import(6, 100);
        _line.Run(["allocate", .. more]).Code.ShouldBe(2);
    }

    [Fact]
    public void Allocate_AModelThatStartedLate_DoesNotCutThePastOfTheOthersShort()
    {
        Import(6, 300, lateFrom: 290);
        var answer = Ask();
        answer.Whole("rounds").ShouldBe(300);
        answer.GetProperty("skipped")[0].Text("model").ShouldBe("m5");
        // Not in the table, so said beside it: notes may fold.
        _line.Run("allocate", "--rule", "classic-12").Out.ShouldContain("Left out: m5");
    }

    private JsonElement Ask(params string[] more) => _line.Json(["allocate", "--rule", "classic-12", .. more]);

    private static JsonElement Method(JsonElement answer, string name) =>
        answer.GetProperty("methods").EnumerateArray().First(m => m.Text("method") == name);

    private static Dictionary<string, double> Weights(JsonElement method) =>
        method.GetProperty("weights").EnumerateObject().ToDictionary(w => w.Name, w => w.Value.GetDouble());

    private void Import(int models, int rounds, int? lateFrom = null)
    {
        const int first = 900;
        var random = new NormalRandom(7, 3);
        var text = new StringBuilder(
            $"roundNumber,{string.Join(',', Enumerable.Range(0, models).Select(m => $"m{m}"))}\n"
        );
        for (var t = 0; t < rounds; t++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{first + t}");
            for (var m = 0; m < models; m++)
                text.Append(',').Append(m == models - 1 && t < lateFrom ? "" : Score(ref random));
            text.Append('\n');
        }
        foreach (var metric in new[] { "corr20V2", "mmc" })
            _line
                .Run("import", _line.Folder.Write($"{metric}.csv", text.ToString()), "--metric", metric)
                .Code.ShouldBe(0);
    }

    private static string Score(ref NormalRandom random) =>
        (0.01 + (0.02 * random.Next())).ToString("R", CultureInfo.InvariantCulture);
}
