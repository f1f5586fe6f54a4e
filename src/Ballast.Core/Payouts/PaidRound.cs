using System.Numerics;
using Ballast.Core.Payouts.Rules;

namespace Ballast.Core.Payouts;

/// <summary>How one round pays, everything but scores and chosen multipliers. It is the one place that pays.</summary>
/// <param name="Round">The round's number.</param>
/// <param name="Factor">Payout factor.</param>
/// <param name="Clip">Bound as a positive share of what is at risk in the round.</param>
/// <param name="Formula">How sum, factor and clip become a return: on which side of the factor the clip stands.</param>
/// <param name="MultiplierRule">What the chosen multipliers counted as.</param>
/// <param name="Rule">The rule it was taken from; null where none is known and the simplification pays anyway.</param>
/// <remarks>
/// <c>decimal</c> settles and <c>double</c> simulates with the same formula. Only the kernels of Numerics have it a second time
/// (<see cref="Numerics.PayoutGridKernel"/>, <see cref="Numerics.FallGrid"/>), in the folded form of <see cref="Folded"/>, and are tested against this.
/// </remarks>
public sealed record PaidRound(
    int Round,
    decimal Factor,
    decimal Clip,
    IPayoutFormula Formula,
    IMultiplierRule MultiplierRule,
    PayoutRule? Rule
)
{
    /// <summary>
    /// The part of the committed capital that is at risk in this round: 1 where one stake backs every open round (legacy), 1 / 64 where each of 64 open
    /// rounds locks a position of its own (atomic). Returns are over committed capital; 1 in an atomic round makes them returns of the position.
    /// </summary>
    public decimal CapitalShare { get; init; } = 1;

    /// <summary>The same round with returns over committed capital.</summary>
    public PaidRound OverCommittedCapital() => this with { CapitalShare = 1m / StakedAgainAfter };

    /// <summary>Payout per NMR at risk in the round.</summary>
    /// <param name="weightedScore">Sum of multiplier x score; NaN for missing stays NaN.</param>
    public T PositionReturn<T>(T weightedScore)
        where T : INumber<T> =>
        T.IsNaN(weightedScore)
            ? weightedScore
            : Formula.Return(weightedScore, T.CreateChecked(Factor), T.CreateChecked(Clip));

    /// <summary>Payout per NMR of committed capital.</summary>
    /// <param name="weightedScore">Sum of multiplier x score; NaN for missing stays NaN.</param>
    public T Return<T>(T weightedScore)
        where T : INumber<T> => T.CreateChecked(CapitalShare) * PositionReturn(weightedScore);

    /// <summary>Whether the clip bites: what is paid differs from factor x sum.</summary>
    /// <param name="weightedScore">Sum of multiplier x score.</param>
    public bool IsClipped<T>(T weightedScore)
        where T : INumber<T> => PositionReturn(weightedScore) != T.CreateChecked(Factor) * weightedScore;

    /// <summary>
    /// The same return as <c>clip(Scale x weighted score, -Limit, Limit)</c>, over committed capital, which is what the kernel computes; null for a
    /// formula that cannot be written so, which is then paid round by round.
    /// </summary>
    public (double Scale, double Limit)? Folded =>
        Formula.Folded(Factor, Clip) is { } folded
            ? ((double)(CapitalShare * folded.Scale), (double)(CapitalShare * folded.Limit))
            : null;

    /// <summary>Rounds after which the NMR of this one can be staked again: 1 where all rounds share a stake, else as many as are open at once.</summary>
    public int StakedAgainAfter =>
        Rule is { Staking: StakingSystem.AtomicPerRound } atomic ? Math.Max(1, atomic.ConcurrentRounds) : 1;
}
