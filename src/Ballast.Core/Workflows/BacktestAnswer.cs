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

    /// <summary>First round that took part.</summary>
    public required int From { get; init; }

    /// <summary>Last round that took part.</summary>
    public required int To { get; init; }

    /// <summary>Rounds that took part.</summary>
    public required IReadOnlyList<RoundTerms> Rounds { get; init; }

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
        Risk.IndependentRounds.Of(Rounds.GroupBy(t => PayoutRule.OverlapOf(t.Rule)).Select(g => (g.Count(), g.Key)));

    /// <summary>Rounds in a row of those that took part that share days, at most.</summary>
    public int Overlap => Rounds.Max(t => PayoutRule.OverlapOf(t.Rule));

    /// <summary>Which models can still be the best; null for one model or for very many.</summary>
    public required VerdictEntry? Verdict { get; init; }

    /// <summary>The rules that the rounds opened under, in the order of rounds.</summary>
    public IReadOnlyList<RuleSpan> RuleSpans() => RuleSpan.Of(Rounds);

    /// <summary>Models by the value of their best combination, ties by name.</summary>
    public IEnumerable<ModelBacktest> Best =>
        Models.OrderByDescending(m => m.Best.Value).ThenBy(m => m.Model, StringComparer.Ordinal);
}

/// <summary>A model that cannot take part.</summary>
public sealed record SkippedModel(string Model, string Reason);

/// <summary>Rounds that cannot take part.</summary>
public sealed record SkippedRounds(SkipReason Reason, IReadOnlyList<int> Rounds);

/// <summary>A rule and the rounds of an answer that opened under it.</summary>
/// <param name="Rule">Its id; null where none is known.</param>
/// <param name="From">First of the rounds.</param>
/// <param name="To">Last of the rounds.</param>
/// <param name="Rounds">How many.</param>
public sealed record RuleSpan(string? Rule, int From, int To, int Rounds)
{
    /// <summary>The rules of some rounds, in the order of rounds.</summary>
    internal static IReadOnlyList<RuleSpan> Of(IReadOnlyList<RoundTerms> rounds) =>
        [
            .. rounds
                .GroupBy(r => r.Rule?.Id)
                .Select(g => new RuleSpan(g.Key, g.Min(r => r.Round), g.Max(r => r.Round), g.Count())),
        ];
}
