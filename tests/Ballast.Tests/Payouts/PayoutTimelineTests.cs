using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Payouts;

public sealed class PayoutTimelineTests
{
    private static readonly PayoutTimeline Timeline = PayoutTimeline.Shipped;

    // Boundaries seen in settled payouts or announced: see the sources of each rule.
    [Theory]
    [InlineData(8, 212, "classic-01-corr-1x")]
    [InlineData(8, 213, "classic-02-corr-or-mmc2x")]
    [InlineData(8, 222, "classic-03-corr-plus-mmc-1x")]
    [InlineData(8, 257, "classic-04-corr1-mmc-choice")]
    [InlineData(8, 310, "classic-05-corr1-mmc-choice-pf300k")]
    [InlineData(8, 315, "classic-06-corr1-tc-choice-clip-before-pf")]
    [InlineData(8, 316, "classic-07-corr1-tc-choice-pf-inside-clip")]
    [InlineData(8, 474, "classic-08-daily-paid-corr20v1")]
    [InlineData(8, 649, "classic-10-corr2-tc1")]
    [InlineData(8, 1171, "classic-11-corr05-mmc2")]
    [InlineData(8, 1342, "classic-12-corr075-mmc225")]
    [InlineData(8, 5000, "classic-13-abs-ender60")]
    [InlineData(11, 279, "signals-04-corr2-mmc3-20day")]
    [InlineData(11, 1084, "signals-08-fncv4-1-mmc-2")]
    [InlineData(11, 1171, "signals-09-alpha03-mpc08")]
    [InlineData(11, 1172, "signals-10-alpha03-mpc08-clip35")]
    [InlineData(11, 1362, "signals-10-alpha03-mpc08-clip35")]
    [InlineData(11, 1363, "signals-11-ncorr05-nmmc2")]
    [InlineData(11, 1400, "signals-11-ncorr05-nmmc2")]
    [InlineData(12, 770, "crypto-01-corr1-mmc2")]
    [InlineData(12, 928, "crypto-01-corr1-mmc2")]
    [InlineData(12, 929, "crypto-02-mmc1")]
    [InlineData(12, 1292, "crypto-03-abs")]
    public void At_EveryRound_FindsItsRule(int tournament, int round, string id) =>
        Timeline.At((Tournament)tournament, round).Rule!.Id.ShouldBe(id);

    [Fact]
    public void At_RoundBeforeTheFirstRule_SaysThatNoneIsKnown()
    {
        var inForce = Timeline.At(Tournament.Classic, 182);
        inForce.Rule.ShouldBeNull();
        inForce.Remark!.ShouldContain("no payout rule of classic is known for round 182");
    }

    [Fact]
    public void At_RuleOfUnknownFirstRound_SaysSo() =>
        Timeline.At(Tournament.Signals, 235).Remark!.ShouldContain("First round not documented");

    [Fact]
    public void At_ConflictingBoundary_SaysSo() =>
        Timeline
            .At(Tournament.Classic, 484)
            .RemarksIn(484, 484)[0]
            .ShouldStartWith("Sources conflict: first round 484");

    [Fact]
    public void PlannedRule_IsKnownButNeverHeld()
    {
        Timeline.Find("signals-12")!.IsPlanned.ShouldBeTrue();
        Timeline.Of(Tournament.Signals).ShouldNotContain(s => s.Rule!.IsPlanned);
    }

    [Fact]
    public void Rules_OfOneTournament_NeitherOverlapNorLeaveGaps()
    {
        foreach (var tournament in Tournaments.All)
        {
            var spans = Timeline.Of(tournament);
            for (var i = 1; i < spans.Count; i++)
                spans[i].FirstRound.ShouldBe(spans[i - 1].LastRound!.Value + 1, spans[i].Rule!.Id);
            spans[^1].LastRound.ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(344, true)]
    [InlineData(345, false)]
    [InlineData(473, false)]
    [InlineData(474, true)]
    [InlineData(339, true)]
    public void Pays_WeekdayRounds340To473_DoNot(int round, bool pays) =>
        Timeline.At(Tournament.Classic, round).Rule!.Pays(round).ShouldBe(pays);

    [Theory]
    [InlineData(315, "before_factor")]
    [InlineData(316, "after_factor")]
    [InlineData(700, "after_factor")]
    public void ClipOrder_TurnsAtRound316(int round, string order) =>
        Timeline.At(Tournament.Classic, round).Rule!.FormulaIn(round).Id.ShouldBe(order);

    [Fact]
    public void ClipOrder_WhereSignalsSaysNothing_FollowsClassic()
    {
        var rule = Timeline.At(Tournament.Signals, 300).Rule!;
        rule.Formula.ShouldBeNull();
        rule.FormulaIn(315).ShouldBe(PayoutFormulas.ClipBeforeFactor);
        rule.FormulaIn(316).ShouldBe(PayoutFormulas.ClipAfterFactor);
    }

    [Theory]
    [InlineData("daily", 474)]
    [InlineData("ATOMIC", 1343)]
    [InlineData("tc", 311)]
    [InlineData("classic-12", 1172)]
    public void FirstRoundOf_NamedEra_IsFound(string name, int round) =>
        Timeline.FirstRoundOf(Tournament.Classic, name).ShouldBe(round);

    [Fact]
    public void FirstRoundOf_UnknownEra_IsNull() => Timeline.FirstRoundOf(Tournament.Classic, "golden").ShouldBeNull();
}
