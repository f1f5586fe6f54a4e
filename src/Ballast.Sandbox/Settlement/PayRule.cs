using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Settlement;

/// <summary>How the rounds of a span pay.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="First">First round of the span.</param>
/// <param name="Scores">The paid scores.</param>
/// <param name="Clip">Largest gain or loss of a round, as a share of its stake.</param>
/// <param name="Threshold">NMR at risk up to which all is paid in full; null where no payout factor lowers payouts.</param>
/// <param name="Days">Scoring days until the round settles.</param>
/// <param name="FactorOutsideClip">Whether the payout factor is applied to what the clip left (Classic through round 315).</param>
/// <param name="Atomic">Whether each round locks a position of its own.</param>
/// <param name="SecondNeedsDouble">Whether the second score counts only beside twice the first (TC from round 589 on).</param>
internal sealed record PayRule(
    Tournament Tournament,
    int First,
    PaidScore[] Scores,
    decimal Clip,
    decimal? Threshold,
    int Days = 20,
    bool FactorOutsideClip = false,
    bool Atomic = false,
    bool SecondNeedsDouble = false
)
{
    /// <summary>What chosen weights count as, one for each paid score.</summary>
    /// <remarks>A weight above what can be chosen counts as the largest that can: 3 x TC, left from before round 589, as 1 x TC.</remarks>
    public decimal[] Counted(decimal[] chosen)
    {
        var counted = new decimal[chosen.Length];
        for (var i = 0; i < chosen.Length; i++)
        {
            var offered = Scores[i].Multipliers;
            counted[i] = offered.Length > 1 && chosen[i] > offered.Max() ? offered.Max() : chosen[i];
        }
        if (SecondNeedsDouble && counted[0] < 2m)
            counted[1] = 0m;
        return counted;
    }
}
