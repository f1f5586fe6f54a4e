using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Payouts;

/// <summary>What is said of a rule wherever its numbers stand.</summary>
public sealed class RuleRemarkTests
{
    private static readonly PayoutTimeline Timeline = PayoutTimeline.Shipped;

    [Fact]
    public void Remarks_OfEveryRuleButTheNewest_SayThatItIsOld()
    {
        foreach (var tournament in Tournaments.All)
        {
            var spans = Timeline.Of(tournament);
            var newest = spans[^1].Rule!;
            foreach (var span in spans)
            {
                var old = RuleRemarks
                    .Find(span.Rule!, span.FirstRound, span.FirstRound)
                    .Where(r => r.StartsWith("Older than the newest announced change", StringComparison.Ordinal));
                if (span.Rule == newest)
                    old.ShouldBeEmpty(newest.Id);
                else
                    old.ShouldHaveSingleItem().ShouldContain($"from {spans[^1].FirstRound} on");
            }
        }
    }

    /// <summary>Rounds that say themselves that the older rule still holds are not paid by another one.</summary>
    [Theory]
    [InlineData(1172, 1342, "are paid by another rule.")]
    [InlineData(1172, 1376, "and some here are paid by an older one.")]
    [InlineData(1387, 1387, "and some here are paid by an older one.")]
    public void Remarks_OfRoundsAfterTheAnnouncedChange_DoNotSayTheyArePaidOtherwise(int from, int to, string says) =>
        RuleRemarks
            .Find(Timeline.At(Tournament.Classic, 1300).Rule!, from, to)
            .ShouldContain(r =>
                r.StartsWith("Older than", StringComparison.Ordinal) && r.EndsWith(says, StringComparison.Ordinal)
            );

    [Theory]
    [InlineData(11, 1200, "clip 3.5 %")]
    [InlineData(11, 1400, "or 1.7 %")]
    [InlineData(11, 600, "TC at most 1x")]
    [InlineData(8, 484, "first round 484")]
    [InlineData(8, 1166, "0.75 and 2.25")]
    [InlineData(12, 928, "multipliers of round 928")]
    public void Remarks_WhereSourcesConflict_SayWhatIsUsed(int tournament, int round, string what)
    {
        var rule = Timeline.At((Tournament)tournament, round).Rule!;
        var conflict = RuleRemarks.Find(rule, round, round)[0];
        conflict.ShouldStartWith("Sources conflict: ");
        conflict.ShouldContain(what);
        conflict.ShouldContain("used here");
    }

    [Fact]
    public void Remarks_OfAConflictAboutSomeRounds_AreMadeThereOnly()
    {
        var rule = Timeline.At(Tournament.Classic, 1000).Rule!;
        RuleRemarks.Find(rule, 1000, 1165).ShouldHaveSingleItem().ShouldStartWith("Older");
        RuleRemarks.Find(rule, 1000, 1166).Count.ShouldBe(2);
    }

    /// <summary>Rounds that every source gives to the same rule are not touched by where it begins.</summary>
    [Theory]
    [InlineData(485)]
    [InlineData(1250)]
    public void Remarks_BehindABoundaryThatSourcesDisagreeAbout_AreSilentOfIt(int round) =>
        RuleRemarks
            .Find(Timeline.At(Tournament.Classic, round).Rule!, round, round)
            .ShouldAllBe(r => !r.StartsWith("Sources conflict"));

    [Fact]
    public void EveryRuleThatCallsItselfConflicting_NamesTheConflict()
    {
        foreach (var rule in Timeline.Rules)
        {
            var claims =
                rule.Confidence.Contains("conflict", StringComparison.OrdinalIgnoreCase)
                || rule.FirstRoundBasis.Contains("conflict", StringComparison.OrdinalIgnoreCase);
            if (claims)
                rule.Conflicts.ShouldNotBeEmpty(rule.Id);
        }
    }

    [Fact]
    public void Remarks_WhereAChangeIsAnnouncedWithoutADate_NameIt() =>
        RuleRemarks
            .Find(Timeline.At(Tournament.Signals, 1400).Rule!, 1363, 1400)
            .ShouldContain("A change is announced without a date: the planned rule (alpha 4 + mpc 8).");

    [Fact]
    public void Remarks_AfterTheDayUpToWhichChangesAreKnown_SaySo()
    {
        var rule = Timeline.At(Tournament.Classic, 1400).Rule!;
        var last = RoundCalendar.LastRoundUntil(new DateOnly(2026, 11, 28));
        RuleRemarks.Find(rule, 1343, last).ShouldBeEmpty();
        RuleRemarks
            .Find(rule, 1343, last + 5)
            .ShouldHaveSingleItem()
            .ShouldBe($"Changes of the rules are known here up to 2026-11-28; rounds from {last + 1} on open later.");
    }

    [Theory]
    [InlineData(203, "not verified: 0 of 498 settled payouts of rounds 202-204 match; ")]
    [InlineData(205, "verified on settled payouts of rounds 205-212 (1,635 of 1,635 match); ")]
    [InlineData(223, "not verified: 614 of 1,230 settled payouts of rounds 222-224 match; ")]
    [InlineData(280, "documented")]
    public void Confidence_InARound_IsWhatSettledPayoutsShowedThere(int round, string begins) =>
        RuleRemarks.Confidence(Timeline.At(Tournament.Classic, round).Rule!, round).ShouldStartWith(begins);

    [Fact]
    public void Remarks_WhereTheRuleDidNotGiveWhatWasPaid_SaySo()
    {
        var rule = Timeline.At(Tournament.Classic, 203).Rule!;
        RuleRemarks
            .Find(rule, 202, 210)
            .ShouldContain(r => r.StartsWith("Not what was paid: 0 of 498", StringComparison.Ordinal));
        RuleRemarks
            .Find(rule, 205, 210)
            .ShouldNotContain(r => r.StartsWith("Not what was paid", StringComparison.Ordinal));
    }

    /// <summary>What a round says itself decides: then neither sources nor plans leave anything open about it.</summary>
    [Fact]
    public void Remarks_OfARoundThatItsOwnConfigurationConfirms_LeaveNothingOpen()
    {
        var shipped = Timeline.At(Tournament.Signals, 1364).Rule!;
        var rules = new RoundRules(
            Timeline,
            Tournament.Signals,
            new Dictionary<int, IReadOnlyList<RoundScoreConfig>>
            {
                [1364] = Said(shipped, shipped.Clip),
                [1365] = Said(shipped, null),
                [1366] = Said(shipped, 0.017m),
            }
        );
        rules.At(1364).RemarksIn(1364, 1364).ShouldBeEmpty();
        rules.At(1365).RemarksIn(1365, 1365).ShouldHaveSingleItem().ShouldStartWith("Sources conflict: clip");
        rules.At(1363).RemarksIn(1363, 1363).Count.ShouldBe(2);
        var configured = rules.At(1366);
        configured.Rule!.Clip.ShouldBe(0.017m);
        configured.RemarksIn(1366, 1366).ShouldHaveSingleItem().ShouldStartWith("By the round's own configuration");
        rules.At(1364).Rule!.Id.ShouldBe(shipped.Id);
    }

    private static RoundScoreConfig[] Said(PayoutRule rule, decimal? clip) =>
        [
            .. rule.Terms.Select(t => new RoundScoreConfig(
                t.Metrics[0],
                t.Options[0],
                t.Options[^1],
                t.Options[^1],
                clip,
                rule.StakeThreshold,
                rule.ScoreDays
            )),
        ];
}
