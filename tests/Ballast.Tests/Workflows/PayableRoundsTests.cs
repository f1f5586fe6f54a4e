using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Workflows;

/// <summary>
/// Rounds of a newer rule pay on scores that a store may not hold: 20-day scores after R1342 of Classic, Alpha and MPC after R1362 of Signals.
/// Every question then goes as far as it can be paid, and says to which round and why.
/// </summary>
public sealed class PayableRoundsTests : IDisposable
{
    private readonly CommandLine _line = new()
    {
        Now = new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero),
        Width = 300,
    };

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("backtest")]
    [InlineData("backtest a b")]
    [InlineData("risk --returns computed")]
    [InlineData("evidence --returns computed")]
    [InlineData("sensitivity")]
    [InlineData("sensitivity a b")]
    [InlineData("portfolio a=1 b=1")]
    public void TwentyDayScores_PastTheLastRoundThatPaysOnThem_AreNotPaid(string question)
    {
        Import("classic", "corr20V2", "mmc", 1330, 1360);
        var answer = _line.Json(question.Split(' '));
        answer.Whole("to").ShouldBe(1342);
        var skipped = answer.GetProperty("skippedRounds").EnumerateArray().ShouldHaveSingleItem();
        skipped.Text("reason").ShouldBe("no-paid-score");
        (skipped.Whole("rounds"), skipped.Whole("from"), skipped.Whole("to")).ShouldBe((18, 1343, 1360));
        skipped.Text("scores").ShouldBe("corr60 and mmc60");
        _line
            .Run(question.Split(' '))
            .Out.ShouldContain(
                "It ends with round 1342: the 18 rounds after it (1343 to 1360) are paid on corr60 and mmc60, and no model here has these scores."
            );
        // Exactly what is answered where one asks for no more.
        Without(answer).ShouldBe(Without(_line.Json([.. question.Split(' '), "--to", "1342"])));
    }

    [Fact]
    public void SignalsScores_PastTheLastRoundThatPaysOnThem_AreNotPaid()
    {
        Import("signals", "alpha", "mpc", 1340, 1380);
        var answer = _line.Json("--tournament", "signals", "backtest");
        answer.Whole("to").ShouldBe(1362);
        answer.GetProperty("skippedRounds")[0].Text("scores").ShouldBe("neutral_corr and neutral_mmc");
    }

    [Fact]
    public void WhoGivesAGridOrARule_IsAnsweredAsAsked()
    {
        Import("classic", "corr20V2", "mmc", 1330, 1360);
        _line.Json("backtest", "--rule", "classic-12").Whole("to").ShouldBe(1360);
        _line.Json("backtest", "--grid", "corr20V2=1", "--grid", "mmc=1").Whole("to").ShouldBe(1360);
        _line.Json("risk", "--returns", "computed", "--rule", "classic-12").Whole("to").ShouldBe(1360);
    }

    [Fact]
    public void SixtyDayScores_WhereTheyAreStored_ArePaid()
    {
        Import("classic", "corr60", "mmc60", 1340, 1360);
        var answer = _line.Json("backtest");
        answer.Whole("to").ShouldBe(1360);
        answer.GetProperty("skippedRounds").GetArrayLength().ShouldBe(0);
    }

    /// <summary>More rounds are offered only where there are some.</summary>
    [Fact]
    public void NothingThatCanBePaid_IsNotMendedByAllRounds()
    {
        Import("classic", "corr20V2", "mmc", 1343, 1360);
        foreach (var question in new[] { "backtest", "backtest a", "sensitivity", "risk --returns computed" })
        {
            var said = _line.Run(question.Split(' '));
            said.Code.ShouldBe(1, question);
            said.Error.ShouldContain("corr60 and mmc60", Case.Sensitive, question);
            said.Error.ShouldNotContain("--rounds all");
        }
    }

    [Fact]
    public void RoundsThatAreStillOpen_AreOfferedByAllRounds()
    {
        using var early = new CommandLine { Now = new DateTimeOffset(2026, 8, 20, 0, 0, 0, TimeSpan.Zero) };
        var file = early.Folder.Write("open.csv", Table("corr20V2", "mmc", 1330, 1334));
        early.Run("import", file).Code.ShouldBe(0);
        early.Run("backtest").Error.ShouldContain("Try --rounds all,");
        early.Json("backtest", "--rounds", "all").Whole("to").ShouldBe(1334);
    }

    /// <summary>Right answer: "what can be paid is paid" (README beside the file, oracles/cases/import).</summary>
    [Fact]
    public void RealShape_AcrossTheChange_IsPaidAsFarAsItCanBe()
    {
        _line.Run("import", Oracles.File("cases", "import", "edge.csv")).Code.ShouldBe(0);
        var answer = _line.Json("backtest");
        (answer.Whole("from"), answer.Whole("to")).ShouldBe((1330, 1342));
        // 10,000 x 0.1 x the sum over thirteen rounds of 0.75 corr20V2 + 2.25 mmc, added up by hand from the file.
        answer.GetProperty("best")[0].Number("value").ShouldBe(252.44925, 1e-6);
    }

    [Fact]
    public void Regret_WhereNothingCanBeComputed_SaysWhy()
    {
        _line.Run("import", Oracles.File("cases", "import", "edge.csv")).Code.ShouldBe(0);
        _line.Run("regret").Error.ShouldContain("no-factor");
    }

    private static string Without(JsonElement answer) =>
        string.Join('\n', answer.EnumerateObject().Where(p => p.Name != "skippedRounds").Select(p => p.ToString()));

    private void Import(string tournament, string one, string two, int from, int to) =>
        _line
            .Run("--tournament", tournament, "import", _line.Folder.Write("scores.csv", Table(one, two, from, to)))
            .Code.ShouldBe(0);

    private static string Table(string one, string two, int from, int to)
    {
        var text = new StringBuilder($"username,roundNumber,{one},{two}\n");
        for (var round = from; round <= to; round++)
        {
            foreach (var (model, tilt) in new[] { ("a", 0.004), ("b", -0.002) })
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{model},{round},{(((round * 37 % 41) - 20) / 900.0) + tilt:0.000000},{(((round * 53 % 29) - 14) / 1100.0) + tilt:0.000000}\n"
                );
        }
        return text.ToString();
    }
}
