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
        said.ShouldContain("2 of 40 models are shown. All of them: --all");
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

    [Fact]
    public void Order_WithoutTop_SaysHowManyOfHowMany()
    {
        _line.Run("account", "--sort", "net").Out.ShouldContain("30 of 40 models are shown. All of them: --all");
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
