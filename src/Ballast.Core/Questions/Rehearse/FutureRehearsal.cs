using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Simulation;
using Ballast.Core.Simulation.Futures;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Tiers;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Parts;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Rehearse;

/// <summary>Simulates policies on futures that are drawn from past rounds, paid by one rule.</summary>
internal static class FutureRehearsal
{
    /// <summary>Steps of models for each value that an answer may hold: some minutes on two cores on the command line, half a minute over HTTP.</summary>
    private const long StepsOfValue = 15_000;

    /// <summary>Futures in a part: some milliseconds or more of work, and there are still many parts.</summary>
    private const int PathsInPart = 10;

    /// <summary>The answer before its futures are simulated.</summary>
    /// <returns>A refusal where there is no rule, or where past rounds do not carry a future.</returns>
    public static Outcome<PartedWork<RehearseAnswer>> Divide(Asked asked, RehearseRequest request, FutureRequest future)
    {
        var view = asked.View;
        var first = view.Dates.FirstFixedAfter(view.AsOf);
        var rule = request.Returns.Assumptions.ForcedRule ?? view.Rules.At(first).Rule;
        if (rule is null)
            return new Refusal(
                "no-rule",
                $"No payout rule is known for round {first}: {Notice.Option("rule")} ID takes one."
            );
        var computed = request.Returns with
        {
            Source = ReturnSource.Computed,
            Assumptions = request.Returns.Assumptions with { ForcedRule = rule },
        };
        return ReturnPanels
            .Of(view, computed)
            .Then(panel => Cut(asked, request, future, panel, Schedule(view, rule, first, future.Rounds)));
    }

    private static Outcome<PartedWork<RehearseAnswer>> Cut(
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
                $"{future.Paths:#,##0} futures of {Format.Many(future.Rounds, "round")} with {Format.Many(panel.Models.Count, "model")} and {names.Count} policies are too many: take fewer {Notice.Option("paths")}, rounds or policies."
            );
        // Past and future are paid by one rule.
        var tierRule = new TierRule(rule.Id, PayoutRule.OverlapOf(rule));
        var simulation = new FutureSimulation(
            schedule,
            panel.Models,
            past,
            [.. names.Select(n => (Func<IStakePolicy>)(() => request.Create(n, _ => tierRule)))],
            new FutureOptions { Seed = (ulong)future.Seed, Capital = (double)request.Total }
        );
        var stage = new PartStage<FuturePath[]>(
            "futures",
            future.Paths,
            PathsInPart,
            simulation.Take,
            (writer, policies) => Array.ForEach(policies, p => p.Write(writer)),
            reader => [.. names.Select(_ => FuturePath.Read(reader))]
        );
        return new PartedWork<RehearseAnswer>(
            [stage],
            () => Digest(panel.Models, past, schedule, rule),
            _ =>
                RehearseComputation.Describe(asked.View, request, panel) with
                {
                    From = panel.Rounds[begin].Round,
                    Future = Described(
                        request,
                        future,
                        names,
                        simulation.Conclude(stage.Results),
                        schedule,
                        past,
                        rule
                    ),
                }
        );
    }

    private static RehearsedFuture Described(
        RehearseRequest request,
        FutureRequest future,
        List<string> names,
        FutureResults simulated,
        ReplaySchedule schedule,
        PastRounds past,
        PayoutRule rule
    )
    {
        var results = simulated.Policies;
        var benchmark = results[names.IndexOf(PolicyCatalogue.Benchmark)];
        return new RehearsedFuture
        {
            Paths = future.Paths,
            Seed = future.Seed,
            From = schedule.Rounds[0].Round,
            To = schedule.Rounds[^1].Round,
            Until = SimulatedPolicies.Day(schedule.Rounds[^1]),
            Rule = rule.Id,
            Staking = rule.Staking.Slug(),
            PastRounds = past.Returns.Count,
            BlockRounds = past.BlockLength,
            DifferencesKept = Json.Number(simulated.DifferencesKept),
            Policies =
            [
                .. request.Policies.Select(name =>
                    SimulatedPolicies.Describe(
                        name,
                        results[names.IndexOf(name)],
                        benchmark,
                        schedule,
                        (double)request.Total
                    )
                ),
            ],
        };
    }

    // Policies, seed and capital stand in the question itself.
    private static string Digest(
        IReadOnlyList<string> models,
        PastRounds past,
        ReplaySchedule schedule,
        PayoutRule rule
    ) =>
        InputDigest.Of(digest =>
        {
            digest.Add(models).Add(rule.Id).Add(past.Overlap).Add(past.Limit).Add(past.Returns.Count);
            foreach (var row in past.Returns)
                digest.Add(row);
            foreach (var round in schedule.Rounds)
                digest.Add(round.Round).Add(round.IsAtomic ? 1 : 0).Add(round.ClosesAt).Add(round.ResolvesAt);
        });

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
                ? (Notice)
                    $" {latest[0].Model} begins in round {panel.Rounds[latest[0].At].Round}: leave it out, or wait."
                : (Notice)
                    $" Wait for {Format.Many(past.FewestRounds - past.Returns.Count, "more round")} to resolve, or take a {Notice.Option("rule")} of shorter scores.";
        return new Refusal(
            "too-few-rounds",
            $"Not enough data: futures are drawn from at least {past.FewestRounds} rounds in which all models take part, and there are {past.Returns.Count}.{why}"
        );
    }
}
