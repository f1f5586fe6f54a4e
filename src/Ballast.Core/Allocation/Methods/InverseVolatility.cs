using Ballast.Core.Numerics;

namespace Ballast.Core.Allocation.Methods;

/// <summary>The less a model's return moves, the more stake: weights are 1 / standard deviation.</summary>
internal sealed class InverseVolatility : IAllocationMethod
{
    /// <inheritdoc />
    public string Name => "inverse-volatility";

    /// <inheritdoc />
    public string Explanation => "less stake on models whose return moves more";

    /// <inheritdoc />
    public AllocationResult Solve(AllocationInputs inputs)
    {
        if (inputs.Rounds < 2)
            return AllocationResult.NotEnough("One round has no volatility.");
        var weights = new double[inputs.Models];
        for (var i = 0; i < weights.Length; i++)
        {
            var row = inputs.Returns[i];
            if (!Variation.Varies(row))
                return AllocationResult.IllPosed("The return of a model never changes: its volatility is zero.");
            var mean = row.Average();
            weights[i] = 1 / Math.Sqrt(row.Sum(r => (r - mean) * (r - mean)));
        }
        var sum = weights.Sum();
        return NearestWeights.Find([.. weights.Select(w => w / sum)], inputs.Limits);
    }
}
