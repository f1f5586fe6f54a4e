using System.Globalization;
using System.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

/// <summary>A retrained child against its parent.</summary>
public sealed class LineageTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    /// <summary>The same swings in both; the child has 0.01 of mmc more each round: 0.1 x 2 x 0.01 = 0.2 % of the stake.</summary>
    [Fact]
    public void AChildThatIsPlantedBetter_IsBetter_AndOneThatIsNot_IsNotShown()
    {
        Import(
            r => Math.Sin(r * 1.3) / 20,
            r => (Math.Sin(r * 1.3) / 20) + 0.01 + (Noise(r, 1) / 500),
            r => Math.Sin(r * 1.3) / 20 + (Noise(r, 2) / 50)
        );
        var answer = _line.Json("lineage", "--returns", "computed");
        var pairs = answer.GetProperty("pairs").EnumerateArray().ToDictionary(p => p.GetProperty("child").GetString()!);
        pairs["better"].GetProperty("verdict").GetString().ShouldBe("better");
        pairs["same"].GetProperty("verdict").GetString().ShouldBe("not-shown");
        var regime = pairs["better"].GetProperty("regimes").EnumerateArray().Single();
        regime.Whole("rounds").ShouldBe(239);
        regime.Number("difference").ShouldBe(0.002, 0.0001);
        var compared = _line
            .Json("compare", "better", "parent", "--by", "strategy", "--returns", "computed")
            .GetProperty("pairs")[0];
        foreach (var field in new[] { "difference", "low", "high" })
            regime.GetProperty(field).GetRawText().ShouldBe(compared.GetProperty(field).GetRawText());
    }

    [Fact]
    public void Family_HasParentsBeforeTheirChildren()
    {
        Import(_ => 0.01, _ => 0.02, _ => 0.03);
        _line.Run("registry", "set", "strategy", "grandchild", "parent=better").Code.ShouldBe(0);
        var family = _line.Json("lineage").GetProperty("family").EnumerateArray();
        family
            .Select(m => (m.GetProperty("strategy").GetString(), m.Whole("depth")))
            .ShouldBe([("parent", 0), ("better", 1), ("grandchild", 2), ("same", 1)]);
        _line.Run("lineage").Out.ShouldContain("grandchild and its parent better have no round in common");
    }

    /// <summary>Many comparisons: how many would look better by chance stands beside them.</summary>
    [Fact]
    public void SeveralChildren_AreReportedWithWhatChanceWouldDo()
    {
        Import(r => Noise(r, 3) / 20, r => Noise(r, 4) / 20, r => Noise(r, 5) / 20);
        _line
            .Run("lineage", "--returns", "computed")
            .Out.ShouldContain("of 2 children that are no better and no worse than their parents, about 0.1");
        foreach (var child in new[] { "c1", "c2" })
            _line.Run("registry", "set", "strategy", child, "parent=parent").Code.ShouldBe(0);
        var said = _line.Run("lineage", "--returns", "computed").Out;
        said.ShouldContain(
            "Of 4 children none is shown to be better or worse than its parent; of 2 it cannot be said yet."
        );
    }

    [Fact]
    public void WithoutAParent_ItSaysHowToNameOne()
    {
        Import(_ => 0.01, _ => 0.02, _ => 0.03);
        _line.Run("registry", "set", "strategy", "better", "parent=").Code.ShouldBe(0);
        _line.Run("registry", "set", "strategy", "same", "parent=").Code.ShouldBe(0);
        var said = _line.Run("lineage");
        said.Code.ShouldBe(1);
        said.Error.ShouldContain("No strategy has a parent. Say what one was made from");
    }

    [Theory]
    [InlineData("--from", "1000")]
    [InlineData("--to", "1000")]
    [InlineData("--since", "fresh")] // a fresh start of the registry
    [InlineData("--multipliers", "corr=0,mmc=1")]
    [InlineData("--payout-factor", "0.5")]
    [InlineData("--clip", "0.0001")]
    [InlineData("--rule", "classic-12-corr075-mmc225")]
    [InlineData("--returns", "settled")]
    public void AnOption_ChangesTheAnswer(params string[] option)
    {
        Import(r => Noise(r, 3) / 20, r => Noise(r, 4) / 20, r => Noise(r, 5) / 20);
        _line.Run("registry", "set", "epoch", "fresh", "from=1000").Code.ShouldBe(0);
        var plain = _line.Run("lineage", "--json").Out;
        _line.Run(["lineage", .. option, "--json"]).Out.ShouldNotBe(plain);
    }

    [Fact]
    public void NamedChildren_AreTheOnlyOnes() => Named().ShouldBe(["same"]);

    private string?[] Named()
    {
        Import(_ => 0.01, _ => 0.02, _ => 0.03);
        return
        [
            .. _line
                .Json("lineage", "sam*")
                .GetProperty("pairs")
                .EnumerateArray()
                .Select(p => p.GetProperty("child").GetString()),
        ];
    }

    private static double Noise(int round, int seed) => new Random((round * 31) + seed).NextDouble() - 0.5;

    private void Import(params Func<int, double>[] mmc)
    {
        string[] strategies = ["parent", "better", "same"];
        var table = new StringBuilder("model,roundNumber,corr,mmc\n");
        for (var round = 900; round < 1140; round++)
        {
            for (var i = 0; i < 3; i++)
                table.Append(CultureInfo.InvariantCulture, $"slot{i},{round},0,{mmc[i](round):0.################}\n");
        }
        _line.Run("import", _line.Folder.Write("table.csv", table.ToString())).Code.ShouldBe(0);
        for (var i = 0; i < 3; i++)
        {
            string[] parent = i == 0 ? [] : ["parent=parent"];
            _line.Run(["registry", "set", "strategy", strategies[i], .. parent]).Code.ShouldBe(0);
            // The children begin a round later.
            _line
                .Run("registry", "assign", $"slot{i}", strategies[i], "--from", i == 0 ? "900" : "901")
                .Code.ShouldBe(0);
        }
    }
}
