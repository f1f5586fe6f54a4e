using Ballast.Core.Allocation;
using Ballast.Core.Allocation.Methods;

namespace Ballast.Tests.Allocation;

/// <summary>
/// Answers of quadratic programs by a second way that knows no solver: at the optimum no NMR that is moved from one model to another makes the mix better (the conditions of Karush,
/// Kuhn and Tucker, which are enough because the problems are convex).
/// </summary>
public sealed class QuadraticOptimumTests
{
    private const double Tolerance = 1e-5;

    [Theory]
    [InlineData(1, 3, 40, 1)]
    [InlineData(2, 10, 60, 1)]
    [InlineData(3, 30, 25, 1)]
    [InlineData(4, 80, 300, 1)]
    [InlineData(5, 10, 60, 0.15)]
    public void MinVariance_RandomPanels_CannotBeImprovedByMovingStake(ulong seed, int models, int rounds, double cap)
    {
        var inputs = MadePanel.Raw(MadePanel.Random(seed, models, rounds), WeightLimits.Of(models, 0, cap));
        var weights = new MinVariance().Solve(inputs).Weights;
        inputs.Limits.Hold(weights).ShouldBeTrue();
        // What one more unit of each model adds to the variance: taking from where it is high and giving where it is low would help.
        CannotImprove(weights, inputs.Covariance.Times(weights), cap);
    }

    [Theory]
    [InlineData(11, 3, 40)]
    [InlineData(12, 10, 60)]
    [InlineData(13, 40, 300)]
    public void MaxSharpe_RandomPanels_CannotBeImprovedByMovingStake(ulong seed, int models, int rounds)
    {
        var inputs = MadePanel.Raw(MadePanel.Random(seed, models, rounds, mean: 0.004));
        var result = new MaxSharpe().Solve(inputs);
        result.Status.ShouldBe(AllocationStatus.Ok, result.Reason);
        var weights = result.Weights;
        var (mean, variance) = (inputs.MeanOf(weights), inputs.Covariance.VarianceOf(weights));
        // The slope of -mean / root(variance), up to a factor.
        double[] slopes =
        [
            .. inputs.Covariance.Times(weights).Select((c, i) => (c / variance) - (inputs.Means.Values[i] / mean)),
        ];
        CannotImprove(weights, slopes, cap: 1, size: 1);
    }

    [Theory]
    [InlineData(21, 5, 40)]
    [InlineData(22, 20, 200)]
    public void RiskBudget_RandomPanels_EachModelBringsTheSameShare(ulong seed, int models, int rounds)
    {
        var inputs = MadePanel.Raw(MadePanel.Random(seed, models, rounds));
        var weights = new RiskBudget().Solve(inputs).Weights;
        var variance = inputs.Covariance.VarianceOf(weights);
        var products = inputs.Covariance.Times(weights);
        for (var i = 0; i < models; i++)
            (weights[i] * products[i] / variance).ShouldBe(1.0 / models, 1e-9);
    }

    private static void CannotImprove(IReadOnlyList<double> weights, double[] slopes, double cap, double? size = null)
    {
        var unit = size ?? slopes.Max(Math.Abs);
        var dearest = Enumerable.Range(0, slopes.Length).Where(i => weights[i] > 1e-6).Max(i => slopes[i]);
        var cheapest = Enumerable.Range(0, slopes.Length).Where(i => weights[i] < cap - 1e-6).Min(i => slopes[i]);
        (dearest - cheapest).ShouldBeLessThan(Tolerance * unit);
    }
}
