namespace Ballast.Core.Tiers;

/// <summary>What strategies get by their tiers.</summary>
internal static class TierSizes
{
    /// <summary>Shares of the total, together at most 1.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="tiers">The tier of each strategy; null for one that has none yet.</param>
    /// <param name="total">NMR altogether.</param>
    /// <param name="overlap">Rounds that are open at once: an amount a round is at work in each of them.</param>
    public static IReadOnlyList<double> Shares(TierPolicy policy, IReadOnlyList<int?> tiers, double total, int overlap)
    {
        double[] sizes = [.. tiers.Select(t => t is { } tier ? (double)policy.Tiers[tier].Size : 0)];
        if (policy.SizeKind == TierSizeKind.NmrPerRound)
            sizes = [.. sizes.Select(s => total > 0 ? s * overlap / total : 0)];
        var sum = sizes.Sum();
        // Weights fill the whole; shares and amounts are cut only where they are more than it.
        var whole = policy.SizeKind == TierSizeKind.Weight ? sum : Math.Max(1, sum);
        return whole > 0 ? [.. sizes.Select(s => s / whole)] : sizes;
    }
}
