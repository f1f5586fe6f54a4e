using Ballast.Core.Numerics;
using Ballast.Core.Simulation;
using Ballast.Core.Simulation.Futures;

namespace Ballast.Core.Questions.Rehearse;

/// <summary>Sums up what became of a capital over all futures: where they lie, how often ahead of the benchmark, and how far that can lie off.</summary>
internal static class SimulatedPolicies
{
    /// <summary>Futures in which a policy must end ahead, or behind, before it is said to.</summary>
    private const double Convincing = 0.95;

    /// <summary>Describes one.</summary>
    /// <param name="name">The policy.</param>
    /// <param name="result">What became of the capital.</param>
    /// <param name="benchmark">The same of the benchmark, on the same futures; the result itself where it is the benchmark.</param>
    /// <param name="schedule">The rounds.</param>
    /// <param name="total">NMR at the beginning.</param>
    public static SimulatedPolicy Describe(
        string name,
        FutureResult result,
        FutureResult benchmark,
        ReplaySchedule schedule,
        double total
    )
    {
        var isBenchmark = ReferenceEquals(result, benchmark);
        var ahead = isBenchmark ? (double?)null : AheadShare(result.Ends, benchmark.Ends);
        var error = ahead is { } share ? 1.96 * Math.Sqrt(share * (1 - share) / result.Ends.Length) : (double?)null;
        return new SimulatedPolicy(
            name,
            RehearseRequest.DoesOf(name),
            Range(result.Ends),
            Range(result.Falls),
            result.Ends.Count(e => e < total) / (double)result.Ends.Length,
            result.IdleShares.Average(),
            result.Requests.Average(),
            ahead,
            error,
            ahead switch
            {
                null => "benchmark",
                { } a when a - error >= Convincing => "ahead",
                { } a when a + error <= 1 - Convincing => "behind",
                _ => "not-shown",
            },
            [
                .. result.Checkpoints.Select(
                    (round, i) =>
                        new FanPoint(schedule.Rounds[round].Round, Day(schedule.Rounds[round]), Range(result.Nmr[i]))
                ),
            ]
        );
    }

    /// <summary>Share of the futures in which one ends higher; where both end alike, half.</summary>
    private static double AheadShare(double[] ends, double[] others)
    {
        var ahead = 0.0;
        for (var path = 0; path < ends.Length; path++)
        {
            var difference = ends[path] - others[path];
            // Sums in another order differ in the last places.
            var isAlike = Math.Abs(difference) <= 1e-9 * Math.Max(1e-9, Math.Abs(others[path]));
            ahead +=
                isAlike ? 0.5
                : difference > 0 ? 1
                : 0;
        }
        return ahead / ends.Length;
    }

    private static SimulatedRange Range(double[] values)
    {
        var sorted = values.Order().ToArray();
        double At(double share) => Quantile.ComputeSorted(sorted, share);
        return new SimulatedRange(At(0.05), At(0.25), At(0.5), At(0.75), At(0.95));
    }

    /// <summary>The day on which a round resolves.</summary>
    public static DateOnly Day(ReplayDates round) => DateOnly.FromDateTime(round.ResolvesAt.UtcDateTime);
}
