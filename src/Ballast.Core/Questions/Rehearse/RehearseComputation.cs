using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Rounds;
using Ballast.Core.Simulation;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Parts;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Rehearse;

/// <summary>Replays policies and compares each with equal weight.</summary>
internal static class RehearseComputation
{
    /// <summary>The answer before anything long is computed: futures fall into parts, a replay of the past is one piece.</summary>
    /// <returns>A refusal where a model is unknown or no round in range has a return.</returns>
    public static Outcome<PartedWork<RehearseAnswer>> Divide(Asked asked, RehearseRequest request) =>
        request.Future is { } future
            ? FutureRehearsal.Divide(asked, request, future)
            : Replay(asked, request)
                .Then<RehearseAnswer, PartedWork<RehearseAnswer>>(answer =>
                    PartedWork<RehearseAnswer>.Whole(_ => answer)
                );

    private static Outcome<RehearseAnswer> Replay(Asked asked, RehearseRequest request) =>
        ReturnPanels
            .Of(asked.View, request.Returns)
            .Then<ReturnPanel, RehearseAnswer>(panel =>
                TooSmall(request, panel) is { } refusal ? refusal : Replayed(asked, request, panel)
            );

    /// <summary>Whether the total is too small for the models and the first round of a panel.</summary>
    internal static Refusal? TooSmall(RehearseRequest request, ReturnPanel panel) =>
        LeastTotal.Check(
            request.Total,
            panel.Models.Count,
            panel.Rounds[0].Rule?.Staking == StakingSystem.AtomicPerRound
        );

    /// <summary>The policies on the rounds of a panel.</summary>
    internal static RehearseAnswer Replayed(Asked asked, RehearseRequest request, ReturnPanel panel)
    {
        var rounds = Rounds(asked.View, panel);
        var names = request.Policies.Append(PolicyCatalogue.Benchmark).Distinct().ToList();
        var ruleOf = TierRules.Of(asked.View, panel);
        var results = new ReplayResult[names.Count];
        // Each policy has a ledger of its own, so the order in which they run changes nothing.
        Parallel.For(
            0,
            names.Count,
            new ParallelOptions { CancellationToken = asked.Cancellation },
            i =>
                results[i] = RecordedReplay.Run(
                    rounds,
                    request.Create(names[i], ruleOf),
                    new Nmr(request.Total),
                    asked.Cancellation
                )
        );
        var benchmark = results[names.IndexOf(PolicyCatalogue.Benchmark)];
        var options = Options(panel);
        var prices = new PriceBook(asked.View.Prices(request.Currency));
        var first = prices.On(Day(rounds.Rounds[0].ClosesAt));
        var last = prices.On(rounds.Rounds.Max(r => Day(r.ResolvesAt)));
        return Describe(asked.View, request, panel) with
        {
            Currency = prices.IsEmpty ? null : request.Currency,
            FirstPrice = first,
            LastPrice = last,
            Policies =
            [
                .. request
                    .Policies.Select(name =>
                        Entry(name, results[names.IndexOf(name)], benchmark, request.Total, options, names.Count - 1)
                    )
                    .Select(p => p with { GainFiat = (p.End * last) - (request.Total * first) }),
            ],
        };
    }

    /// <summary>An answer without its policies: which rounds, models and rules it rests on.</summary>
    internal static RehearseAnswer Describe(AsOfView view, RehearseRequest request, ReturnPanel panel) =>
        new()
        {
            Tournament = view.Tournament.Slug(),
            From = panel.Rounds[0].Round,
            To = panel.Rounds[^1].Round,
            Total = Json.Plain(request.Total),
            Returns = panel.Source.ToString().ToLowerInvariant(),
            Assumption = panel.Assumption,
            Models = panel.Models.Count,
            Benchmark = PolicyCatalogue.Benchmark,
            Policies = [],
            Rules = panel.RuleSpans(),
            Skipped = panel.Skipped,
            SkippedRounds = [.. panel.SkippedRounds.Select(SkippedRoundsEntry.Of)],
        };

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
                            ResolvesAt(view, round),
                            [.. panel.PositionValues.Select(row => row[column])]
                        )
                ),
            ]
        );

    /// <summary>When a round resolves under the rule that pays it here: one that the question names can score longer than the round's own did, and locks NMR as long.</summary>
    private static DateTimeOffset ResolvesAt(AsOfView view, ReturnRound round) =>
        round.Rule is { } rule && rule.ScoreDays != view.Dates.ScoreDaysOf(round.Round)
            ? RoundCalendar.ResolveTime(round.Round, rule.ScoreDays)
            : view.Dates.ResolvedAt(round.Round);

    private static IntervalOptions Options(ReturnPanel panel) =>
        // Rounds of several rules: the longest overlap is the careful one. What a round can bring of the capital has no bound that all policies share.
        new() { Overlap = panel.Rounds.Max(r => PayoutRule.OverlapOf(r.Rule)), Limit = double.PositiveInfinity };

    private static RehearsedPolicy Entry(
        string name,
        ReplayResult result,
        ReplayResult benchmark,
        decimal total,
        IntervalOptions options,
        int compared
    )
    {
        var end = result.Points[^1].Capital.Amount;
        var difference = ReferenceEquals(result, benchmark)
            ? null
            : PolicyComparison.Compare(result, benchmark, total, options);
        return new RehearsedPolicy(
            name,
            RehearseRequest.DoesOf(name),
            Json.Plain(end),
            Json.Plain(end - total),
            Json.Plain(result.Paid.Amount),
            Json.Plain(result.Burned.Amount),
            DeepestFall(result, total),
            result.IdleShare,
            result.Requests,
            Json.Number(difference?.Value ?? double.NaN),
            Json.Number(difference?.Low ?? double.NaN),
            Json.Number(difference?.High ?? double.NaN),
            difference is { IsKnown: false } unknown ? IntervalReasons.Code(unknown.Reason) : null,
            PolicyComparison.Verdict(
                difference,
                IndependentRounds.Count(result.Points.Count, options.Overlap),
                compared
            ),
            RehearsedRound.Of(result)
        );
    }

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    /// <summary>Deepest fall from a highest value, a share of that value.</summary>
    internal static double DeepestFall(ReplayResult result, decimal total)
    {
        decimal[] capital = [total, .. result.Points.Select(p => p.Capital.Amount)];
        double[] steps = [.. capital.Skip(1).Zip(capital, (now, before) => ((double)now / (double)before) - 1)];
        var falls = DrawdownFinder.Find(steps, DrawdownKind.Compounded, Compounding.Legacy);
        return falls.Count == 0 ? 0 : falls[0].Depth;
    }
}
