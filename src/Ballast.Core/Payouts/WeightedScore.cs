using System.Numerics;

namespace Ballast.Core.Payouts;

/// <summary>Sum of multiplier x score: the number that every payout starts from.</summary>
internal static class WeightedScore
{
    /// <summary>The sum over pairs.</summary>
    /// <param name="scores">One score a term; the caller decides about missing ones.</param>
    /// <param name="multipliers">One multiplier a term.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T Compute<T>(ReadOnlySpan<T> scores, ReadOnlySpan<T> multipliers)
        where T : INumber<T>
    {
        if (scores.Length != multipliers.Length)
            throw new ArgumentException("One multiplier for each score.", nameof(multipliers));
        var sum = T.Zero;
        for (var i = 0; i < scores.Length; i++)
            sum += multipliers[i] * scores[i];
        return sum;
    }
}
