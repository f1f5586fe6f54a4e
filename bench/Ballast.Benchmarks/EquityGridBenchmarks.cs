using Ballast.Core.Numerics;
using BenchmarkDotNet.Attributes;

namespace Ballast.Benchmarks;

/// <summary>Equity under overlapping rounds, twenty multiplier pairs, lag 20: the plain loops against the kernel.</summary>
[MinColumn, MedianColumn, HideColumns("Error", "StdDev", "RatioSD")]
public class EquityGridBenchmarks
{
    private const int Lag = 20;

    private PayoutGridInput _input = null!;

    [Params(false, true)]
    public bool Calm { get; set; }

    [GlobalSetup]
    public void Setup() => _input = SyntheticPanel.Create(70, 500, Calm);

    [Benchmark(Baseline = true)]
    public object Plain() => PlainEquityGrid.Compute(_input, Lag);

    [Benchmark]
    public object KernelOneThread() => EquityGridKernel.Compute(_input, Lag, 1);

    [Benchmark]
    public object KernelAllCores() => EquityGridKernel.Compute(_input, Lag);
}
