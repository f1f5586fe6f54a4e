using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;

namespace Ballast.Core.Backtesting;

/// <summary>How one round pays: everything but the scores and the multipliers.</summary>
/// <param name="Round">The round's number.</param>
/// <param name="Factor">Payout factor.</param>
/// <param name="Clip">Bound as a positive share of the stake.</param>
/// <param name="Order">Side of the factor on which the clip stands.</param>
/// <param name="MultiplierRule">What the chosen multipliers counted as.</param>
/// <param name="Rule">The rule it was taken from; null where none is known and the simplification pays anyway.</param>
public sealed record RoundTerms(
    int Round,
    decimal Factor,
    decimal Clip,
    ClipOrder Order,
    IMultiplierRule MultiplierRule,
    PayoutRule? Rule
)
{
    /// <summary>
    /// The bound of the round's return once the factor is folded into the scores: <c>f x clip(s, L) = clip(f x s, f x L)</c>,
    /// so both orders become one formula.
    /// </summary>
    public double Limit => (double)(Order == ClipOrder.BeforeFactor ? Factor * Clip : Clip);
}

/// <summary>Why a round takes no part.</summary>
public enum SkipReason
{
    /// <summary>It was scored but not paid: weekday rounds 340-473.</summary>
    Unpaid,

    /// <summary>No payout rule is known for it.</summary>
    NoRule,

    /// <summary>Its payout factor is not known.</summary>
    NoFactor,

    /// <summary>No model has the scores that its rule pays on.</summary>
    NoPaidScore,
}
