using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.Returns;

/// <summary>Finds returns of models: from settled payouts where a stake is stored, else from scores.</summary>
internal static class ReturnPanels
{
    /// <returns>A refusal where a model is unknown or no round in range has a return.</returns>
    public static Outcome<ReturnPanel> Of(AsOfView view, ReturnRequest request) =>
        request.In(view, (models, from, to) => Of(view, request, models, from, to));

    private static Outcome<ReturnPanel> Of(
        AsOfView view,
        ReturnRequest request,
        IReadOnlyList<string> models,
        int from,
        int to
    )
    {
        var positions = view.Positions(models, from, to);
        var settled = positions.Where(IsSettled).ToList();
        var isSettled =
            request.Source == ReturnSource.Settled
            || (request.Source == ReturnSource.Auto && settled.Count > 0 && !request.AsksForRules);
        if (!isSettled)
            return new ComputedReturns(view, request, positions).Of(models, from, to);
        if (request.AsksForRules)
            return new Refusal(
                "settled-by-rules",
                $"Settled payouts are what they are: rules, factors, clips and multipliers are for {Notice.Option("returns")} computed."
            );
        if (settled.Count == 0)
            return new Refusal(
                "no-stake",
                $"No settled payout on a stake is stored for these models and rounds. Sync an account, import a table with stakes and payouts, or take {Notice.Option("returns")} computed."
            );
        var capital = new AtomicCapital(view, models);
        var panel = new SettledReturns(view.Dates, capital, request.Assumptions.Basis).Of(models, settled);
        return panel.Rounds.Count > 0
            ? panel
            : new Refusal(
                "capital-unknown",
                $"Settled atomic payouts are stored, but not what else was staked when they settled. Sync the account, import its open stakes too, or take {Notice.Option("capital")} position."
            );
    }

    private static bool IsSettled(Position position) =>
        position is { IsFinal: true, Payout: not null, AtRisk: { } stake } && stake > Nmr.Zero;
}
