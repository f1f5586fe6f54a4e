using Ballast.Core.Allocation;
using Ballast.Core.Numerics;

namespace Ballast.Tests.Allocation;

/// <summary>Panels of returns for tests of allocation.</summary>
internal static class MadePanel
{
    /// <summary>Six models, forty rounds, by a formula that anybody can repeat in another language.</summary>
    public static double[][] Formula(double scale = 1, double less = 0) =>
        [
            .. Enumerable
                .Range(0, 6)
                .Select(i =>
                    Enumerable
                        .Range(0, 40)
                        .Select(t =>
                            (
                                scale
                                * (
                                    (0.004 * Math.Sin(0.7 * (t + 1) * (i + 1)))
                                    + (0.003 * Math.Cos((0.31 * (t + 1)) + i))
                                    + (0.001 * ((t * (i + 2) % 7) - 3))
                                    + (0.0006 * (i - 1))
                                )
                            ) - less
                        )
                        .ToArray()
                ),
        ];

    /// <summary>Models that share a part of their returns.</summary>
    public static double[][] Random(ulong seed, int models, int rounds, double mean = 0.001)
    {
        var random = new NormalRandom(seed, 0);
        double[] common = [.. Enumerable.Range(0, rounds).Select(_ => random.Next())];
        return
        [
            .. Enumerable
                .Range(0, models)
                .Select(_ => common.Select(c => mean + (0.01 * c) + (0.01 * random.Next())).ToArray()),
        ];
    }

    /// <summary>Inputs as they are with --raw.</summary>
    public static AllocationInputs Raw(
        double[][] returns,
        WeightLimits? limits = null,
        double alpha = 0.05,
        double? minMean = null
    ) => AllocationInputs.Of(returns, 1, limits ?? WeightLimits.None(returns.Length), alpha, isRaw: true, minMean);
}
