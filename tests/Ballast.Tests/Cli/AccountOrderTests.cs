using System.Globalization;
using System.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>The models of an account in the order that somebody wants, and no list that ends without saying so.</summary>
public sealed class AccountOrderTests : IDisposable
{
    private const int Models = 40;

    private readonly CommandLine _line = new() { Now = SnapshotWorld.Now, ShowsDetails = false };

    public AccountOrderTests()
    {
        // Model i stakes i NMR and gets i - 20 of a hundredth; the last one stakes little and earns most of it.
        var text = new StringBuilder("model,roundNumber,selectedStakeValue,payout,roundResolved\n");
        for (var i = 1; i <= Models; i++)
        {
            var (stake, payout) = i == Models ? (0.1m, 0.05m) : (i, (i - 20) / 100m);
            text.Append(CultureInfo.InvariantCulture, $"x{i:00},1200,{stake},{payout},True\n");
        }
        text.Append("x07,1201,7,0.001,True\n");
        _line.Run("import", _line.Folder.Write("paid.csv", text.ToString())).Code.ShouldBe(0);
    }

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("loss", "x01", "x02")]
    [InlineData("net", "x39", "x38")]
    [InlineData("roi", "x40", "x39")]
    [InlineData("stake", "x39", "x38")]
    [InlineData("rounds", "x07", "x01")]
    [InlineData("name", "x01", "x02")]
    public void Sort_PutsModelsInOrder(string order, string first, string second)
    {
        var document = _line.Json("account", "--sort", order);
        document.Text("sortedBy").ShouldBe(order);
        var models = document.GetProperty("byModel").EnumerateArray().Select(m => m.Text("model")).ToList();
        models.Count.ShouldBe(Models);
        models.Take(2).ShouldBe([first, second]);
        var said = _line.Run("account", "--sort", order, "--top", "2").Out;
        said.ShouldContain("2 of 40 models with a settled payout are shown. All of them: --all");
        said.IndexOf($"  {first} ", StringComparison.Ordinal)
            .ShouldBeLessThan(said.IndexOf($"  {second} ", StringComparison.Ordinal));
        said.ShouldNotContain("  x20 ");
    }

    /// <summary>0.05 NMR on 0.1 are half of it; -0.19 on 1 are -19 %.</summary>
    [Fact]
    public void Return_IsNetOverTheMeanStake()
    {
        var models = _line.Json("account").GetProperty("byModel").EnumerateArray().ToDictionary(m => m.Text("model"));
        models["x40"].Number("return").ShouldBe(0.5, 1e-12);
        models["x01"].Number("return").ShouldBe(-0.19, 1e-12);
        // Two rounds of 7 NMR each: (-0.13 + 0.001) / 7.
        models["x07"].Number("return").ShouldBe(-0.129 / 7, 1e-12);
        models["x07"].Amount("meanCapital").ShouldBe(7);
    }

    /// <summary>Who asks where the money came from does not look for models with next to nothing at stake: they are one row, with their sums.</summary>
    [Fact]
    public void ModelsWithNextToNothingAtStake_AreOneRow()
    {
        var text = "model,roundNumber,selectedStakeValue,payout,roundResolved\n";
        foreach (
            var (model, stake, payout) in new[] { ("d1", "0.5", "-0.25"), ("d2", "0.25", "0.1"), ("d3", "0.5", "0.02") }
        )
            text += $"{model},1200,{stake},{payout},True\n";
        _line.Run("import", _line.Folder.Write("dust.csv", text)).Code.ShouldBe(0);
        var said = _line.Run("account").Out;
        said.ShouldContain("4 below 1 NMR");
        said.ShouldNotContain("  d1 ");
        // x40 too: -0.25 + 0.1 + 0.02 + 0.05, and 1.35 NMR at risk.
        var row = said.Split('\n').Single(l => l.Contains("4 below 1 NMR", StringComparison.Ordinal));
        row.ShouldContain("1.35");
        row.ShouldContain("-0.08");
        _line.Run("account", "--all").Out.ShouldContain("  d1 ");
        _line.Run("account", "--sort", "name").Out.ShouldContain("  d1 ");
    }

    /// <summary>Two answers cut a year in two ways: each says which.</summary>
    [Fact]
    public void Days_SayByWhichDayRoundsCount()
    {
        const string Opened = "Rounds count here by the day on which they opened";
        Said("account", "--from", "2026-01-01").ShouldContain(Opened);
        Said("account", "--from", "1200").ShouldNotContain(Opened);
        Said("realised").ShouldContain("Rounds count here by the day on which they resolved");
    }

    [Fact]
    public void DeepestFall_IsSaidInNmr_WithItsRounds()
    {
        var text = "model,roundNumber,selectedStakeValue,payout,roundResolved\nx07,1202,7,-3,True\nx07,1203,7,5,True\n";
        _line.Run("import", _line.Folder.Write("fall.csv", text)).Code.ShouldBe(0);
        var fall = _line.Json("account", "--from", "1201").GetProperty("deepestFall");
        (fall.Amount("nmr"), fall.Number("fromRound"), fall.Number("toRound"), fall.Number("backRound")).ShouldBe(
            (-3, 1201, 1202, 1203)
        );
        var said = Said("account", "--from", "1201");
        said.ShouldContain("Deepest fall: -3.00 NMR, from round 1201 (");
        said.ShouldContain("back up with round 1203 (");
        _line.Json("model", "x07").GetProperty("money").Number("fallBack").ShouldBe(1203);
    }

    private string Said(params string[] words) => _line.Run(words).Out.ReplaceLineEndings(" ");

    [Fact]
    public void Order_WithoutTop_SaysHowManyOfHowMany()
    {
        _line
            .Run("account", "--sort", "net")
            .Out.ShouldContain("30 of 40 models with a settled payout are shown. All of them: --all");
        _line.Run("account", "--sort", "net", "--all").Out.ShouldNotContain("models shown");
        _line.Run("account", "--top", "50").Out.ShouldNotContain("models shown");
    }

    [Theory]
    [InlineData("--sort", "nett", "Did you mean net?")]
    [InlineData("--top", "0", "--top is a whole number from 1")]
    public void Mistake_IsWrongUsage(string option, string value, string said)
    {
        foreach (var json in new[] { Array.Empty<string>(), ["--json"] })
        {
            var run = _line.Run(["account", option, value, .. json]);
            run.Code.ShouldBe(2);
            (run.Out + run.Error).ShouldContain(said);
        }
    }
}
