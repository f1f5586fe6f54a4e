using Ballast.Core.Allocation;
using Ballast.Core.Allocation.Methods;
using Ballast.Core.Numerics;
using BenchmarkDotNet.Attributes;

namespace Ballast.Benchmarks;

/// <summary>Methods that divide stake over 1,300 rounds: CVaR by our own simplex method, quadratic programs by HiGHS.</summary>
[MinColumn, MedianColumn, HideColumns("Error", "StdDev")]
public class AllocationBenchmarks
{
    private const int Rounds = 1300;

    private AllocationInputs _inputs = null!;

    [Params(100, 1000)]
    public int Models { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new NormalRandom(1, 0);
        double[] common = [.. Enumerable.Range(0, Rounds).Select(_ => random.Next())];
        double[][] returns =
        [
            .. Enumerable
                .Range(0, Models)
                .Select(_ => common.Select(c => 0.001 + (0.01 * c) + (0.01 * random.Next())).ToArray()),
        ];
        _inputs = AllocationInputs.Of(returns, 1, WeightLimits.None(Models), 0.05, isRaw: true);
        // Shared by the methods of an answer, as the question shares it.
        _ = _inputs.Covariance;
    }

    [Benchmark]
    public object MinCvar() => new MinCvar().Solve(_inputs);

    [Benchmark]
    public object MaxReturnPerCvar() => new MaxReturnPerCvar().Solve(_inputs);

    [Benchmark]
    public object MinVariance() => new MinVariance().Solve(_inputs);

    [Benchmark]
    public object MaxSharpe() => new MaxSharpe().Solve(_inputs);

    [Benchmark]
    public object RiskBudget() => new RiskBudget().Solve(_inputs);

    [Benchmark]
    public object HierarchicalRiskParity() => new HierarchicalRiskParity().Solve(_inputs);

    [Benchmark]
    public object Kelly() => new FractionalKelly().Solve(_inputs);

    [Benchmark]
    public object Covariance() => CovarianceEstimate.Compute(_inputs.Returns, Rounds);
}
