using System.Globalization;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>
/// One payout, asked in every way: explained, reconciled, backtested with the round's own factor, and as a computed return. Worked by hand after
/// the rules (forum topic 6708; notes of September 2026 for Signals from R1172 and R1363).
/// </summary>
public sealed class SamePayoutTests : IDisposable
{
    private readonly CommandLine _line = new() { Now = new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero) };

    public void Dispose() => _line.Dispose();

    [Theory]
    // TC without twice FNC or CORR counts as nothing.
    [InlineData("signals", 650, "fncV4", "tc", "0.03,0.02", "1.5,1", 0.4, 50, "0.9")]
    [InlineData("classic", 620, "corr20V2", "tc", "0.03,0.02", "1,1", 0.4, 50, "0.6")]
    [InlineData("classic", 620, "corr20V2", "tc", "0.03,0.02", "0,3", 0.4, 50, "0")]
    // What is above the range counts as the largest of it.
    [InlineData("signals", 650, "fncV4", "tc", "0.03,0.02", "2,2", 0.4, 50, "1.6")]
    [InlineData("classic", 620, "corr20V2", "tc", "0.03,0.02", "2.5,1", 0.4, 50, "1.6")]
    [InlineData("signals", 550, "fncV4", "tc", "0.03,0.02", "1,5", 0.4, 50, "1.8")]
    [InlineData("classic", 300, "corr", "mmc", "0.03,0.02", "1,3", 0.4, 50, "1.4")]
    // Alpha and MPC with the wider clip, then NCORR and NMMC.
    [InlineData("signals", 1200, "alpha", "mpc", "0.2,0.1", null, 0.5, 100, "3.5")]
    [InlineData("signals", 1200, "alpha", "mpc", "0.02,0.01", null, 0.5, 100, "0.7")]
    [InlineData("signals", 1363, "neutral_corr", "neutral_mmc", "0.02,0.01", null, 0.5, 100, "1.5")]
    [InlineData("signals", 1370, "neutralCorr", "NMMC", "-0.1,-0.1", null, 0.5, 100, "-3.5")]
    public void Payout_InEveryQuestion_IsTheSame(
        string tournament,
        int round,
        string one,
        string two,
        string scores,
        string? multipliers,
        double factor,
        int stake,
        string payout
    )
    {
        string[] where = ["--tournament", tournament];
        var (columns, cells) = multipliers is null
            ? ("", "")
            : ($",{one}Multiplier,{two}Multiplier", "," + multipliers);
        var table = string.Create(
            CultureInfo.InvariantCulture,
            $"username,roundNumber,{one},{two}{columns},selectedStakeValue,payout,roundPayoutFactor,roundResolved\nm,{round},{scores}{cells},{stake},{payout},{factor},True\n"
        );
        var file = _line.Folder.Write("one.csv", table);
        _line.Run([.. where, "import", file]).Code.ShouldBe(0);
        var paid = decimal.Parse(payout, CultureInfo.InvariantCulture);

        _line.Json([.. where, "explain", "m", $"{round}"]).Amount("payout").ShouldBe(paid);
        _line.Json([.. where, "reconcile"]).Whole("matched").ShouldBe(1);
        var share = (double)paid / stake;
        string[] actual = [.. where, "risk", "m", "--returns", "computed", "--payout-factor", "actual"];
        Return(actual).ShouldBe(share, 1e-12);
        if (multipliers is null)
        {
            Backtest([.. where, "backtest", "m", "--payout-factor", "actual"], stake).ShouldBe((double)paid, 1e-9);
            return;
        }
        var (first, second) = (multipliers.Split(',')[0], multipliers.Split(',')[1]);
        string[] grid = ["--grid", $"{one}={first}", "--grid", $"{two}={second}"];
        if (multipliers != "0,3")
            Backtest([.. where, "backtest", "m", "--payout-factor", "actual", .. grid], stake)
                .ShouldBe((double)paid, 1e-9);
        Return([.. actual, "--multipliers", $"{one}={first},{two}={second}"]).ShouldBe(share, 1e-12);
        _line
            .Json([.. where, "explain", "m", $"{round}", "--multipliers", $"{one}={first},{two}={second}"])
            .Amount("payout")
            .ShouldBe(paid);
    }

    /// <summary>Right answers: the README beside the files (oracles/cases/import), which was written with them.</summary>
    [Theory]
    [InlineData("sig600.csv", "signals", 1)]
    [InlineData("tcfall_s.csv", "signals", 2)]
    [InlineData("tcfall.csv", "classic", 5)]
    public void Reconcile_FilesWithMultipliersThatDoNotCount_Matches(string name, string tournament, int payouts)
    {
        var file = Oracles.File("cases", "import", name);
        _line.Run("--tournament", tournament, "import", file).Code.ShouldBe(0);
        var answer = _line.Json("--tournament", tournament, "reconcile");
        (answer.Whole("pairs"), answer.Whole("matched")).ShouldBe((payouts, payouts));
        answer.GetProperty("notComparable").EnumerateObject().ShouldBeEmpty();
    }

    private double Return(string[] question) =>
        _line.Json(question).GetProperty("subjects")[0].GetProperty("series")[0].Number("return");

    private double Backtest(string[] question, int stake) =>
        _line.Json([.. question, "--stake", $"{stake}"]).GetProperty("best")[0].Number("value");
}
