using System.Numerics;

namespace Ballast.Core.Payouts.Rules;

/// <summary>Every payout formula. A new one is a class here with its place in <see cref="All"/>, and an entry in the rules' data that names it.</summary>
public static class PayoutFormulas
{
    /// <summary>Clip before the payout factor.</summary>
    public static IPayoutFormula ClipBeforeFactor { get; } = new ClipBeforeFactor();

    /// <summary>Clip after the payout factor.</summary>
    public static IPayoutFormula ClipAfterFactor { get; } = new ClipAfterFactor();

    /// <summary>All there are.</summary>
    public static IReadOnlyList<IPayoutFormula> All { get; } = [ClipBeforeFactor, ClipAfterFactor];

    /// <summary>The formula of that name.</summary>
    /// <exception cref="ArgumentException">There is none: a new one must not be paid as another.</exception>
    public static IPayoutFormula Find(string id) =>
        All.FirstOrDefault(f => f.Id == id)
        ?? throw new ArgumentException($"No payout formula '{id}' is known.", nameof(id));
}

/// <summary><c>payout = stake x factor x clip(score)</c>: the order of rounds through 315.</summary>
internal sealed class ClipBeforeFactor : IPayoutFormula
{
    /// <inheritdoc />
    public string Id => "before_factor";

    /// <inheritdoc />
    public string Source =>
        "settled payouts of rounds 311-325: 8 of 808 fit this order only, all of them in rounds 311-315";

    /// <inheritdoc />
    public string Write(string stake, string factor, string sum, string bounds) =>
        $"{stake} x {factor} x clip({sum}{bounds})";

    /// <inheritdoc />
    public T Return<T>(T weightedScore, T payoutFactor, T clip)
        where T : INumber<T> => payoutFactor * T.Clamp(weightedScore, -clip, clip);

    /// <inheritdoc />
    /// <remarks><c>f x clip(s, L) = clip(f x s, f x L)</c> for f at or above 0.</remarks>
    public (decimal Scale, decimal Limit)? Folded(decimal payoutFactor, decimal clip) =>
        payoutFactor < 0 ? null : (payoutFactor, payoutFactor * clip);
}

/// <summary><c>payout = stake x clip(factor x score)</c>: the order of rounds from 316 on.</summary>
internal sealed class ClipAfterFactor : IPayoutFormula
{
    /// <inheritdoc />
    public string Id => "after_factor";

    /// <inheritdoc />
    public string Source =>
        "docs of 2022-06-16 (commit 4ec20f4); settled payouts of rounds 316-325: 21 of 808 fit this order only";

    /// <inheritdoc />
    public string Write(string stake, string factor, string sum, string bounds) =>
        $"{stake} x clip({factor} x {sum}{bounds})";

    /// <inheritdoc />
    public T Return<T>(T weightedScore, T payoutFactor, T clip)
        where T : INumber<T> => T.Clamp(payoutFactor * weightedScore, -clip, clip);

    /// <inheritdoc />
    public (decimal Scale, decimal Limit)? Folded(decimal payoutFactor, decimal clip) => (payoutFactor, clip);
}
