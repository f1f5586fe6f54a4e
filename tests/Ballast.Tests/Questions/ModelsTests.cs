using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Core.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

/// <summary>All models: in which order, found by what, and what is said of each.</summary>
public sealed class ModelsTests : IDisposable
{
    // Stakes and payouts worked by hand: alpha 1 - 0.5 on 10, beta -2 on 20, gamma no stake.
    private const string Three = """
        model,roundNumber,corr20V2,selectedStakeValue,payout,roundResolved
        alpha,1000,0.02,10,1,True
        alpha,1001,-0.01,10,-0.5,True
        beta,1000,-0.03,20,-1.5,True
        beta,1001,-0.01,20,-0.5,True
        gamma,1000,0.05,,,True
        gamma,1001,0.03,,,True

        """;

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("name", false, "alpha beta gamma")]
    [InlineData("name", true, "gamma beta alpha")]
    [InlineData("net", false, "alpha beta gamma")]
    [InlineData("net", true, "beta alpha gamma")] // No payout is not the smallest one.
    [InlineData("return", true, "beta alpha gamma")]
    [InlineData("score", false, "gamma alpha beta")]
    [InlineData("score", true, "beta alpha gamma")]
    [InlineData("newest", false, "alpha beta gamma")]
    public void Sort_IsByFigure_AndWhatIsNotKnownIsLast(string sort, bool isReversed, string order)
    {
        Import(Three);
        string[] reversed = isReversed ? ["--reverse"] : [];
        Names(_line.Json(["models", "--sort", sort, .. reversed])).ShouldBe(order);
    }

    /// <summary>In data that end before today nobody has a stake: the order is that of the last ones, and says so.</summary>
    [Fact]
    public void Sort_ByStakesThatEnded_IsByTheLastOfEach()
    {
        Import(Three);
        Names(_line.Json("models", "--sort", "stake")).ShouldBe("beta alpha gamma");
        Names(_line.Json("models", "--sort", "stake", "--reverse")).ShouldBe("alpha beta gamma");
        _line.Run("models", "--sort", "stake").Out.ShouldContain("by the last stake that was known");
    }

    [Fact]
    public void Figures_OfTwoRounds_AreTheHandsOwn()
    {
        Import(Three);
        var answer = _line.Json("models");
        var alpha = answer.GetProperty("models")[0];
        alpha.GetProperty("net").GetDecimal().ShouldBe(0.5m);
        alpha.GetProperty("return").GetDouble().ShouldBe(0.05, 1e-12);
        alpha.GetProperty("meanScore").GetDouble().ShouldBe(0.005, 1e-12);
        alpha.GetProperty("line").EnumerateArray().Select(v => v.GetDouble()).ShouldBe([1, 0.5]);
        answer.GetProperty("metric").GetString().ShouldBe("corr20V2");
        var gamma = answer.GetProperty("models")[2];
        gamma.GetProperty("net").ValueKind.ShouldBe(JsonValueKind.Null);
        gamma.GetProperty("lineOf").GetString().ShouldBe("score");
        _line.Run("models").Out.ShouldContain("together -1.50 NMR, from -2.00 (beta) to +0.5000 (alpha).");
    }

    [Fact]
    public void ScoresAlone_HaveNoColumnsOfMoney()
    {
        Import("model,roundNumber,corr20V2,roundResolved\na,1000,0.02,True\na,1001,0.01,True\nb,1000,0.03,True\n");
        var said = _line.Run("models").Out;
        said.ShouldContain("Mean corr20V2");
        said.ShouldContain(
            "2 models of classic: mean corr20V2 from +0.0150 (a) to +0.0300 (b) in the newest 2 rounds that"
        );
        said.ShouldNotContain("NMR");
        said.ShouldNotContain(Format.Unknown);
    }

    [Theory]
    [InlineData("ALP", "alpha")]
    [InlineData("trees", "beta")] // The tag of its slot.
    [InlineData("core", "alpha gamma")] // A group of the registry, in words …
    [InlineData("@core", "alpha gamma")] // … and as itself.
    [InlineData("favourite", "gamma")]
    [InlineData("?eta", "beta")]
    [InlineData("nobody", "")]
    public void Find_IsAnswered_ByNamesAndLabels(string text, string found)
    {
        Register();
        var answer = _line.Json("models", "--find", text);
        Names(answer).ShouldBe(found);
        answer.GetProperty("stored").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void Labels_StandInTheirColumns_AndCanBeSortedBy()
    {
        Register();
        Names(_line.Json("models", "--sort", "favourite")).ShouldBe("gamma alpha beta");
        Names(_line.Json("models", "--sort", "group")).ShouldBe("alpha gamma beta");
        var gamma = _line.Json("models").GetProperty("models")[2];
        gamma.GetProperty("favourite").GetBoolean().ShouldBeTrue();
        gamma.GetProperty("groups")[0].GetString().ShouldBe("core");
    }

    [Fact]
    public void Percentiles_NotReported_ArePlacesAmongTheStoredModels()
    {
        var csv = new StringBuilder("model,roundNumber,corr20V2,roundResolved\n");
        for (var i = 1; i <= 20; i++)
            csv.Append(CultureInfo.InvariantCulture, $"m{i:00},1000,{i / 1000.0},True\n");
        Import(csv.ToString());
        var models = _line.Json("models", "--sort", "percentile", "--limit", "2");
        Names(models).ShouldBe("m20 m19");
        models.GetProperty("models")[1].GetProperty("percentile").GetDouble().ShouldBe(0.95, 1e-12);
        // Of a slice that is not sorted by it the places are the same.
        _line
            .Json("models", "--limit", "1", "--offset", "18")
            .GetProperty("models")[0]
            .GetProperty("percentile")
            .GetDouble()
            .ShouldBe(0.95, 1e-12);
        _line.Run("models", "--limit", "2").Out.ShouldContain("1 to 2 of 20 models, by name");
    }

    [Fact]
    public void Spark_OfARise_ClimbsInLettersAndIsNothingForOneValue()
    {
        Cell.Spark([1, 2, 3, 4, 5, 6, 7, 8]).Text.ShouldBe("▁▂▃▄▅▆▇█");
        Cell.Spark([5]).Text.ShouldBe("");
        Sparkline.Sample([1, 2, 3, 4, 5, 6], 3).ShouldBe([2, 4, 6]);
    }

    private void Register()
    {
        Import(Three);
        Good("registry", "set", "slot", "beta", "tags=trees");
        Good("registry", "set", "slot", "gamma", "favourite=yes");
        Good("registry", "set", "group", "core", "members=alpha,gamma");
    }

    private void Good(params string[] words)
    {
        var said = _line.Run(words);
        said.Code.ShouldBe(0, said.Error);
    }

    private void Import(string csv) => Good("import", _line.Folder.Write("table.csv", csv));

    private static string Names(JsonElement answer) =>
        string.Join(' ', answer.GetProperty("models").EnumerateArray().Select(m => m.GetProperty("model").GetString()));
}
