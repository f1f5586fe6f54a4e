namespace Ballast.Core.Allocation.Methods;

/// <summary>Every model brings the same share of the mix's variance: equal risk contributions.</summary>
/// <remarks>
/// Source: Maillard, Roncalli and Teïletche (2010), Journal of Portfolio Management 36. Solved by cyclical coordinate descent on ½ w' S w - Σ ln w / n (Griveau-Billion,
/// Richard and Roncalli 2013), which has one minimum.
/// </remarks>
internal sealed class RiskBudget : IAllocationMethod
{
    private const int MostRounds = 10_000;
    private const double Tolerance = 1e-13;

    /// <inheritdoc />
    public string Name => "risk-budget";

    /// <inheritdoc />
    public string Explanation => "every model brings the same share of the risk";

    /// <inheritdoc />
    public AllocationResult Solve(AllocationInputs inputs)
    {
        if (inputs.Rounds < 2)
            return AllocationResult.NotEnough("One round has no variance.");
        var covariance = inputs.Covariance.Values;
        var models = inputs.Models;
        for (var i = 0; i < models; i++)
        {
            if (covariance[i, i] <= 0)
                return AllocationResult.IllPosed("No model's return moves: there is no risk to share.");
        }
        var weights = new double[models];
        for (var i = 0; i < models; i++)
            weights[i] = 1 / Math.Sqrt(covariance[i, i]);
        var products = inputs.Covariance.Times(weights);
        for (var round = 0; round < MostRounds; round++)
        {
            if (Sweep(covariance, weights, products) < Tolerance)
            {
                var sum = weights.Sum();
                return NearestWeights.Find([.. weights.Select(w => w / sum)], inputs.Limits);
            }
        }
        return AllocationResult.IllPosed("The risk shares did not settle.");
    }

    /// <summary>Sets one weight after the other to where its own share is right; the largest relative change.</summary>
    private static double Sweep(double[,] covariance, double[] weights, double[] products)
    {
        var (largest, models) = (0.0, weights.Length);
        for (var i = 0; i < models; i++)
        {
            var own = covariance[i, i];
            var others = products[i] - (own * weights[i]);
            var best = (-others + Math.Sqrt((others * others) + (4 * own / models))) / (2 * own);
            var change = best - weights[i];
            if (change == 0)
                continue;
            largest = Math.Max(largest, Math.Abs(change) / best);
            weights[i] = best;
            for (var j = 0; j < models; j++)
                products[j] += covariance[j, i] * change;
        }
        return largest;
    }
}
