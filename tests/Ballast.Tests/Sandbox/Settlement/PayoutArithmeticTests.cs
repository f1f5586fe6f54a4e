using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;

namespace Ballast.Tests.Sandbox.Books;

/// <summary>Worked by hand. The first is the example of the domain notes, section 3.7.</summary>
public class PayoutArithmeticTests
{
    [Fact]
    public void A_classic_round_of_2026_pays_the_worked_example()
    {
        var rule = PayRules.Find(Tournament.Classic, 1200);
        var factor = PayoutArithmetic.Factor(rule.Threshold, 600_000m);
        factor.ShouldBe(0.12m);
        PayoutArithmetic.Payout(100m, factor, (0.75m * 0.02m) + (2.25m * 0.01m), rule).ShouldBe(0.45m);
    }

    [Fact]
    public void The_clip_bites_before_the_payout_factor_through_round_315_and_after_it_from_316()
    {
        // 0.5 x clip(0.40, 0.25) = 0.125 against clip(0.5 x 0.40, 0.25) = 0.20
        PayoutArithmetic.Payout(10m, 0.5m, 0.40m, PayRules.Find(Tournament.Classic, 315)).ShouldBe(1.25m);
        PayoutArithmetic.Payout(10m, 0.5m, 0.40m, PayRules.Find(Tournament.Classic, 316)).ShouldBe(2m);
    }

    [Fact]
    public void A_loss_is_clipped_like_a_gain() =>
        PayoutArithmetic.Payout(10m, 1m, -0.9m, PayRules.Find(Tournament.Classic, 1000)).ShouldBe(-0.5m);

    [Fact]
    public void An_atomic_round_may_burn_the_whole_position() =>
        PayoutArithmetic.Payout(3m, 1m, -1.5m, PayRules.Find(Tournament.Classic, 1343)).ShouldBe(-3m);

    [Theory]
    [InlineData(Tournament.Classic, 649, "corr20V2", "tc", 20)]
    [InlineData(Tournament.Classic, 650, "corr20V2", "mmc", 20)]
    [InlineData(Tournament.Classic, 1343, "corr60", "mmc60", 60)]
    [InlineData(Tournament.Signals, 1084, "fncV4", "mmc", 20)]
    [InlineData(Tournament.Signals, 1085, "alpha", "mpc", 60)]
    [InlineData(Tournament.Signals, 1362, "alpha", "mpc", 60)]
    [InlineData(Tournament.Signals, 1363, "neutral_corr", "neutral_mmc", 60)]
    [InlineData(Tournament.Crypto, 1292, "corr", "mmc", 20)]
    public void A_round_keeps_the_scores_it_opened_under(Tournament t, int round, string one, string two, int days)
    {
        PayRules.Find(t, round).Scores.Select(s => s.Name).ShouldBe([one, two]);
        PayRules.Find(t, round).Days.ShouldBe(days);
    }

    [Fact]
    public void The_first_weekday_rounds_are_scored_but_not_paid()
    {
        PayRules.Pays(339).ShouldBeTrue();
        PayRules.Pays(340).ShouldBeFalse();
        PayRules.Pays(344).ShouldBeTrue();
        PayRules.Pays(473).ShouldBeFalse();
        PayRules.Pays(475).ShouldBeTrue();
    }

    [Fact]
    public void Rounds_before_the_first_known_rule_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => PayRules.Find(Tournament.Crypto, 700));

    [Fact]
    public void Below_its_threshold_a_round_pays_in_full() => PayoutArithmetic.Factor(72_000m, 71_999m).ShouldBe(1m);
}
