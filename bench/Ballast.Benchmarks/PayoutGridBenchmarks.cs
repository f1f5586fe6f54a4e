using Ballast.Core.Numerics;
using BenchmarkDotNet.Attributes;

namespace Ballast.Benchmarks;

/// <summary>Twenty multiplier pairs over a panel with missing rounds: the plain loops against the kernel.</summary>
[MinColumn, MedianColumn, HideColumns("Error", "StdDev", "RatioSD")]
public class PayoutGridBenchmarks
{
    private PayoutGridInput _input = null!;

    [Params("70x500", "14000x1300")]
    public string Panel { get; set; } = "";

    [Params(false, true)]
    public bool Calm { get; set; }

    [GlobalSetup]
    public void Setup() =>
        _input = Panel == "70x500" ? SyntheticPanel.Create(70, 500, Calm) : SyntheticPanel.Create(14_000, 1_300, Calm);

    [Benchmark(Baseline = true)]
    public object Plain() => PlainPayoutGrid.Totals(_input);

    [Benchmark]
    public object KernelOneThread() => PayoutGridKernel.Totals(_input, 1);

    [Benchmark]
    public object KernelAllCores() => PayoutGridKernel.Totals(_input);

    [Benchmark]
    public object CompoundedAllCores() => PayoutGridKernel.Compounded(_input);
}
