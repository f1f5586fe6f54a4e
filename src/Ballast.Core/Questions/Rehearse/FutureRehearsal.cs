using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Rounds;
using Ballast.Core.Simulation;
using Ballast.Core.Simulation.Futures;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Rehearse;

/// <summary>Simulates policies on futures that are drawn from past rounds, paid by one rule.</summary>
internal static class FutureRehearsal
{
    /// <summary>Futures in which a policy must end ahead, or behind, before it is said to.</summary>
    private const double Convincing = 0.95;

    /// <summary>Steps of models for each value that an answer may hold: some minutes on two cores on the command line, half a minute over HTTP.</summary>
    private const long StepsOfValue = 15_000;

    /// <summary>Answers the question.</summary>
    /// <returns>A refusal where there is no rule, or where past rounds do not carry a future.</returns>
    public static Outcome<RehearseAnswer> Run(Asked asked, RehearseRequest request, FutureRequest future)
    {
        var view = asked.View;
        var first = NextRound(view);
        var rule = request.Returns.Assumptions.ForcedRule ?? view.Rules.At(first).Rule;
        if (rule is null)
            return new Refusal("no-rule", $"No payout rule is known for round {first}: --rule ID takes one.");
        var computed = request.Returns with
        {
            Source = ReturnSource.Computed,
            Assumptions = request.Returns.Assumptions with { ForcedRule = rule },
        };
        return ReturnPanels
            .Of(view, computed)
            .Then<ReturnPanel, RehearseAnswer>(panel =>
                Answer(asked, request, future, panel, Schedule(view, rule, first, future.Rounds))
            );
    }

    private static Outcome<RehearseAnswer> Answer(
        Asked asked,
        RehearseRequest request,
        FutureRequest future,
        ReturnPanel panel,
        ReplaySchedule schedule
    )
    {
        var rule = panel.Rounds[^1].Rule!;
        if (RehearseComputation.TooSmall(request, panel) is { } tooSmall)
            return tooSmall;
        var rows = Rows(panel);
        var begin = PastRounds.FirstWithAll(rows, panel.Models.Count);
        var past = new PastRounds(rows[begin..], PayoutRule.OverlapOf(rule), (double)rule.Clip);
        if (past.Returns.Count < past.FewestRounds)
            return TooFew(panel, rows, past);
        var names = request.Policies.Append(PolicyCatalogue.Benchmark).Distinct().ToList();
        var steps = (long)future.Paths * future.Rounds * panel.Models.Count * names.Count * 2;
        if (steps > StepsOfValue * asked.Bounds.Values)
            return new Refusal(
                "too-large-answer",
                $"{future.Paths:#,##0} futures of {Format.Many(future.Rounds, "round")} with {Format.Many(panel.Models.Count, "model")} and {names.Count} policies are too many: take fewer --paths, rounds or policies."
            );
        var simulated = FutureSimulation.Run(
            schedule,
            panel.Models,
            past,
            [.. names.Select(n => (Func<IStakePolicy>)(() => PolicyCatalogue.Find(n)!))],
            new FutureOptions
            {
                Paths = future.Paths,
                Seed = (ulong)future.Seed,
                Capital = (double)request.Total,
            },
            asked.Progress,
            asked.Cancellation
        );
        var results = simulated.Policies;
        var benchmark = results[names.IndexOf(PolicyCatalogue.Benchmark)];
        return RehearseComputation.Describe(asked.View, request, panel) with
        {
            From = panel.Rounds[begin].Round,
            Future = new RehearsedFuture
            {
                Paths = future.Paths,
                Seed = future.Seed,
                From = schedule.Rounds[0].Round,
                To = schedule.Rounds[^1].Round,
                Until = Day(schedule.Rounds[^1]),
                Rule = rule.Id,
                Staking = rule.Staking.Slug(),
                PastRounds = past.Returns.Count,
                BlockRounds = past.BlockLength,
                DifferencesKept = Json.Number(simulated.DifferencesKept),
                Policies =
                [
                    .. request.Policies.Select(name =>
                        Entry(name, results[names.IndexOf(name)], benchmark, schedule, (double)request.Total)
                    ),
                ],
            },
        };
    }

    /// <summary>The first round whose stakes are not fixed yet.</summary>
    private static int NextRound(AsOfView view)
    {
        var round = Math.Max(1, RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime)) - 1);
        while (view.Dates.StakeFixedAt(round) <= view.AsOf)
            round++;
        return round;
    }

    private static ReplaySchedule Schedule(AsOfView view, PayoutRule rule, int first, int count) =>
        new(
            view.Tournament,
            [
                .. Enumerable
                    .Range(first, count)
                    .Select(r => new ReplayDates(
                        r,
                        rule.Staking == StakingSystem.AtomicPerRound,
                        view.Dates.StakeFixedAt(r),
                        RoundCalendar.ResolveTime(r, rule.ScoreDays)
                    )),
            ]
        );

    private static double[][] Rows(ReturnPanel panel) =>
        [.. panel.Rounds.Select((_, column) => panel.PositionValues.Select(row => row[column]).ToArray())];

    private static Refusal TooFew(ReturnPanel panel, double[][] rows, PastRounds past)
    {
        var starts = panel.Models.Select((m, i) => (Model: m, At: Array.FindIndex(rows, r => double.IsFinite(r[i]))));
        var latest = starts.OrderByDescending(s => s.At).ToList();
        // Leaving out the newest model helps only where the others were there long enough before it.
        var others = rows.Length - (latest.Count > 1 ? latest[1].At : rows.Length);
        var why =
            others >= past.FewestRounds
                ? $" {latest[0].Model} begins in round {panel.Rounds[latest[0].At].Round}: leave it out, or wait."
                : $" Wait for {Format.Many(past.FewestRounds - past.Returns.Count, "more round")} to resolve, or take a --rule of shorter scores.";
        return new Refusal(
            "too-few-rounds",
            $"Not enough data: futures are drawn from at least {past.FewestRounds} rounds in which all models take part, and there are {past.Returns.Count}.{why}"
        );
    }

    private static SimulatedPolicy Entry(
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
            PolicyCatalogue.Find(name)!.Does,
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

    private static DateOnly Day(ReplayDates round) => DateOnly.FromDateTime(round.ResolvesAt.UtcDateTime);
}
