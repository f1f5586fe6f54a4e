using Ballast.Core.Allocation.Solvers;
using MathNet.Numerics.LinearAlgebra;

namespace Ballast.Core.Allocation.Methods;

/// <summary>Equal weight, moved towards what the past shows only as far as the past is evidence.</summary>
/// <remarks>
/// Source: Black and Litterman (1992), Financial Analysts Journal 48, with equal weight as the market. Returns that would make equal weight the best mix are the prior;
/// the past means are the views, with their own errors. How far true means may lie from the prior (tau) is not guessed: it is the variance of means that chance does not
/// explain (<see cref="MeanEstimates.RealVariance"/>). Without evidence that is zero, and the answer is equal weight exactly.
/// </remarks>
internal sealed class BlackLitterman : IAllocationMethod
{
    /// <inheritdoc />
    public string Name => "black-litterman";

    /// <inheritdoc />
    public string Explanation => "equal weight, moved only as far as there is evidence";

    /// <inheritdoc />
    public AllocationResult Solve(AllocationInputs inputs)
    {
        if (inputs.Models > 1 && inputs.Means.RealVariance <= 0)
        {
            var equal = new EqualWeight().Solve(inputs);
            return equal with
            {
                Reason = "The past shows no difference between the models that chance does not explain.",
            };
        }
        if (inputs.Models == 1)
            return new EqualWeight().Solve(inputs);
        double[] prior = [.. Enumerable.Repeat(1.0 / inputs.Models, inputs.Models)];
        var common = inputs.Means.Plain.Average();
        if (common <= 0)
            return AllocationResult.IllPosed(
                "Equal weight has no mean return above zero, so no prior makes it the best mix. Stake less rather than otherwise."
            );
        var aversion = common / inputs.Covariance.VarianceOf(prior);
        var means = Posterior(inputs, [.. inputs.Covariance.Times(prior).Select(c => c * aversion)]);
        var program = inputs.Limits.Program();
        for (var i = 0; i < means.Length; i++)
            program.SetCost(i, -means[i] / aversion);
        program.Quadratic = inputs.Covariance.Values;
        return inputs.Ask(program, HighsSolver.Solve, weights => means.Zip(weights, (m, w) => m * w).Sum());
    }

    /// <summary>prior + T (T + O)^-1 (views - prior), T = tau S with tau such that a mean difference varies by what is real; O the errors of the views.</summary>
    private static double[] Posterior(AllocationInputs inputs, double[] prior)
    {
        var models = inputs.Models;
        var covariance = inputs.Covariance.Values;
        // Mean variance of a difference from the common mean, under S.
        var (trace, total) = (0.0, 0.0);
        for (var i = 0; i < models; i++)
        {
            trace += covariance[i, i];
            for (var j = 0; j < models; j++)
                total += covariance[i, j];
        }
        var difference = (trace / models) - (total / models / models);
        var tau = difference > 0 ? inputs.Means.RealVariance / difference : 0;
        var spread = Matrix<double>.Build.DenseOfArray(covariance).Multiply(tau);
        var errors = Matrix<double>.Build.DenseOfDiagonalArray([.. inputs.Means.Errors.Select(e => e * e)]);
        var surprise = Vector<double>.Build.Dense(models, i => inputs.Means.Plain[i] - prior[i]);
        return [.. spread.Multiply((spread + errors).Solve(surprise)).Select((m, i) => m + prior[i])];
    }
}
