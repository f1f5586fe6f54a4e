using Ballast.Core.Numerics;

namespace Ballast.Core.Allocation.Methods;

/// <summary>Models that move together share one place: hierarchical risk parity.</summary>
/// <remarks>
/// Source: López de Prado (2016), Journal of Portfolio Management 42: single linkage on root((1 - correlation) / 2), leaves in the order of the tree, stake halved along it by
/// inverse variances of the halves. The distance is taken as it is, not as a distance between rows of distances. Sample covariances, as in the paper.
/// </remarks>
internal sealed class HierarchicalRiskParity : IAllocationMethod
{
    /// <inheritdoc />
    public string Name => "hrp";

    /// <inheritdoc />
    public string Explanation => "models that move together share one place";

    /// <inheritdoc />
    public AllocationResult Solve(AllocationInputs inputs)
    {
        if (inputs.Rounds < 2)
            return AllocationResult.NotEnough("One round has no correlation.");
        if (inputs.Returns.Any(r => !Variation.Varies(r)))
            return AllocationResult.IllPosed("The return of a model never changes: it has no correlation.");
        var covariance = CovarianceEstimate.Sample(inputs.Returns);
        var order = inputs.Models == 1 ? [0] : SingleLinkage.LeafOrder(Distances(covariance));
        var weights = new double[inputs.Models];
        Array.Fill(weights, 1);
        Divide(covariance, order, weights);
        return NearestWeights.Find(weights, inputs.Limits);
    }

    private static double[,] Distances(double[,] covariance)
    {
        var models = covariance.GetLength(0);
        var distances = new double[models, models];
        for (var i = 0; i < models; i++)
        {
            for (var j = 0; j < models; j++)
            {
                var correlation = covariance[i, j] / Math.Sqrt(covariance[i, i] * covariance[j, j]);
                distances[i, j] = Math.Sqrt(Math.Max(0, (1 - correlation) / 2));
            }
        }
        return distances;
    }

    private static void Divide(double[,] covariance, ReadOnlySpan<int> part, double[] weights)
    {
        if (part.Length < 2)
            return;
        var left = part[..(part.Length / 2)];
        var right = part[left.Length..];
        var (one, other) = (Variance(covariance, left), Variance(covariance, right));
        var share = 1 - (one / (one + other));
        foreach (var model in left)
            weights[model] *= share;
        foreach (var model in right)
            weights[model] *= 1 - share;
        Divide(covariance, left, weights);
        Divide(covariance, right, weights);
    }

    /// <summary>Variance of a part at inverse variances.</summary>
    private static double Variance(double[,] covariance, ReadOnlySpan<int> part)
    {
        var sum = 0.0;
        foreach (var model in part)
            sum += 1 / covariance[model, model];
        var variance = 0.0;
        foreach (var i in part)
        {
            foreach (var j in part)
                variance += covariance[i, j] / (covariance[i, i] * covariance[j, j]);
        }
        return variance / (sum * sum);
    }
}
