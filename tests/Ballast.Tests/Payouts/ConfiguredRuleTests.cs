using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Payouts;

/// <summary>What a round says itself, laid over the shipped rules.</summary>
public sealed class ConfiguredRuleTests
{
    private static readonly PayoutTimeline Timeline = PayoutTimeline.Shipped;
    private static readonly PayoutRule[] Classic = [.. Timeline.Rules.Where(r => r.Tournament == Tournament.Classic)];

    [Fact]
    public void ConfiguredRule_RoundsOwnConfiguration_IsLaidOverTheShippedRule()
    {
        var shipped = Timeline.At(Tournament.Classic, 1342).Rule!;
        var rule = ConfiguredRule.Over(
            shipped,
            [
                new RoundScoreConfig(Metric.Parse("corr20V2"), 1m, 1m, 1m, 0.04m, new Nmr(50_000), 20),
                new RoundScoreConfig(Metric.Mmc, 0m, 3m, 2m, 0.04m, new Nmr(50_000), 20),
                new RoundScoreConfig(Metric.Parse("bmc"), 0m, 0m, 0m, null, null, 20),
            ]
        );
        rule.Clip.ShouldBe(0.04m);
        rule.StakeThreshold.ShouldBe(new Nmr(50_000));
        rule.Terms.Select(t => t.Metrics[0].Name).ShouldBe(["corr20V2", "mmc"]);
        rule.Terms[0].Options.ShouldBe([1m]);
        rule.Terms[1].Options.ShouldBe([0m, 2m, 2.25m, 3m]);
        ConfiguredRule.Over(shipped, []).ShouldBeSameAs(shipped);
    }

    [Fact]
    public void Over_AConfigurationThatSaysTheSame_IsTheShippedRuleItself()
    {
        foreach (var tournament in Tournaments.All)
        {
            PayoutRule[] all = [.. Timeline.Rules.Where(r => r.Tournament == tournament)];
            foreach (var rule in all)
            {
                ConfiguredRule.Over(rule, Said(rule), all).ShouldBeSameAs(rule);
                // Left-out values say nothing.
                RoundScoreConfig[] half =
                [
                    .. Said(rule).Select(c => c with { Clip = null, StakeThreshold = null, ScoreDays = null }),
                ];
                ConfiguredRule.Over(rule, half, all).ShouldBeSameAs(rule);
            }
        }
    }

    [Fact]
    public void Over_AConfigurationOfAnotherRule_IsThatRuleWithItsStakingSystem()
    {
        var legacy = Rule(1342);
        var atomic = Rule(1343);
        ConfiguredRule.Over(legacy, Said(atomic), Classic).ShouldBeSameAs(atomic);
        ConfiguredRule.Over(atomic, Said(legacy), Classic).ShouldBeSameAs(legacy);
    }

    [Fact]
    public void Over_NewScoresWithTheWholeStakeAsClipAndNoThreshold_AreAtomic()
    {
        var rule = ConfiguredRule.Over(Rule(1300), [Paid("shiny60", 2m, 1m, null, 60)], Classic);
        rule.Staking.ShouldBe(StakingSystem.AtomicPerRound);
        (rule.Clip, rule.FactorKind, rule.StakeThreshold).ShouldBe((1m, PayoutFactorKind.Constant, null));
        (rule.ScoreDays, rule.ConcurrentRounds).ShouldBe((60, 64));
        rule.Id.ShouldBe("classic-13-abs-ender60+shiny60=2+no-corr+no-mmc");
        rule.FormulaText.ShouldBe("payout = at_risk * clip(payout_factor * (2*shiny60), -1, 1)");
    }

    [Fact]
    public void Over_NewScoresWithAThresholdAndATightClip_AreContinuous()
    {
        var rule = ConfiguredRule.Over(Rule(1350), [Paid("shiny", 2m, 0.05m, 72_000m, 20)], Classic);
        rule.Staking.ShouldBe(StakingSystem.LegacyContinuous);
        (rule.FactorKind, rule.StakeThreshold).ShouldBe((PayoutFactorKind.ThresholdOverTotal, new Nmr(72_000)));
        (rule.ScoreDays, rule.ConcurrentRounds).ShouldBe((20, 24));
    }

    [Fact]
    public void Over_SignsThatDoNotAgree_KeepTheStakingSystem()
    {
        ConfiguredRule
            .Over(Rule(1300), [Paid("shiny", 2m, 1m, 72_000m, 20)], Classic)
            .Staking.ShouldBe(StakingSystem.LegacyContinuous);
        ConfiguredRule
            .Over(Rule(1350), [Paid("shiny", 2m, 0.5m, null, 60)], Classic)
            .Staking.ShouldBe(StakingSystem.AtomicPerRound);
        // A threshold of 0 only says that the round does not pay.
        ConfiguredRule.Over(Rule(345), Said(Rule(345), 0m), Classic).ShouldBeSameAs(Rule(345));
    }

    [Fact]
    public void Over_APayingScoreWithoutItsMultipliers_CannotBeFollowed()
    {
        var shipped = Rule(1300);
        RoundScoreConfig[] said =
        [
            Paid("corr20V2", 5m, 0.05m, 72_000m, 20),
            new(Metric.Mmc, null, null, null, 0.05m, new Nmr(72_000), 20) { IsCalledPayout = true },
        ];
        ConfiguredRule.Over(shipped, said, Classic).ShouldBeSameAs(shipped);
    }

    [Fact]
    public void At_EqualConfigurations_ShareOneRule()
    {
        RoundScoreConfig[] said = [Paid("corr20V2", 1m, 0.05m, 72_000m, 20)];
        var rules = new RoundRules(
            Timeline,
            Tournament.Classic,
            new Dictionary<int, IReadOnlyList<RoundScoreConfig>>
            {
                [1300] = said,
                [1301] = [.. said],
                [1302] = Said(Rule(1302)),
                [1303] = said,
            }
        );
        rules.At(1300).Rule.ShouldBeSameAs(rules.At(1301).Rule);
        rules.At(1300).Rule!.Id.ShouldBe("classic-12-corr075-mmc225+corr20V2=1+no-mmc");
        rules.At(1302).Origin.ShouldBe(RuleOrigin.Confirmed);
        rules.At(1299).Origin.ShouldBe(RuleOrigin.Shipped);
        // A round after all that say something pays as the newest of them.
        (rules.At(1304).Origin, rules.At(1304).Rule).ShouldBe((RuleOrigin.Expected, rules.At(1303).Rule));
        rules.Configured().Select(s => (s.FirstRound, s.LastRound)).ShouldBe([(1300, 1301), (1303, 1303)]);
    }

    private static PayoutRule Rule(int round) => Timeline.At(Tournament.Classic, round).Rule!;

    private static RoundScoreConfig Paid(string name, decimal multiplier, decimal clip, decimal? threshold, int days) =>
        new(
            Metric.Parse(name),
            multiplier,
            multiplier,
            multiplier,
            clip,
            threshold is { } nmr ? new Nmr(nmr) : null,
            days
        );

    /// <summary>A rule in the words of a configuration.</summary>
    private static RoundScoreConfig[] Said(PayoutRule rule, decimal? threshold = null) =>
        [
            .. rule.Terms.Select(t => new RoundScoreConfig(
                t.Metrics[0],
                t.Options[0],
                t.Options[^1],
                t.Options[^1],
                rule.Clip,
                threshold is { } nmr ? new Nmr(nmr) : rule.StakeThreshold,
                rule.ScoreDays
            )),
        ];
}
