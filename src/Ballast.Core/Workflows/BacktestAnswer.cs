using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows;

/// <summary>The answer of a backtest.</summary>
public sealed record BacktestAnswer
{
    /// <summary>The question.</summary>
    public required BacktestRequest Request { get; init; }

    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>First round that took part.</summary>
    public required int From { get; init; }

    /// <summary>Last round that took part.</summary>
    public required int To { get; init; }

    /// <summary>Rounds that took part.</summary>
    public required IReadOnlyList<PaidRound> Rounds { get; init; }

    /// <summary>The grid's metrics.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The rule whose options made the grid; null where the grid was given.</summary>
    public required PayoutRule? GridRule { get; init; }

    /// <summary>One entry a model with a scored round, in the order asked for.</summary>
    public required IReadOnlyList<ModelBacktest> Models { get; init; }

    /// <summary>Models without one.</summary>
    public required IReadOnlyList<SkippedModel> Skipped { get; init; }

    /// <summary>Rounds with scores that took no part, by reason.</summary>
    public required IReadOnlyList<SkippedRounds> SkippedRounds { get; init; }

    /// <summary>Rounds that have resolved since, while the store's scores are from before.</summary>
    public required IReadOnlyList<int> InterimRounds { get; init; }

    /// <summary>Rounds of those that took part that run side by side by design: so many are worth about one independent round.</summary>
    public required int ConcurrentRounds { get; init; }

    /// <summary>What the rounds are worth in independent ones: rounds / overlap, under each rule by its own overlap.</summary>
    public double IndependentRounds =>
        Risk.IndependentRounds.Count(Rounds.GroupBy(t => PayoutRule.OverlapOf(t.Rule)).Select(g => (g.Count(), g.Key)));

    /// <summary>Rounds in a row of those that took part that share days, at most.</summary>
    public int Overlap => Rounds.Max(t => PayoutRule.OverlapOf(t.Rule));

    /// <summary>Which models can still be the best; null for one model or for very many.</summary>
    public required VerdictEntry? Verdict { get; init; }

    /// <summary>Rounds that each lock a position at the same time; 1 where no atomic round took part.</summary>
    public int PositionsAtOnce => Rounds.Max(r => r.StakedAgainAfter);

    /// <summary>NMR committed at once: the stake, or the stake in each of the atomic rounds that are open together.</summary>
    public decimal CommittedNmr => Request.Stake * PositionsAtOnce;

    /// <summary>Whether rounds of both staking systems took part.</summary>
    public bool CrossesSystems => GridBacktest.CrossesSystems(Rounds);

    /// <summary>The rules that the rounds opened under, in the order of rounds.</summary>
    public IReadOnlyList<RuleSpan> RuleSpans() => RuleSpan.Of(Rounds.Select(r => (r.Round, r.Rule)));

    /// <summary>Models by the value of their best combination, by its return where the rounds cross the staking systems; ties by name.</summary>
    public IEnumerable<ModelBacktest> Best =>
        Models
            .OrderByDescending(m => CrossesSystems ? m.Best.Return : m.Best.Value)
            .ThenBy(m => m.Model, StringComparer.Ordinal);
}

/// <summary>A model that cannot take part.</summary>
public sealed record SkippedModel(string Model, string Reason);

/// <summary>Rounds that cannot take part.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Rounds">Ascending.</param>
/// <param name="Scores">The scores that they are paid on, where these are missing; null else.</param>
public sealed record SkippedRounds(SkipReason Reason, IReadOnlyList<int> Rounds, string? Scores = null);
