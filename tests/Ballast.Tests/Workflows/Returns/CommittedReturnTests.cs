using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Workflows.Returns;

/// <summary>
/// Returns of atomic rounds from the store to the answer, against a second arithmetic: payouts over the NMR of all positions that the calendar
/// has open when a round settles.
/// </summary>
public sealed class CommittedReturnTests : IDisposable
{
    private const int First = 1343;
    private const int Settled = 150;

    /// <summary>Rounds that closed before the last settled one resolved.</summary>
    private static readonly int Open = Enumerable
        .Range(First + Settled, 100)
        .Count(r => RoundCalendar.CloseTime(r) <= Resolve(First + Settled - 1));

    /// <summary>Just after the last settled round resolved.</summary>
    private readonly CommandLine _line = new() { Now = Resolve(First + Settled - 1).AddHours(1) };

    public void Dispose() => _line.Dispose();

    [Fact]
    public void SettledReturn_OfAConstantStake_IsPayoutOverTheOpenPositions()
    {
        Import(_ => 2m);
        var series = Series("risk", "alice", "--returns", "settled");
        series.Count.ShouldBe(Settled);
        foreach (var (round, value) in series)
            value.ShouldBe((double)(Payout(round, 2m) / (2m * OpenAt(round))), 1e-12);
        OpenAt(First + 100).ShouldBeInRange(62, 66, "64 business days");
    }

    [Fact]
    public void SettledReturn_OfChangingStakes_CountsEachPositionWithItsOwn()
    {
        static decimal Stake(int round) => 1 + (round % 7);
        Import(Stake);
        var series = Series("risk", "alice", "--returns", "settled");
        foreach (var (round, value) in series)
        {
            var committed = OpenRounds(round).Sum(Stake);
            value.ShouldBe((double)(Payout(round, Stake(round)) / committed), 1e-12);
        }
    }

    [Fact]
    public void SettledReturn_OfAPosition_IsOverItsOwnStake()
    {
        Import(_ => 2m);
        foreach (var (round, value) in Series("risk", "alice", "--returns", "settled", "--capital", "position"))
            value.ShouldBe((double)Weighted(round), 1e-12);
    }

    [Fact]
    public void SettledReturn_WhereLaterStakesAreNotStored_IsMissingAndSaidToBe()
    {
        Import(_ => 2m, open: 0);
        var answer = _line.Json("risk", "alice", "--returns", "settled");
        var last = Read(answer)[^1].Round;
        last.ShouldBeLessThan(First + Settled - 1 - 50);
        var missing = First + Settled - 1 - last;
        answer.Text("assumption").ShouldContain($"{missing} settled rounds are left out");
    }

    [Fact]
    public void Account_OfAtomicRounds_ReturnsTheSame()
    {
        Import(_ => 2m);
        var series = Series("risk", "alice", "--returns", "settled").ToDictionary(s => s.Round, s => s.Return);
        foreach (var round in _line.Json("account").GetProperty("rounds").EnumerateArray())
            round.Number("return").ShouldBe(series[round.Whole("round")], 1e-12);
    }

