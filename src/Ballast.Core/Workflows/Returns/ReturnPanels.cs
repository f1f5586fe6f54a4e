using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Workflows.Returns;

/// <summary>Finds returns of models: from settled payouts where a stake is stored, else from scores.</summary>
internal static class ReturnPanels
{
    /// <returns>A refusal where a model is unknown or no round in range has a return.</returns>
    public static Outcome<ReturnPanel> Of(ITournamentStore store, PayoutTimeline timeline, ReturnRequest request) =>
        ModelSelection
            .Of(store, request.Tournament, request.Models, request.AsOf)
            .Then(models =>
                request
                    .Range.Resolve(request.Tournament, timeline)
                    .Then(range => Of(store, timeline, request, models, range.From, range.To))
            );

    private static Outcome<ReturnPanel> Of(
        ITournamentStore store,
        PayoutTimeline timeline,
        ReturnRequest request,
        IReadOnlyList<string> models,
        int from,
        int to
    )
    {
        var positions = store.Positions(new PositionQuery(request.Tournament, models, from, to, request.AsOf));
        var settled = positions.Where(IsSettled).ToList();
        var isSettled =
            request.Source == ReturnSource.Settled
            || (request.Source == ReturnSource.Auto && settled.Count > 0 && !request.AsksForRules);
        var rules = RuleLookup.Of(store, timeline, request.Tournament, request.AsOf);
        var rounds = new RoundDates(rules, store.Rounds(request.Tournament, request.AsOf));
        if (!isSettled)
            return new ComputedReturns(store, rules, request, positions, rounds).Of(models, from, to);
        if (request.AsksForRules)
            return new Refusal(
                "settled-by-rules",
                "Settled payouts are what they are: rules, factors, clips and multipliers are for --returns computed."
            );
        if (settled.Count == 0)
            return new Refusal(
                "no-stake",
                "No settled payout on a stake is stored for these models and rounds. Sync an account, import a table with payout and selectedStakeValue, or take --returns computed."
            );
        var capital = new AtomicCapital(store, request.Tournament, models, request.AsOf, rounds);
        var panel = new SettledReturns(rounds, capital, request.Assumptions.Basis).Of(models, settled);
        return panel.Rounds.Count > 0
            ? panel
            : new Refusal(
                "capital-unknown",
                "Settled atomic payouts are stored, but not what else was staked when they settled. Sync the account, import its open stakes too, or take --capital position."
            );
    }

    private static bool IsSettled(Position position) =>
        position is { IsFinal: true, Payout: not null, AtRisk: { } stake } && stake > Nmr.Zero;
}
