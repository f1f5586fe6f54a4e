using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

/// <summary>One model: its money by month and year, its deepest fall, who sat there.</summary>
public sealed class ModelTests : IDisposable
{
    // Rounds 1000 to 1003 resolve on 2025-05-29 to 06-03; by hand: 1, -0.5, -0.7, 2 on stakes of 10.
    private const string Four = """
        model,roundNumber,corr20V2,selectedStakeValue,payout,roundResolved,roundResolveTime
        alpha,1000,0.02,10,1,True,2025-05-29T20:00:00Z
        alpha,1001,-0.01,10,-0.5,True,2025-05-30T20:00:00Z
        alpha,1002,-0.02,10,-0.7,True,2025-06-02T20:00:00Z
        alpha,1003,0.04,10,2,True,2026-06-03T20:00:00Z
        beta,1000,0.01,,,True,2025-05-29T20:00:00Z

        """;

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Money_ByMonthAndYear_AddsUpToTheNet()
    {
        Import();
        var money = _line.Json("model", "alpha").GetProperty("money");
        money.GetProperty("net").GetDecimal().ShouldBe(1.8m);
        // Net over the mean capital: 1.8 / 10.
        money.GetProperty("return").GetDouble().ShouldBe(0.18, 1e-12);
        var years = money.GetProperty("years");
        years.GetArrayLength().ShouldBe(2);
        years[0].GetProperty("net").GetDecimal().ShouldBe(-0.2m);
        var may = years[0].GetProperty("months")[4];
        may.GetProperty("rounds").GetInt32().ShouldBe(2);
        may.GetProperty("net").GetDecimal().ShouldBe(0.5m);
        may.GetProperty("return").GetDouble().ShouldBe(0.05, 1e-12);
        years[0].GetProperty("months")[0].ValueKind.ShouldBe(JsonValueKind.Null);
        years[1].GetProperty("months")[5].GetProperty("net").GetDecimal().ShouldBe(2m);
        years.EnumerateArray().Sum(y => y.GetProperty("net").GetDecimal()).ShouldBe(1.8m);
    }

    [Fact]
    public void DeepestFall_IsFromTheHeightBefore()
    {
        Import();
        var money = _line.Json("model", "alpha").GetProperty("money");
        // 1, 0.5, -0.2, 1.8: from 1 down to -0.2.
        money.GetProperty("deepestFall").GetDecimal().ShouldBe(-1.2m);
        money.GetProperty("fallFrom").GetInt32().ShouldBe(1000);
        money.GetProperty("fallTo").GetInt32().ShouldBe(1002);
    }

    [Fact]
    public void Words_BeginWithTheMoney_AndHaveAMonthTable()
    {
        Import();
        var said = _line.Run("model", "alpha").Out;
        said.ShouldContain("alpha earned 1.80 NMR in 4 rounds, +18.0 % of the NMR committed.");
        said.ShouldContain("ballast risk alpha");
        said.ShouldContain("NMR by the month in which rounds resolved");
        said.ShouldContain("2025");
        _line.Run("model", "beta").Out.ShouldContain("beta scored +0.0100 corr20V2 on average over 1 round");
    }

    [Fact]
    public void NarrowTerminal_HasTheMonthsTurned()
    {
        using var narrow = new CommandLine { Width = 60 };
        narrow.Run("import", narrow.Folder.Write("table.csv", Four)).Code.ShouldBe(0);
        var said = narrow.Run("model", "alpha").Out;
        said.ShouldContain("Month");
        said.ShouldContain("May");
        said.ShouldContain("Dec");
    }

    [Fact]
    public void Seats_SayWhatEachStrategyBrought()
    {
        Import();
        Good("registry", "set", "strategy", "old");
        Good("registry", "set", "strategy", "new");
        Good("registry", "assign", "alpha", "old", "--from", "1000", "--to", "1001");
        Good("registry", "assign", "alpha", "new", "--from", "1002");
        var seats = _line.Json("model", "alpha").GetProperty("seats");
        seats[0].GetProperty("net").GetDecimal().ShouldBe(0.5m);
        seats[0].GetProperty("meanScore").GetDouble().ShouldBe(0.005, 1e-12);
        seats[1].GetProperty("net").GetDecimal().ShouldBe(1.3m);
    }

    [Fact]
    public void ScoresAlone_AreByMonthToo()
    {
        Import();
        var score = _line.Json("model", "beta").GetProperty("score");
        score.GetProperty("metric").GetString().ShouldBe("corr20V2");
        score.GetProperty("years")[0].GetProperty("months")[4].GetDouble().ShouldBe(0.01, 1e-12);
        _line.Json("model", "beta").GetProperty("money").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private void Import() => Good("import", _line.Folder.Write("table.csv", Four));

    private void Good(params string[] words)
    {
        var said = _line.Run(words);
        said.Code.ShouldBe(0, said.Error);
    }
}
