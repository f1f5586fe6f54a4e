using Ballast.Core.Backtesting;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows;

/// <summary>The question of a backtest.</summary>
public sealed record BacktestRequest
{
    /// <summary>The tournament.</summary>
    public Tournament Tournament { get; init; } = Tournament.Classic;

    /// <summary>Models; empty means all.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>The rounds.</summary>
    public RoundRange Range { get; init; } = RoundRange.All;

    /// <summary>Resolved, unresolved or all of them.</summary>
    public RoundState State { get; init; } = RoundState.Resolved;

    /// <summary>How rounds become one value.</summary>
    public BacktestMode Mode { get; init; } = BacktestMode.Total;

    /// <summary>Metrics with options; empty takes those of the rule in force.</summary>
    public IReadOnlyList<(Metric Metric, IReadOnlyList<decimal> Options)> Grid { get; init; } = [];

    /// <summary>NMR in every round.</summary>
    public decimal Stake { get; init; } = 10_000;

    /// <summary>Factor, clip and rule.</summary>
    public PaymentAssumptions Assumptions { get; init; } = new();

    /// <summary>Nothing that became known later takes part, and "resolved" means resolved by then.</summary>
    public required DateTimeOffset AsOf { get; init; }
}
