using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Risk;

/// <summary>
/// Weighted scores of past rounds, to be paid once more as the open rounds pay: from the scores, and where they are not stored from what was
/// settled.
/// </summary>
internal sealed class ReplayedScores
{
    /// <summary>A settled return this near to its bound was clipped: how far the score went beyond is not known.</summary>
    private const double Near = 1e-9;

    private readonly IReadOnlyList<int> _rounds;
    private readonly TermMetrics _metrics;
    private readonly PaidScores _scores;
    private readonly RoundFactors _factors;
    private readonly Dictionary<(string Model, int Round), Position> _settled;

    // The open rounds of a model mostly have the same multipliers, and then the same past.
    private readonly Dictionary<PayoutRule, Dictionary<(string Model, string Weights), double[]>> _known = new(
        ReferenceEqualityComparer.Instance
    );

    /// <param name="view">What is known.</param>
    /// <param name="rule">The rule of the past rounds.</param>
    /// <param name="rounds">The past rounds.</param>
    /// <param name="positions">Stakes and payouts of the models.</param>
    /// <param name="factors">Payout factors.</param>
    public ReplayedScores(
        AsOfView view,
        PayoutRule rule,
        IReadOnlyList<int> rounds,
        IReadOnlyList<Position> positions,
        RoundFactors factors
    )
    {
        (_rounds, _factors, _metrics) = (rounds, factors, view.Terms);
        string[] models = [.. positions.Select(p => p.Model).Distinct()];
        Metric[] paid = [.. rule.Terms.Select(_metrics.Of).Where(view.Metrics.Contains).Distinct()];
        _scores = new PaidScores(view, view.Query(models, paid, rounds[0], rounds[^1]));
        _settled = positions
            .Where(p => p is { IsFinal: true, Payout: not null } && p.AtRisk > Nmr.Zero)
            .ToDictionary(p => (p.Model, p.Round));
    }

    /// <summary>One weighted score a past round, with the multipliers of an open stake; NaN for missing.</summary>
    public IReadOnlyList<double> Of(OpenStake stake)
    {
        var weights = stake.Weights is null ? "" : string.Join(' ', stake.Weights.Select(w => w.Multiplier));
        if (!_known.TryGetValue(stake.Rule, out var known))
            _known[stake.Rule] = known = [];
        var key = (stake.Position.Model, weights);
        if (!known.TryGetValue(key, out var scores))
            known[key] = scores = [.. _rounds.Select(r => Of(stake, r))];
        return scores;
    }

    private double Of(OpenStake stake, int round)
    {
        var sum = stake.Weights is null ? double.NaN : 0.0;
        foreach (var (term, multiplier) in stake.Weights ?? [])
        {
            if (multiplier != 0)
                sum += (double)multiplier * _scores.Of(stake.Position.Model, round, _metrics.Of(term));
        }
        return double.IsNaN(sum) ? Implied(stake.Position.Model, stake.Rule, round) : sum;
    }

    /// <summary>The weighted score that a settled payout was made on.</summary>
    private double Implied(string model, PayoutRule rule, int round)
    {
        if (!_settled.TryGetValue((model, round), out var paid) || _factors.Known(round) is not > 0)
            return double.NaN;
        var share = (double)(paid.Payout!.Value.Amount / paid.AtRisk!.Value.Amount);
        var factor = (double)_factors.Known(round)!.Value;
        var bound = rule.FormulaIn(round).Return(double.MaxValue, factor, (double)rule.Clip);
        return Math.Abs(share) < bound * (1 - Near) ? share / factor : share * double.MaxValue;
    }
}
