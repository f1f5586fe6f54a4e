using Ballast.Core.Allocation.WalkForward;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;
using Ballast.Core.Simulation;

namespace Ballast.Core.Questions.Rehearse;

/// <summary>Whether one policy did better than another by more than chance: the mean of what each round brought, one less the other.</summary>
internal static class PolicyComparison
{
    /// <summary>The error that may happen, of all policies together. Measured in docs/evidence.md.</summary>
    private const double Level = 0.05;

    /// <summary>The mean difference a round, as a share of the NMR at the beginning, with its interval.</summary>
    /// <param name="policy">One.</param>
    /// <param name="benchmark">The other, on the same rounds.</param>
    /// <param name="total">NMR that both began with.</param>
    /// <param name="options">How many rounds overlap.</param>
    public static Interval Compare(ReplayResult policy, ReplayResult benchmark, decimal total, IntervalOptions options)
    {
        var (one, other) = (Gains(policy, total), Gains(benchmark, total));
        return MeasureIntervals.Compute(
            new RoundSeries(
                [.. one.Select(g => g.Round)],
                [.. one.Zip(other, (left, right) => left.Gain - right.Gain)]
            ),
            new MeanReturn(),
            options
        );
    }

    /// <summary>What may be said: benchmark for the benchmark itself; better or worse where the interval leaves zero out; else not-shown.</summary>
    public static string Verdict(Interval? difference) =>
        difference switch
        {
            null => "benchmark",
            { IsKnown: true, Low: > 0 } => "better",
            { IsKnown: true, High: < 0 } => "worse",
            _ => "not-shown",
        };

    /// <summary>What may be said where several policies are held against one benchmark: of many one is ahead by chance, so more is asked of each.</summary>
    /// <param name="difference">The interval of 95 %; null for the benchmark itself.</param>
    /// <param name="independent">Stretches that share no day.</param>
    /// <param name="compared">How many policies are held against it.</param>
    public static string Verdict(Interval? difference, double independent, int compared)
    {
        var one = Verdict(difference);
        return
            compared > 1
            && difference is { IsKnown: true }
            && WalkComparison.Verdict(difference, independent, compared, Level) != one
            ? "not-shown"
            : one;
    }

    /// <summary>What each round brought, as a share of the NMR at the beginning, in the order of rounds.</summary>
    private static List<(int Round, double Gain)> Gains(ReplayResult result, decimal total)
    {
        var before = total;
        var gains = new List<(int Round, double Gain)>();
        foreach (var point in result.Points)
        {
            gains.Add((point.Round, (double)((point.Capital.Amount - before) / total)));
            before = point.Capital.Amount;
        }
        gains.Sort((one, other) => one.Round.CompareTo(other.Round));
        return gains;
    }
}
