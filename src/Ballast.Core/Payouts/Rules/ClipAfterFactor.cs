using System.Numerics;

namespace Ballast.Core.Payouts.Rules;

/// <summary><c>payout = stake x clip(factor x score)</c>: the order of rounds from 316 on.</summary>
public sealed class ClipAfterFactor : IPayoutFormula
{
    /// <inheritdoc />
    public string Text => "stake x clip(payout factor x sum of multiplier x score)";

    /// <inheritdoc />
    public string Source =>
        "docs of 2022-06-16 (commit 4ec20f4); settled payouts of rounds 316-325: 21 of 808 fit this order only";

    /// <inheritdoc />
    public T Return<T>(T weightedScore, T payoutFactor, T clip)
        where T : INumber<T> => T.Clamp(payoutFactor * weightedScore, -clip, clip);

    /// <inheritdoc />
    public (decimal Scale, decimal Limit)? Folded(decimal payoutFactor, decimal clip) => (payoutFactor, clip);
}
