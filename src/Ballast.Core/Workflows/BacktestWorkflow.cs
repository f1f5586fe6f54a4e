using Ballast.Core.Payouts;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Workflows;

/// <summary>What every combination of payout multipliers would have paid.</summary>
public static class BacktestWorkflow
{
    /// <summary>Runs the backtest.</summary>
    /// <returns>A refusal where a model is unknown, the range holds no scored round, or no round in it pays.</returns>
    public static Outcome<BacktestAnswer> Run(
        ITournamentStore store,
        PayoutTimeline timeline,
        BacktestRequest request
    ) =>
        ModelSelection
            .Of(store, request.Tournament, request.Models, request.AsOf)
            .Then(models =>
                request
                    .Range.Resolve(request.Tournament, timeline)
                    .Then(range => new BacktestRun(store, timeline, request).Over(models, range.From, range.To))
            );
}
