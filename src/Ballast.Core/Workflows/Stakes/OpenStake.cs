using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Stakes;

/// <summary>A stake in an open round with what is known of how the round pays.</summary>
/// <param name="Position">The stake.</param>
/// <param name="Rule">The round's rule.</param>
/// <param name="KnownFactor">Its payout factor; null before it is known.</param>
/// <param name="Likely">The known factor, else the newest one under the rule, with the round it was taken from; null where there is none.</param>
/// <param name="Weights">Multipliers of the rule's terms as they count; null where a choice was left and is not recorded.</param>
internal sealed record OpenStake(
    Position Position,
    PayoutRule Rule,
    decimal? KnownFactor,
    (decimal Factor, int? TakenFrom)? Likely,
    IReadOnlyList<(PayoutTerm Term, decimal Multiplier)>? Weights
)
{
    /// <summary>NMR at risk.</summary>
    public decimal Nmr => Position.AtRisk!.Value.Amount;

    /// <summary>The most that it can burn, NMR.</summary>
    public decimal LargestLoss => Nmr * LargestShare;

    /// <summary>The same as a share of it.</summary>
    public decimal LargestShare { get; } = Payouts.LargestLoss.Compute(Rule, Position.Round, KnownFactor, Weights);

    /// <summary>What it returns on weighted scores, as shares of it; NaN where the factor cannot be said.</summary>
    public double[] Returns(IReadOnlyList<double> weightedScores)
    {
        var returns = new double[weightedScores.Count];
        if (Likely is not { } likely)
        {
            Array.Fill(returns, double.NaN);
            return returns;
        }
        var (formula, factor, clip) = (Rule.FormulaIn(Position.Round), (double)likely.Factor, (double)Rule.Clip);
        for (var i = 0; i < returns.Length; i++)
            returns[i] = formula.Return(weightedScores[i], factor, clip);
        return returns;
    }

    public static OpenStake Of(Position position, PayoutRule rule, RoundFactors factors, TermMetrics metrics) =>
        new(
            position,
            rule,
            factors.Known(position.Round),
            factors.Likely(position.Round),
            Counted(position, rule, metrics)
        );

    private static List<(PayoutTerm, decimal)>? Counted(Position position, PayoutRule rule, TermMetrics metrics)
    {
        var chosen = new List<(Metric, decimal)>();
        foreach (var term in rule.Terms)
        {
            if (
                (TermMetrics.RecordedFor(term, position.Multipliers) ?? (term.IsFixed ? term.Options[0] : null))
                is not { } weight
            )
                return null;
            chosen.Add((metrics.Of(term), weight));
        }
        var counted = rule.MultiplierRule.Effective(new Multipliers(chosen));
        return [.. rule.Terms.Select(t => (t, counted[metrics.Of(t)]))];
    }
}
