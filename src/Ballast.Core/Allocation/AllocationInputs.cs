using Ballast.Core.Risk.Dependence;

namespace Ballast.Core.Allocation;

/// <summary>What methods work on: the past of some models on the same rounds, with means and covariances that were shrunk, and the limits.</summary>
internal sealed class AllocationInputs
{
    private AllocationInputs(double[][] returns, double[][] scenarios, MeanEstimates means) =>
        (Returns, Scenarios, Means) = (returns, scenarios, means);

    /// <summary>Returns as they were, models x rounds, none missing.</summary>
    public double[][] Returns { get; }

    /// <summary>The same, each model moved to its shrunk mean; the very same where nothing is shrunk.</summary>
    public double[][] Scenarios { get; }

    /// <summary>Means and how much of their differences is taken as real.</summary>
    public MeanEstimates Means { get; }

    /// <summary>Rounds in a row that share days.</summary>
    public required int Overlap { get; init; }

    /// <summary>What weights must keep.</summary>
    public required WeightLimits Limits { get; init; }

    /// <summary>The share of rounds in the tail.</summary>
    public required double Alpha { get; init; }

    /// <summary>Least mean return of a round that the mix must have; null for none.</summary>
    public double? MinMean { get; init; }

    /// <summary>Whether means and scenarios are as they were.</summary>
    public required bool IsRaw { get; init; }

    /// <summary>Number of models.</summary>
    public int Models => Returns.Length;

    /// <summary>Number of rounds.</summary>
    public int Rounds => Returns[0].Length;

    /// <summary>What the rounds are worth in independent ones, for covariances.</summary>
    public double EffectiveRounds =>
        Overlap == 1 ? Rounds
        : Rounds < Overlap + 2 ? 1
        : Math.Min(Rounds, OverlapNoise.Freedom(Rounds, Overlap));

    /// <summary>Covariances, shrunk.</summary>
    public CovarianceEstimate Covariance
    {
        get => field ??= CovarianceEstimate.Compute(Returns, EffectiveRounds);
        private init;
    }

    /// <summary>Prepares inputs.</summary>
    /// <param name="returns">Models x rounds, none missing; at least one of each.</param>
    /// <param name="overlap">Rounds in a row that share days, 1 or more.</param>
    /// <param name="limits">What weights must keep.</param>
    /// <param name="alpha">The share of rounds in the tail, above 0 and at most 1.</param>
    /// <param name="isRaw">Whether means stay as they were.</param>
    /// <param name="minMean">Least mean return of a round; null for none.</param>
    public static AllocationInputs Of(
        double[][] returns,
        int overlap,
        WeightLimits limits,
        double alpha,
        bool isRaw,
        double? minMean = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfZero(returns.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(overlap, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(alpha, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(alpha, 1);
        var means = MeanEstimates.Compute(returns, overlap);
        return new AllocationInputs(returns, isRaw ? returns : means.Move(returns), isRaw ? means.Unshrunk() : means)
        {
            Overlap = overlap,
            Limits = limits,
            Alpha = alpha,
            MinMean = minMean,
            IsRaw = isRaw,
        };
    }

    /// <summary>The same under other limits.</summary>
    public AllocationInputs With(WeightLimits limits) =>
        new(Returns, Scenarios, Means)
        {
            Overlap = Overlap,
            Limits = limits,
            Alpha = Alpha,
            MinMean = MinMean,
            IsRaw = IsRaw,
            Covariance = Covariance,
        };

    /// <summary>Mean return of a mix in the scenarios.</summary>
    public double MeanOf(IReadOnlyList<double> weights) => Means.Values.Zip(weights, (m, w) => m * w).Sum();

    /// <summary>Return of a mix in each round, as it was.</summary>
    public double[] Mix(IReadOnlyList<double> weights) => Mix(Returns, weights);

    /// <summary>Return of a mix in each round.</summary>
    public static double[] Mix(double[][] returns, IReadOnlyList<double> weights)
    {
        var mix = new double[returns[0].Length];
        for (var model = 0; model < returns.Length; model++)
        {
            if (weights[model] == 0)
                continue;
            for (var t = 0; t < mix.Length; t++)
                mix[t] += weights[model] * returns[model][t];
        }
        return mix;
    }
}
