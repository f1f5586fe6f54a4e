using Ballast.Core.Backtesting;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Backtest;

/// <summary>The question of a backtest.</summary>
public sealed record BacktestRequest : Selection
{
    /// <summary>Resolved, unresolved or all of them.</summary>
    public RoundState State { get; init; } = RoundState.Resolved;

    /// <summary>How rounds become one value.</summary>
    public BacktestMode Mode { get; init; } = BacktestMode.Total;

    /// <summary>Metrics with options; empty takes those of the rule in force.</summary>
    public IReadOnlyList<(Metric Metric, IReadOnlyList<decimal> Options)> Grid { get; init; } = [];

    /// <summary>NMR in every round. Legacy: one stake behind all of them; atomic: in a position of each.</summary>
    public decimal Stake { get; init; } = 10_000;

    /// <summary>Factor, clip and rule.</summary>
    public PaymentAssumptions Assumptions { get; init; } = new();
}
