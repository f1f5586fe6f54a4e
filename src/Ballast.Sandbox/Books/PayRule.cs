using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Books;

/// <summary>How the rounds of a span pay.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="First">First round of the span.</param>
/// <param name="Scores">The paid scores.</param>
/// <param name="Clip">Largest gain or loss of a round, as a share of its stake.</param>
/// <param name="Threshold">NMR at risk up to which all is paid in full; null where no payout factor lowers payouts.</param>
/// <param name="Days">Scoring days until the round settles.</param>
/// <param name="FactorOutsideClip">Whether the payout factor is applied to what the clip left (Classic through round 315).</param>
/// <param name="Atomic">Whether each round locks a position of its own.</param>
internal sealed record PayRule(
    Tournament Tournament,
    int First,
    PaidScore[] Scores,
    decimal Clip,
    decimal? Threshold,
    int Days = 20,
    bool FactorOutsideClip = false,
    bool Atomic = false
);
