using Ballast.Core.Store;

namespace Ballast.Core.Workflows;

/// <summary>What every combination of payout multipliers would have paid.</summary>
public static class BacktestWorkflow
{
    /// <summary>Runs the backtest.</summary>
    /// <returns>A refusal where a model is unknown, the range holds no scored round, or no round in it pays.</returns>
    public static Outcome<BacktestAnswer> Run(AsOfView view, BacktestRequest request) =>
        request.In(view, new BacktestRun(view, request).Over);
}
