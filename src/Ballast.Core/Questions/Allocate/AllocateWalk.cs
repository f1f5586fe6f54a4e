using Ballast.Core.Allocation;
using Ballast.Core.Allocation.WalkForward;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Allocate;

/// <summary>Follows methods through the past, each against equal weight.</summary>
internal static class AllocateWalk
{
    /// <summary>Follows the methods, and equal weight beside them; null where the past is too short.</summary>
    public static Dictionary<string, OutOfSampleEntry>? Run(
        Asked asked,
        AllocateRequest request,
        AllocationGround ground
    )
    {
        var benchmark = AllocationCatalogue.Benchmark;
        IAllocationMethod[] followed = [benchmark, .. request.Methods.Where(m => m.Name != benchmark.Name)];
        var walked = AllocationWalk.Run(
            ground.Standing.Panel,
            [.. followed.Select(m => (IAllocationMethod)new Pruning(m, request))],
            new AllocationWalkOptions { FewestRounds = ground.FewestRounds },
            values =>
                AllocationInputs.Of(
                    values,
                    ground.Overlap,
                    // Groups and stakes are those of today: who followed the method then had others.
                    WeightLimits.Of(
                        values.Length,
                        Math.Min(request.Floor, 1.0 / values.Length),
                        Math.Max(request.Cap, 1.0 / values.Length)
                    ),
                    request.Alpha,
                    isRaw: false,
                    request.MinMean
                ),
            asked.Progress,
            asked.Cancellation
        );
        if (walked[0].Refits == 0)
            return null;
        var entries = new Dictionary<string, OutOfSampleEntry>();
        foreach (var method in walked)
        {
            if (OutOfSample(method, walked[0], ground, request, walked.Count - 1) is { } entry)
                entries[method.Method] = entry;
        }
        return entries;
    }

    private static OutOfSampleEntry? OutOfSample(
        WalkedMethod method,
        WalkedMethod benchmark,
        AllocationGround ground,
        AllocateRequest request,
        int compared
    )
    {
        int[] rounds = [.. ground.Standing.Panel.Rounds.Select(r => r.Round)];
        int[] there = [.. Enumerable.Range(0, rounds.Length).Where(t => double.IsFinite(method.Returns[t]))];
        if (there.Length == 0)
            return null;
        double[] returns = [.. there.Select(t => method.Returns[t])];
        var options = new IntervalOptions { Overlap = ground.Overlap, Limit = double.PositiveInfinity };
        var mean = MeasureIntervals.Compute(
            new RoundSeries([.. there.Select(t => rounds[t])], returns),
            new MeanReturn(),
            options
        );
        var isBenchmark = ReferenceEquals(method, benchmark);
        var difference = isBenchmark
            ? null
            : WalkComparison.Compare(method.Returns, benchmark.Returns, rounds, options);
        return new OutOfSampleEntry(
            rounds[there[0]],
            rounds[there[^1]],
            there.Length,
            method.Refits,
            method.WithoutAnswer,
            returns.Average(),
            Json.Number(mean.Low),
            Json.Number(mean.High),
            TailLoss.Cvar(returns, request.Alpha),
            new AdditiveDrawdown().Compute(returns),
            Json.Number(method.Turnover),
            Json.Number(difference?.Value ?? double.NaN),
            Json.Number(difference?.Low ?? double.NaN),
            Json.Number(difference?.High ?? double.NaN),
            difference is null
                ? "benchmark"
                : WalkComparison.Verdict(difference, IndependentRounds.Count(there.Length, ground.Overlap), compared)
        );
    }

    /// <summary>A method that is asked as the question asks it: with slots and a least share.</summary>
    private sealed class Pruning(IAllocationMethod method, AllocateRequest request) : IAllocationMethod
    {
        public string Name => method.Name;

        public string Explanation => method.Explanation;

        public AllocationResult Solve(AllocationInputs inputs) => AllocateComputation.Solve(request, method, inputs);
    }
}
