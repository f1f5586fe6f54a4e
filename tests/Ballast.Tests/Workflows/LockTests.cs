using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Workflows;

/// <summary>What can be lost inside the lock, worked by hand: own factors of the open rounds, stakes that are too old, the words.</summary>
public sealed class LockTests : IDisposable
{
    private const string Columns =
        "model,roundNumber,corr20V2,mmc,roundPayoutFactor,selectedStakeValue,payout,roundResolved,snapshot\n";

    private CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    /// <summary>
    /// Rounds 1200-1260 scored corr 0.02: 0.75 x 0.02 = 0.015, paid with a factor of 0.1. Two open rounds have a factor of 0.2 and the third has none yet:
    /// each of them returns 0.2 x 0.015 = 0.003 on 10 NMR, which is 0.09 together. At 0.1 it would be 0.045.
    /// </summary>
    [Fact]
    public void Past_OfOpenRounds_IsPaidWithTheirOwnFactors()
    {
        var now = RoundCalendar.CloseTime(1290).AddHours(6);
        Begin(now);
        var text = Past("a", 1200, 1260, stake: 10, payout: 0.015m);
        foreach (var (round, factor) in new[] { (1288, "0.2"), (1289, "0.2"), (1290, "") })
            text.Append(CultureInfo.InvariantCulture, $"a,{round},,,{factor},10,,False,{Seen(now)}\n");
        Import(text);
        var held = Lock();
        held.Text("basis").ShouldBe("open-positions");
        (held.Whole("positions"), held.Whole("rounds"), held.Amount("atRisk"), held.Amount("stake")).ShouldBe(
            (3, 3, 30, 10)
        );
        held.GetProperty("past").Number("median").ShouldBe(0.09, 1e-9);
        held.Whole("factorTakenFrom").ShouldBe(1289);
        // MMC is paid and has no bound of its own, so each can burn its clip: 3 x 5 % of 10; one after the other 1 - 0.95^3.
        held.Amount("worstCase").ShouldBe(-1.5m);
        held.Number("worstCompounded").ShouldBe(1 - Math.Pow(0.95, 3), 1e-12);
    }

    /// <summary>Through round 315 the clip stands before the factor: a round of 0.4 can burn 0.4 x 25 % and no more.</summary>
    [Fact]
    public void Worst_OfRoundsWhoseClipStandsBeforeTheFactor_IsNarrowedByFactorsThatAreKnown()
    {
        var now = RoundCalendar.CloseTime(315).AddHours(6);
        Begin(now);
        Import(
            new StringBuilder(
                "model,roundNumber,corr,tc,corrMultiplier,tcMultiplier,roundPayoutFactor,selectedStakeValue,payout,roundResolved,snapshot\n"
                    + "a,300,0.01,,1,0,0.5,10,0.05,True,\n"
                    + $"a,313,,,1,1,0.4,10,,False,{Seen(now)}\na,314,,,1,1,0.4,10,,False,{Seen(now)}\na,315,,,1,1,,10,,False,{Seen(now)}\n"
            )
        );
        // 1 + 1 + 2.5: the factor of round 315 may still be 1.
        Lock().Amount("worstCase").ShouldBe(-4.5m);
    }

    /// <summary>Nothing is open. The last stake of b is of a round that resolved lately, that of a is years old: no stake of today.</summary>
    [Fact]
    public void Stakes_LastKnownLongAgo_AreLeftOutAndNamed()
    {
        Begin(RoundCalendar.CloseTime(1290).AddHours(6));
        var text = Past("a", 900, 910, stake: 1000, payout: 0);
        text.Append(Past("b", 1250, 1260, stake: 20, payout: 0).Remove(0, Columns.Length));
        Import(text);
        var held = Lock();
        (held.Text("basis"), held.Amount("stake")).ShouldBe(("last-stakes", 20));
        var stale = held.GetProperty("staleStakes");
        (stale.Whole("models"), stale.Amount("nmr"), stale.Whole("lastRound")).ShouldBe((1, 1000, 910));
        stale.Text("opened").ShouldBe(RoundCalendar.OpenDate(910).ToString("O", CultureInfo.InvariantCulture));
        _line.Run("risk").Out.ShouldContain("stakes of 1 models (1,000.00 NMR) that were last known in round 910");
    }

    [Fact]
    public void Stakes_AllLastKnownLongAgo_AreNotTakenForStakesOfToday()
    {
        Begin(RoundCalendar.CloseTime(1290).AddHours(6));
        Import(Past("a", 900, 910, stake: 77, payout: 0));
        (Lock().Text("basis"), Lock().Amount("stake")).ShouldBe(("assumed", 10_000));
        Lock().GetProperty("staleStakes").Amount("nmr").ShouldBe(77);
        // As of a day on which they were stakes of that day, they are.
        var then = RoundCalendar.ResolveTime(910).AddDays(1).ToString("O", CultureInfo.InvariantCulture);
        var held = _line.Json("risk", "--as-of", then).GetProperty("locks")[0];
        (held.Text("basis"), held.Amount("stake")).ShouldBe(("last-stakes", 77));
        held.GetProperty("staleStakes").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private void Begin(DateTimeOffset now)
    {
        _line.Dispose();
        _line = new CommandLine { Now = now };
    }

    private static StringBuilder Past(string model, int first, int last, decimal stake, decimal payout)
    {
        var text = new StringBuilder(Columns);
        for (var round = first; round <= last; round++)
            text.Append(CultureInfo.InvariantCulture, $"{model},{round},0.02,0,0.1,{stake},{payout},True,\n");
        return text;
    }

    private static string Seen(DateTimeOffset now) =>
        now.AddHours(-1).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private JsonElement Lock() => _line.Json("risk").GetProperty("locks")[0];

    private void Import(StringBuilder text) =>
        _line.Run("import", _line.Folder.Write("positions.csv", text.ToString())).Code.ShouldBe(0);
}
