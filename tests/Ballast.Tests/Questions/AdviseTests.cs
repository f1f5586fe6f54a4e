using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Core.Numerics;
using Ballast.Tests.Evidence.Drift;
using Ballast.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Questions;

/// <summary>Advice, asked as a user asks: models with scores and stakes, some of which lag or lose.</summary>
public sealed class AdviseTests : IDisposable
{
    private const int First = 900;
    private const int Rounds = 400;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 7, 25, 12, 0, 0, TimeSpan.Zero));
    private readonly CommandLine _line;

    public AdviseTests() => _line = new CommandLine { Clock = _clock, Width = 120 };

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Advise_ModelsThatAreEqual_LeavesTheStakes()
    {
        Import(_ => 0.02);
        var answer = Ask();
        answer.Text("verdict").ShouldBe("leave");
        answer.GetProperty("models").EnumerateArray().ShouldAllBe(m => m.Text("action") == "keep");
        _line.Run("advise", "--rule", "classic-12").Out.ShouldContain("Leave the stakes as they are");
    }

    [Fact]
    public void Advise_AModelThatLagsAndOneThatLoses_HalvesTheOneAndStopsTheOther()
    {
        Import(m =>
            m switch
            {
                0 => -0.1,
                1 => 0.005,
                _ => 0.06,
            }
        );
        Stakes();
        var answer = Ask();
        answer.Text("verdict").ShouldBe("move");
        var models = answer.GetProperty("models").EnumerateArray().ToDictionary(m => m.Text("model"));
        models["m0"].Text("action").ShouldBe("stop");
        models["m0"].Number("target").ShouldBe(0);
        models["m0"].Text("why").ShouldContain("It loses");
        models["m1"].Text("action").ShouldBe("lower");
        models["m1"].Number("stake").ShouldBe(100);
        models["m1"].Number("target").ShouldBe(50);
        // Chance may have made it: what is released earns nothing while it waits.
        models["m1"].Number("ifWrong").ShouldBeGreaterThan(0);
        // What is set free goes to raised models, or is said to be free.
        var moved = answer.GetProperty("models").EnumerateArray().Sum(m => m.Number("stake") - m.Number("target"));
        answer.Number("unassigned").ShouldBe(moved, 1e-9);
        moved.ShouldBeInRange(0, 150);
        _line.Run("advise", "--rule", "classic-12").Out.ShouldContain("stop m0");
    }

    /// <summary>What is the same of every model is said once, with the first ones; --all has the others.</summary>
    [Fact]
    public void Advise_ManyModelsThatAreTooYoung_AreSaidOnce()
    {
        Import(_ => 0.02, rounds: 60, models: 14);
        var said = _line.Run("advise", "--rule", "classic-12", "--all").Out;
        said.ShouldContain("All 14 models are too young");
        var first = said[..said.IndexOf("Every model that is too young", StringComparison.Ordinal)];
        (Young(first), Young(said)).ShouldBe((10, 24));
        static int Young(string text) =>
            text.Split('\n').Count(l => l.Contains(" too young ", StringComparison.Ordinal));
    }

    [Fact]
    public void Advise_TooFewRounds_SaysHowManyAreMissing()
    {
        Import(_ => 0.02, rounds: 60);
        var answer = Ask();
        answer.Text("verdict").ShouldBe("not-enough-data");
        answer.GetProperty("models").EnumerateArray().ShouldAllBe(m => m.Text("action") == "too-young");
        _line
            .Run("advise", "--rule", "classic-12")
            .Out.ShouldContain("whether a model is better than the others cannot be said yet");
    }

    /// <summary>Rounds 900 to 1171 carry the advice, and the newer rule is too young: that is said first and never folded, wherever the advice stands.</summary>
    [Fact]
    public void Advise_UnderARuleThatEnded_LeadsWithThat()
    {
        Import(m => m == 0 ? -0.1 : 0.06);
        Stakes();
        const string Expired = "This has expired: since round 1172";
        var advised = Said("advise");
        advised.ShouldContain(
            "The payout rules have changed since: under those of rounds 900 to 1171, which hold no more,"
        );
        advised.ShouldContain(Expired);
        advised.ShouldNotContain("Leave the others as they are");
        Said("model", "m0").ShouldContain(Expired);
        Said("evidence").ShouldContain(Expired);
        Said("allocate").ShouldContain(Expired);
        Said("today").ShouldContain("The payout rules have changed since");
        string Said(params string[] words) => _line.Run(words).Out.ReplaceLineEndings(" ");
    }

    /// <summary>Nobody chose equal weight: the plan says what is advised instead.</summary>
    [Fact]
    public void Plan_WithoutATarget_SaysWhatIsAdvised()
    {
        Import(_ => 0.02);
        Stakes();
        const string Unnamed = "No target was named";
        var said = _line.Run("plan").Out.ReplaceLineEndings(" ");
        // Nobody has to read to the end to learn that nobody chose it.
        said.ShouldContain($"{Unnamed}; for the same stake on every model: ");
        said.ShouldContain("Leave the stakes as they are");
        _line.Json("plan").GetProperty("target").Text("source").ShouldBe("usual");
        _line.Json("plan", "--target", "equal").GetProperty("target").Text("source").ShouldBe("method");
        _line.Run("plan", "--target", "equal").Out.ShouldNotContain(Unnamed);
    }

    [Fact]
    public void Advise_OneModel_HasNothingToSay()
    {
        Import(_ => 0.02, models: 1);
        Ask().Text("verdict").ShouldBe("not-enough-data");
    }

    [Fact]
    public void Plan_TargetAdvise_AsksBackWhatAdviceTakesAway()
    {
        Import(m => m == 0 ? -0.1 : 0.06);
        Stakes();
        var plan = _line.Json("plan", "--target", "advise");
        plan.GetProperty("target").Text("source").ShouldBe("advise");
        plan.GetProperty("target").GetProperty("stakes").Number("m0").ShouldBe(0);
        var move = plan.GetProperty("moves").EnumerateArray().First(m => m.Text("model") == "m0");
        move.Text("kind").ShouldBe("release-all");
        plan.GetProperty("evidence").EnumerateArray().ShouldContain(e => e.GetString()!.Contains("m0: stop"));
    }

    [Theory]
    [InlineData("min-cvar")]
    [InlineData("black-litterman")]
    [InlineData("kelly")]
    [InlineData("past-best")]
    public void Plan_TargetOfAMethod_DividesTheTotalByItsWeights(string method)
    {
        Import(m => 0.02 + (0.01 * m));
        Stakes();
        var target = _line.Json("plan", "--target", method, "--total", "900").GetProperty("target");
        var weights = _line
            .Json("allocate", "--method", method)
            .GetProperty("methods")[0]
            .GetProperty("weights")
            .EnumerateObject()
            .ToDictionary(w => w.Name, w => w.Value.GetDouble());
        foreach (var stake in target.GetProperty("stakes").EnumerateObject())
            stake.Value.GetDouble().ShouldBe(900 * weights.GetValueOrDefault(stake.Name), 1e-3, stake.Name);
    }

    [Fact]
    public void JournalReplay_OfAPlan_IsTheSameToTheByteUntilTheSourcesChange()
    {
        Import(m => m == 0 ? -0.1 : 0.06);
        Stakes();
        _line.Run("journal", "replay").Out.ShouldContain("No answer is kept");
        var file = _line.Folder.Path("plan.json");
        _line.Run("plan", "--target", "advise", "--out", file).Code.ShouldBe(0);
        _clock.Advance(TimeSpan.FromDays(40));
        var same = _line.Json("journal", "replay");
        same.GetProperty("isIdentical").GetBoolean().ShouldBeTrue(same.ToString());
        same.GetProperty("entries").EnumerateArray().Single().Text("question").ShouldBe("plan");
        // Scores of rounds that had resolved long before the plan, and were not there.
        Import(m => m == 0 ? 0.3 : 0.06, first: 800, rounds: 99);
        var run = _line.Run("journal", "replay");
        run.Code.ShouldBe(1);
        run.Out.ShouldContain("0 of 1 kept answers");
    }

    [Fact]
    public void Advise_AClip_ChangesWhatModelsEarned()
    {
        Import(m => m == 0 ? -0.1 : 0.06);
        var clipped = _line.Json("advise", "--rule", "classic-12", "--no-record", "--clip", "0.02");
        var most = clipped
            .GetProperty("models")
            .EnumerateArray()
            .Where(m => m.Text("action") != "too-young")
            .Max(m => m.Number("mean"));
        most.ShouldBeLessThanOrEqualTo(0.02);
        Ask().GetProperty("models").EnumerateArray().Max(m => m.Number("mean")).ShouldBeGreaterThan(most);
    }

    /// <summary>Under the rule in force, so that it is kept; what came after is held against it.</summary>
    [Fact]
    public void Advise_ThatMoves_IsKeptAndGraded()
    {
        Import(m => m == 0 ? -0.1 : 0.06);
        _line.Json("advise");
        _line.Json("advise", "--no-record");
        var claim = _line.Json("evidence", "--track-record").GetProperty("claims").EnumerateArray().Single();
        claim.Text("kind").ShouldBe("advice");
        claim.Text("question").ShouldStartWith("advise models=all");
        claim.GetProperty("figures").GetArrayLength().ShouldBe(0);
        Import(
            m => m == 0 ? -0.1 : 0.06,
            first: First + Rounds,
            rounds: 60,
            at: new(2026, 10, 15, 12, 0, 0, TimeSpan.Zero)
        );
        var figures = _line
            .Json("evidence", "--track-record")
            .GetProperty("claims")[0]
            .GetProperty("figures")
            .EnumerateArray()
            .ToDictionary(f => f.Text("name"));
        figures["movedRight"].Number("value").ShouldBe(1);
        figures["gainOfMove"].Number("value").ShouldBeGreaterThan(0);
    }

    private JsonElement Ask() => _line.Json("advise", "--rule", "classic-12", "--no-record");

    private void Stakes()
    {
        var text = new StringBuilder("model,roundNumber,selectedStakeValue,roundResolved\n");
        for (var m = 0; m < 6; m++)
            text.Append(CultureInfo.InvariantCulture, $"m{m},{First + Rounds + 15},100,False\n");
        _line.Run("import", _line.Folder.Write("stakes.csv", text.ToString())).Code.ShouldBe(0);
        RuleLook.At(_line.Store, _clock.GetUtcNow());
    }

    private void Import(
        Func<int, double> mean,
        int models = 6,
        int rounds = Rounds,
        int first = First,
        DateTimeOffset? at = null
    )
    {
        if (at is { } moment)
            _clock.SetUtcNow(moment);
        var noise = new OverlappingNoise(rounds, 20, IsAutoregressive: false);
        var chance = new SeededRandom((ulong)first, 5);
        var common = noise.Make(ref chance);
        var rows = new double[models][];
        for (var m = 0; m < models; m++)
        {
            var own = noise.Make(ref chance);
            rows[m] = [.. own.Zip(common, (o, c) => mean(m) + (0.01 * (o + c)))];
        }
        var text = new StringBuilder(
            $"roundNumber,{string.Join(',', Enumerable.Range(0, models).Select(m => $"m{m}"))}\n"
        );
        for (var t = 0; t < rounds; t++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{first + t},{string.Join(',', rows.Select(r => r[t].ToString("R", CultureInfo.InvariantCulture)))}\n"
            );
        foreach (var metric in new[] { "corr20V2", "mmc" })
            _line
                .Run("import", _line.Folder.Write($"{metric}{first}.csv", text.ToString()), "--metric", metric)
                .Code.ShouldBe(0);
    }
}
