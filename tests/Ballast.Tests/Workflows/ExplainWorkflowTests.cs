using Ballast.Tests.Support;

namespace Ballast.Tests.Workflows;

public sealed class ExplainWorkflowTests : IDisposable
{
    private readonly CommandLine _line = new();

    public ExplainWorkflowTests()
    {
        var file = _line.Folder.Write(
            "scores.csv",
            "username,roundNumber,corr,mmc,corrMultiplier,mmcMultiplier,roundPayoutFactor,selectedStakeValue,payout,roundResolved\n"
                + "it's_guff!,300,0.3,0.1,1,0.5,0.6,100,15,True\nit's_guff!,1200,0.011874324931414626,0.01,1,2,0.12,100,,True\nbob,1200,0.01,0.01,,,,,,True\n"
        );
        _line.Run("import", file).Code.ShouldBe(0);
    }

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Explain_RoundWhoseClipBites_ShowsEveryFactor()
    {
        var answer = _line.Json("explain", "IT'S_GUFF!", "300");
        answer.Text("model").ShouldBe("it's_guff!");
        answer.Text("rule").ShouldBe("classic-05-corr1-mmc-choice-pf300k");
        answer.Number("sum").ShouldBe(0.35);
        answer.GetProperty("clipped").GetBoolean().ShouldBeTrue();
        answer.Text("clipOrder").ShouldBe("before-factor");
        answer.Number("payout").ShouldBe(15);
        answer.Number("settled").ShouldBe(15);
        answer.Number("difference").ShouldBe(0);
    }

    [Fact]
    public void Explain_Score_KeepsAllItsDigits() =>
        _line
            .Json("explain", "it's_guff!", "1200")
            .GetProperty("terms")[0]
            .GetProperty("score")
            .GetRawText()
            .ShouldBe("0.011874324931414626");

    [Fact]
    public void Explain_NothingSettled_SaysNull() =>
        _line
            .Json("explain", "it's_guff!", "1200")
            .GetProperty("settled")
            .ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

    [Fact]
    public void Explain_RuleThatFixesItsMultipliers_PaysThose()
    {
        var terms = _line.Json("explain", "it's_guff!", "1200", "--rule", "classic-11").GetProperty("terms");
        terms.EnumerateArray().Select(t => t.Number("multiplier")).ShouldBe([0.5, 2]);
    }

    /// <summary>Two numbers that look the same are no disagreement: what sets them apart is said.</summary>
    [Fact]
    public void Explain_APayoutThatIsOffByAHair_SaysByHowMuch()
    {
        var file = _line.Folder.Write(
            "hair.csv",
            "username,roundNumber,corr,mmc,corrMultiplier,mmcMultiplier,roundPayoutFactor,selectedStakeValue,payout,roundResolved\n"
                + "hair,1200,0.01,0.02,0.5,2,0.1,100,0.4500041,True\n"
        );
        _line.Run("import", file).Code.ShouldBe(0);
        var text = _line.Run("explain", "hair", "1200").Out.ReplaceLineEndings(" ");
        text.ShouldContain(
            "hair earned 0.4500 NMR for round 1200 on a stake of 100.00 NMR; the formula and the stored scores come to 0.0000041 NMR less."
        );
    }

    [Fact]
    public void Explain_WithoutAStake_AsksForOne()
    {
        _line
            .Run("explain", "bob", "1200")
            .ShouldBe(
                new CommandLine.Said(
                    1,
                    "",
                    "ballast: No stake of bob in round 1200 is stored. Give one, for example --stake 100.\n"
                )
            );
        var given = _line.Json("explain", "bob", "1200", "--stake", "100", "--payout-factor", "0.12");
        given.Number("payout").ShouldBe(0.36);
    }

    [Fact]
    public void Explain_WithoutStakeAndFactor_AsksForBothAtOnce()
    {
        var file = _line.Folder.Write(
            "more.csv",
            "username,roundNumber,corr,mmc,roundResolved\ncarl,1201,0.01,0.01,True\n"
        );
        _line.Run("import", file).Code.ShouldBe(0);
        var said = _line.Run("explain", "carl").Error;
        said.ShouldContain("Neither a stake of carl in round 1201 nor the round's payout factor is stored");
        said.ShouldContain("--stake 100 --payout-factor 0.1");
    }

    /// <summary>Round 1200 of this model has no payout, so 300 is its newest settled one; without any the newest with a score counts.</summary>
    [Fact]
    public void Explain_WithoutARound_TakesTheNewestSettledOne()
    {
        _line.Json("explain", "it's_guff!").Number("round").ShouldBe(300);
        _line.Json("explain", "bob", "--stake", "100", "--payout-factor", "0.12").Number("round").ShouldBe(1200);
    }

    [Fact]
    public void Explain_ARoundFarAhead_IsRefusedAsRoundRefusesIt()
    {
        var said = _line.Run("explain", "bob", "9999");
        said.Error.ShouldContain("There is no round 9999 yet: by the calendar it opens on 2059-11-01");
        said.ShouldBe(_line.Run("round", "9999"));
    }

    /// <summary>Sentences are rounded; every place stands behind --all.</summary>
    [Fact]
    public void Explain_InWords_IsRounded_AndExactBelow()
    {
        var said = _line.Run("explain", "it's_guff!", "1200");
        said.Out.ShouldContain("0.3825 NMR");
        said.Out.ShouldNotContain("0.011874324931414626");
        _line.Run("explain", "it's_guff!", "1200", "--all").Out.ShouldContain("0.382491899176975512");
    }

    [Fact]
    public void Explain_RoundWithoutARule_NamesTheOption() =>
        _line
            .Run("explain", "bob", "100")
            .Error.ShouldBe("ballast: No payout rule of classic is known for round 100; name one with --rule.\n");

    [Fact]
    public void Explain_UnknownModel_NamesTheNearest() =>
        _line.Run("explain", "bop", "300").Error.ShouldBe("ballast: No model 'bop' is stored. Nearest of 2: bob.\n");
}
