using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Backtesting;

/// <summary>Finds how a round pays under the assumptions, or why it does not.</summary>
/// <param name="rules">The rules of the rounds.</param>
/// <param name="assumptions">The conditions that were asked for.</param>
/// <param name="facts">What is recorded about rounds; a round without facts is null.</param>
internal sealed class RoundTermsFinder(RoundRules rules, PaymentAssumptions assumptions, Func<int, RoundFacts?> facts)
{
    private static readonly IMultiplierRule AsChosen = RuleCatalogue.MultiplierRule("any");

    /// <summary>The terms of a round, or the reason why it takes no part.</summary>
    public (PaidRound? Terms, SkipReason? Reason) Of(int round)
    {
        var rule = assumptions.ForcedRule ?? rules.At(round).Rule;
        if (assumptions.ForcedRule is null && rule is not null && !rule.Pays(round))
            return (null, SkipReason.Unpaid);
        if (rule is null && assumptions.Mode == PaymentMode.Actual)
            return (null, SkipReason.NoRule);
        if (FactorOf(rule, round) is not { } factor)
            return (null, SkipReason.NoFactor);
        var (clip, formula) = ClipOf(rule, round);
        // The simplification asks "what if", for any grid; what a combination counted as belongs to what really held.
        var multiplierRule =
            assumptions.Mode == PaymentMode.Actual && rule is not null ? rule.MultiplierRule : AsChosen;
        var paid = new PaidRound(round, factor, clip, formula, multiplierRule, rule);
        return (assumptions.Basis == CapitalBasis.Committed ? paid.OverCommittedCapital() : paid, null);
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

    private (decimal Clip, IPayoutFormula Formula) ClipOf(PayoutRule? rule, int round)
    {
        if (assumptions.Clip is { } asked)
            return (asked, PayoutFormulas.ClipAfterFactor);
        if (rule is null)
            return (PaymentAssumptions.UsualClip, PayoutFormulas.ClipAfterFactor);
        var asRuled =
            assumptions.Mode == PaymentMode.Actual
            || assumptions.ForcedRule is not null
            || rule.Staking == StakingSystem.AtomicPerRound;
        return asRuled
            ? (rule.Clip, rule.FormulaIn(round))
            : (Math.Min(rule.Clip, PaymentAssumptions.UsualClip), PayoutFormulas.ClipAfterFactor);
    }
}
