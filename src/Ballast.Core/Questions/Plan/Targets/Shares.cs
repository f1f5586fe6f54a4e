namespace Ballast.Core.Questions.Plan.Targets;

/// <summary>Divides a total into amounts that add up to it, with places that an owner can type.</summary>
internal static class Shares
{
    /// <summary>Places of an amount, behind the point.</summary>
    public const int Places = 6;

    /// <summary>Amounts in proportion to weights, cut to <see cref="Places"/>; what the cuts leave over goes to the first model with the largest weight.</summary>
    /// <param name="total">NMR, at least 0.</param>
    /// <param name="weights">By model: none below 0, not all 0.</param>
    public static IReadOnlyDictionary<string, decimal> Divide(
        decimal total,
        IReadOnlyList<(string Model, decimal Weight)> weights
    )
    {
        var sum = weights.Sum(w => w.Weight);
        if (sum <= 0 || weights.Any(w => w.Weight < 0))
            throw new ArgumentException("Weights are none below 0, and not all 0.", nameof(weights));
        var stakes = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);
        foreach (var (model, weight) in weights)
            stakes.Add(model, decimal.Round(total * (weight / sum), Places, MidpointRounding.ToZero));
        stakes[weights.MaxBy(w => w.Weight).Model] += total - stakes.Values.Sum();
        return stakes;
    }
}
