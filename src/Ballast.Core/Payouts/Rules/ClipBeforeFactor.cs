using System.Numerics;

namespace Ballast.Core.Payouts.Rules;

/// <summary><c>payout = stake x factor x clip(score)</c>: the order of rounds through 315.</summary>
public sealed class ClipBeforeFactor : IPayoutFormula
{
    /// <inheritdoc />
    public string Text => "stake x payout factor x clip(sum of multiplier x score)";

    /// <inheritdoc />
    public string Source =>
        "settled payouts of rounds 311-325: 8 of 808 fit this order only, all of them in rounds 311-315";

    /// <inheritdoc />
    public T Return<T>(T weightedScore, T payoutFactor, T clip)
        where T : INumber<T> => payoutFactor * T.Clamp(weightedScore, -clip, clip);

    /// <inheritdoc />
    /// <remarks><c>f x clip(s, L) = clip(f x s, f x L)</c> for f at or above 0.</remarks>
    public (decimal Scale, decimal Limit)? Folded(decimal payoutFactor, decimal clip) =>
        payoutFactor < 0 ? null : (payoutFactor, payoutFactor * clip);
}
