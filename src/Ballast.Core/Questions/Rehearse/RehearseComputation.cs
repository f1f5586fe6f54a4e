using Ballast.Core.Payouts;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Rounds;
using Ballast.Core.Simulation;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Rehearse;

/// <summary>Replays policies and compares each with equal weight.</summary>
internal static class RehearseComputation
{
    /// <summary>Answers the question.</summary>
    /// <returns>A refusal where a model is unknown or no round in range has a return.</returns>
    public static Outcome<RehearseAnswer> Run(Asked asked, RehearseRequest request) =>
        ReturnPanels
            .Of(asked.View, request.Returns)
            .Then<ReturnPanel, RehearseAnswer>(panel => Answer(asked, request, panel));

    private static RehearseAnswer Answer(Asked asked, RehearseRequest request, ReturnPanel panel)
    {
        var rounds = Rounds(asked.View, panel);
        var names = request.Policies.Append(PolicyCatalogue.Benchmark).Distinct().ToList();
        var results = new ReplayResult[names.Count];
        // Each policy has a ledger of its own, so the order in which they run changes nothing.
        Parallel.For(
            0,
            names.Count,
            new ParallelOptions { CancellationToken = asked.Cancellation },
            i =>
                results[i] = RecordedReplay.Run(
                    rounds,
                    PolicyCatalogue.Find(names[i])!,
                    new Nmr(request.Total),
                    asked.Cancellation
                )
        );
        var benchmark = results[names.IndexOf(PolicyCatalogue.Benchmark)];
        var options = Options(panel);
        return new RehearseAnswer
        {
            Tournament = asked.View.Tournament.Slug(),
            From = rounds.Rounds[0].Round,
            To = rounds.Rounds[^1].Round,
            Total = Json.Plain(request.Total),
            Returns = panel.Source.ToString().ToLowerInvariant(),
            Assumption = panel.Assumption,
            Models = panel.Models.Count,
            Benchmark = PolicyCatalogue.Benchmark,
            Policies =
            [
                .. request.Policies.Select(name =>
                    Entry(name, results[names.IndexOf(name)], benchmark, request.Total, options)
                ),
            ],
            Rules = panel.RuleSpans(),
            Skipped = panel.Skipped,
            SkippedRounds = [.. panel.SkippedRounds.Select(SkippedRoundsEntry.Of)],
        };
    }

    private static ReplayRounds Rounds(AsOfView view, ReturnPanel panel) =>
        new(
            view.Tournament,
            panel.Models,
            [
                .. panel.Rounds.Select(
                    (round, column) =>
                        new ReplayRound(
                            round.Round,
                            round.Rule?.Staking == StakingSystem.AtomicPerRound,
                            view.Dates.StakeFixedAt(round.Round),
                            view.Dates.ResolvedAt(round.Round),
                            [.. panel.PositionValues.Select(row => row[column])]
                        )
                ),
            ]
        );

    private static IntervalOptions Options(ReturnPanel panel) =>
        // Rounds of several rules: the longest overlap is the careful one. What a round can bring of the capital has no bound that all policies share.
        new() { Overlap = panel.Rounds.Max(r => PayoutRule.OverlapOf(r.Rule)), Limit = double.PositiveInfinity };

    private static RehearsedPolicy Entry(
        string name,
        ReplayResult result,
        ReplayResult benchmark,
        decimal total,
        IntervalOptions options
    )
    {
        var end = result.Points[^1].Capital.Amount;
        var difference = ReferenceEquals(result, benchmark)
            ? null
            : PolicyComparison.Compare(result, benchmark, total, options);
        return new RehearsedPolicy(
            name,
            PolicyCatalogue.Find(name)!.Does,
            Json.Plain(end),
            Json.Plain(end - total),
            Json.Plain(result.Paid.Amount),
            Json.Plain(result.Burned.Amount),
            DeepestFall(result, (double)total),
            result.IdleShare,
            result.Requests,
            Json.Number(difference?.Value ?? double.NaN),
            Json.Number(difference?.Low ?? double.NaN),
            Json.Number(difference?.High ?? double.NaN),
            difference is { IsKnown: false } unknown ? IntervalReasons.Code(unknown.Reason) : null,
            PolicyComparison.Verdict(difference),
            [
                .. result.Points.Select(p => new RehearsedRound(
                    p.Round,
                    p.Day,
                    Json.Plain(Math.Round(p.Capital.Amount, 6))
                )),
            ]
        );
    }

    private static double DeepestFall(ReplayResult result, double total)
    {
        var (peak, deepest) = (total, 0.0);
        foreach (var point in result.Points)
        {
            var capital = (double)point.Capital.Amount;
            peak = Math.Max(peak, capital);
            deepest = Math.Max(deepest, 1 - (capital / peak));
        }
        return deepest;
    }
}
