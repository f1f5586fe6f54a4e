using System.Numerics;

namespace Ballast.Core.Payouts.Rules;

/// <summary>Turns a weighted score into a return on the stake. Written once: <c>decimal</c> settles, <c>double</c> simulates.</summary>
public interface IPayoutFormula
{
    /// <summary>The name used in the rules' data.</summary>
    string Id { get; }

    /// <summary>The same name in documents.</summary>
    string Slug => Id.Replace('_', '-');

    /// <summary>The formula as people write it.</summary>
    string Text => Write("stake", "payout factor", "sum of multiplier x score", "");

    /// <summary>Who says so.</summary>
    string Source { get; }

    /// <summary>The formula with names or numbers in their places.</summary>
    /// <param name="stake">The stake.</param>
    /// <param name="factor">The payout factor.</param>
    /// <param name="sum">The weighted score.</param>
    /// <param name="bounds">What stands in the clip behind what is clipped: a comma and the bounds, or nothing.</param>
    string Write(string stake, string factor, string sum, string bounds);

    /// <summary>Payout per unit of stake.</summary>
    /// <param name="weightedScore">Sum of multiplier x score.</param>
    /// <param name="payoutFactor">Share that is paid, in [0, 1].</param>
    /// <param name="clip">The bound, as a positive share of the stake.</param>
    /// <returns>A share of the stake: positive pays, negative burns; between -clip and +clip.</returns>
    T Return<T>(T weightedScore, T payoutFactor, T clip)
        where T : INumber<T>;

    /// <summary>The formula as <c>clip(Scale x weighted score, -Limit, Limit)</c>, the form that the fast kernel computes.</summary>
    /// <returns>null where it cannot be written so; then every round is paid by <see cref="Return"/>.</returns>
    (decimal Scale, decimal Limit)? Folded(decimal payoutFactor, decimal clip);
}
