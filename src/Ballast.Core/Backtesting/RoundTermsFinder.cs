using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Backtesting;

/// <summary>Finds how a round pays under the assumptions, or why it does not.</summary>
/// <param name="rules">The rules of the rounds.</param>
/// <param name="assumptions">The conditions that were asked for.</param>
/// <param name="facts">What is recorded about rounds; a round without facts is null.</param>
public sealed class RoundTermsFinder(RoundRules rules, PaymentAssumptions assumptions, Func<int, RoundFacts?> facts)
{
    private static readonly IMultiplierRule AsChosen = RuleCatalogue.MultiplierRule("any");

    /// <summary>The terms of a round, or the reason why it takes no part.</summary>
    public (RoundTerms? Terms, SkipReason? Reason) Of(int round)
    {
        var rule = assumptions.ForcedRule ?? rules.At(round).Rule;
        if (assumptions.ForcedRule is null && rule is not null && !rule.Pays(round))
            return (null, SkipReason.Unpaid);
        if (rule is null && assumptions.Mode == PaymentMode.Actual)
            return (null, SkipReason.NoRule);
        if (FactorOf(rule, round) is not { } factor)
            return (null, SkipReason.NoFactor);
        var (clip, order) = ClipOf(rule, round);
        // The simplification asks "what if", for any grid; what a combination counted as belongs to what really held.
        var multiplierRule =
            assumptions.Mode == PaymentMode.Actual && rule is not null ? rule.MultiplierRule : AsChosen;
        return (new RoundTerms(round, factor, clip, order, multiplierRule, rule), null);
    }

    private decimal? FactorOf(PayoutRule? rule, int round)
    {
        if (assumptions.Factor is { } asked)
            return asked;
        if (rule?.FactorKind == PayoutFactorKind.Constant)
            return 1;
        if (assumptions.Mode == PaymentMode.Simplified)
            return PaymentAssumptions.UsualFactor;
        var recorded = facts(round)?.PayoutFactor;
        return rule?.FactorKind == PayoutFactorKind.None ? recorded ?? 1 : recorded;
    }

    private (decimal Clip, ClipOrder Order) ClipOf(PayoutRule? rule, int round)
    {
        if (assumptions.Clip is { } asked)
            return (asked, ClipOrder.AfterFactor);
        if (rule is null)
            return (PaymentAssumptions.UsualClip, ClipOrder.AfterFactor);
        var asRuled =
            assumptions.Mode == PaymentMode.Actual
            || assumptions.ForcedRule is not null
            || rule.Staking == StakingSystem.AtomicPerRound;
        return asRuled
            ? (rule.Clip, rule.ClipOrderIn(round))
            : (Math.Min(rule.Clip, PaymentAssumptions.UsualClip), ClipOrder.AfterFactor);
    }
}