    [Fact]
    public void Backtest_OfAtomicRounds_IsOverAllOpenPositions()
    {
        Import(_ => 2m);
        var answer = _line.Json("backtest", "alice", "--stake", "10");
        var sum = Enumerable.Range(First, Settled).Sum(Weighted);
        var best = answer.GetProperty("best")[0];
        best.Number("value").ShouldBe((double)(10 * sum), 1e-9, "NMR of 10 in every round");
        best.Number("return").ShouldBe((double)sum / 64, 1e-12);
        answer.Amount("committedNmr").ShouldBe(640);
        answer.Whole("positionsAtOnce").ShouldBe(64);
        _line
            .Json("backtest", "alice", "--capital", "position")
            .GetProperty("best")[0]
            .Number("return")
            .ShouldBe((double)sum, 1e-9);
        _line
            .Run("backtest", "alice")
            .Out.ShouldContain((100 * (double)sum / 64).ToString("+0.0;-0.0", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Compounded_OfAtomicRounds_IsWhatTheLawPays()
    {
        Import(_ => 2m);
        double[] positions = [.. Enumerable.Range(First, Settled).Select(r => (double)Weighted(r))];
        var gain = new Compounding(64, 1).Capital(positions)[^1] - 1;
        var best = _line.Json("backtest", "alice", "--mode", "compounded", "--stake", "1").GetProperty("best")[0];
        best.Number("return").ShouldBe(gain, 1e-12);
        best.Number("value").ShouldBe(64 * gain, 1e-9, "64 NMR were committed");
        Measure("risk", "alice", "--returns", "computed").ShouldBe(gain, 1e-12);
    }

    [Fact]
    public void Backtest_AcrossBothSystems_SaysSoAndAddsEachOverItsCapital()
    {
        Import(_ => 2m);
        var rows = new StringBuilder("username,roundNumber,corr20V2,mmc,corr60,mmc60\n");
        for (var round = 1300; round < First; round++)
            rows.Append(CultureInfo.InvariantCulture, $"alice,{round},0.02,0.01,0.02,0.01\n");
        _line.Run("import", _line.Folder.Write("before.csv", rows.ToString())).Code.ShouldBe(0);
        var answer = _line.Json("backtest", "alice", "--grid", "corr60=3", "--grid", "mmc60=15");
        answer.GetProperty("crossesSystems").GetBoolean().ShouldBeTrue();
        var legacy = (First - 1300) * Math.Min(0.05, 0.1 * ((3 * 0.02) + (15 * 0.01)));
        var atomic = (double)Enumerable.Range(First, Settled).Sum(Weighted) / 64;
        answer.GetProperty("best")[0].Number("return").ShouldBe(legacy + atomic, 1e-12);
        _line
            .Run("backtest", "alice", "--grid", "corr60=3", "--grid", "mmc60=15")
            .Out.ShouldContain("Crosses the change to atomic staking");
    }

    [Fact]
    public void Portfolio_ReadByPeople_IsPaidAndTheRawScoreSaysWhatItIs()
    {
        Import(_ => 2m);
        var answer = _line.Json("portfolio", "alice=1", "--score", "corr60=3,mmc60=15");
        answer
            .Number("return")
            .ShouldBe((double)Enumerable.Range(First, Settled).Average(Weighted), 1e-12, "raw, as before");
        var paid = answer.GetProperty("paid").GetProperty("regimes")[0].GetProperty("measures")[0];
        paid.Text("name").ShouldBe("return");
        paid.Number("value").ShouldBe((double)Enumerable.Range(First, Settled).Average(Weighted) / 64, 1e-12);
        _line.Run("portfolio", "alice=1").Out.ShouldContain("over the NMR committed");
        var raw = _line.Run("portfolio", "alice=1", "--raw").Out;
        raw.ShouldContain("no payout factor, no clip, no capital");
        raw[raw.IndexOf("Raw score", StringComparison.Ordinal)..].ShouldNotMatch(@"\d\.\d+ %", "a score is no money");
    }

    private void Import(Func<int, decimal> stake, int? open = null)
    {
        var rows = new StringBuilder("username,roundNumber,corr60,mmc60,selectedStakeValue,payout,roundResolved\n");
        for (var round = First; round < First + Settled + (open ?? Open); round++)
        {
            var isSettled = round < First + Settled;
            var payout = isSettled ? Payout(round, stake(round)).ToString(CultureInfo.InvariantCulture) : "";
            rows.Append(
                CultureInfo.InvariantCulture,
                $"alice,{round},{(isSettled ? Corr(round) : null)},{(isSettled ? Mmc(round) : null)},{stake(round)},{payout},{isSettled}\n"
            );
        }
        _line.Run("import", _line.Folder.Write("stakes.csv", rows.ToString())).Code.ShouldBe(0);
    }

    private static decimal Corr(int round) => ((round * 37) % 101 - 48) / 1000m;

    private static decimal Mmc(int round) => ((round * 53) % 89 - 43) / 2500m;

    private static decimal Weighted(int round) => Math.Clamp((3 * Corr(round)) + (15 * Mmc(round)), -1, 1);

    private static decimal Payout(int round, decimal stake) => stake * Weighted(round);

    /// <summary>Rounds whose position is open when a round resolves, by the calendar.</summary>
    private static IEnumerable<int> OpenRounds(int round)
    {
        var moment = Resolve(round);
        return Enumerable
            .Range(First, Settled + Open)
            .Where(r => RoundCalendar.CloseTime(r) <= moment && Resolve(r) >= moment);
    }

    private static int OpenAt(int round) => OpenRounds(round).Count();

    private static DateTimeOffset Resolve(int round) =>
        new RoundFacts { Tournament = Tournament.Classic, Number = round }
            .Resolve(60)
            .Time;

    private List<(int Round, double Return)> Series(params string[] args) => Read(_line.Json(args));

    private static List<(int Round, double Return)> Read(JsonElement answer) =>
        [
            .. answer
                .GetProperty("subjects")[0]
                .GetProperty("series")
                .EnumerateArray()
                .Select(r => (r.Whole("round"), r.Number("return"))),
        ];

    private double Measure(params string[] args) =>
        _line
            .Json(args)
            .GetProperty("subjects")[0]
            .GetProperty("regimes")[0]
            .GetProperty("measures")
            .EnumerateArray()
            .Single(m => m.Text("name") == "compounded")
            .Number("value");
}
