using System.Globalization;
using Ballast.Core.Backtesting;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows;

/// <summary>Everything stored that a payout is computed from, for some models and rounds.</summary>
internal sealed class PayoutFacts
{
    /// <summary>The refusal where payout and scores are not of one state.</summary>
    public const string NotFinal = "not-final";

    private static readonly string UsualFactor = Format.Multiplier(PaymentAssumptions.UsualFactor);

    private readonly AsOfView _view;
    private readonly PaidScores _scores;
    private readonly Dictionary<int, decimal> _factors = [];
    private readonly Dictionary<int, string?> _remarks = [];

    public PayoutFacts(AsOfView view, IReadOnlyList<string> models, int from, int to)
    {
        _view = view;
        var paid = view.Rules.Rules(from, to).SelectMany(r => r.Terms).Select(view.Terms.Of).Distinct();
        Metric[] metrics = [.. paid.Where(view.Metrics.Contains)];
        _scores = new PaidScores(view, view.Query(models, metrics, from, to));
        Positions = view.Positions(models, from, to);
        foreach (var position in Positions.Where(p => p.PayoutFactor is not null))
            _factors[position.Round] = position.PayoutFactor!.Value;
    }

    /// <summary>Stakes and payouts, ordered by model and round.</summary>
    public IReadOnlyList<Position> Positions { get; }

    public Position? PositionOf(string model, int round) =>
        Positions.FirstOrDefault(p => p.Model == model && p.Round == round);

    /// <summary>The rules of some rounds.</summary>
    public IReadOnlyList<RuleSpan> RuleSpans(IEnumerable<int> rounds) =>
        RuleSpan.Of(rounds.Select(r => (r, _view.Rules.At(r).Rule)));

    /// <summary>The metric that carries a term of a rule in this store.</summary>
    public Metric MetricOf(PayoutTerm term) => _view.Terms.Of(term);

    /// <summary>A round's factor: recorded beside any of the positions, or for the round; null where it is not known.</summary>
    public decimal? FactorOf(PayoutRule rule, int round) =>
        _factors.TryGetValue(round, out var shown) ? shown : KnownFactor(rule, round);

    /// <summary>What a model would have returned with some multipliers, as a share of the stake; null without a final score that weighs.</summary>
    public decimal? ReturnOf(string model, int round, PayoutRule rule, decimal factor, Multipliers chosen)
    {
        var sum = 0m;
        foreach (var (metric, multiplier) in rule.MultiplierRule.Effective(chosen).Items.Where(i => i.Value != 0))
        {
            var score = _scores.Of(model, round, metric);
            if (double.IsNaN(score) || _scores.IsInterim(model, round, metric))
                return null;
            sum += multiplier * Exact(score);
        }
        return Paid(rule, round, factor).PositionReturn(sum);
    }

    /// <summary>Whether a score that weighs is stored from before the round resolved only.</summary>
    public bool HasInterim(string model, int round, PayoutRule rule, Multipliers chosen) =>
        rule.MultiplierRule.Effective(chosen).Items.Any(i => i.Value != 0 && _scores.IsInterim(model, round, i.Metric));

    /// <summary>Computes the payout of a position by its round's rule, or by a given one.</summary>
    public Outcome<PayoutComputation> Compute(Position position, PayoutRule? givenRule = null)
    {
        var inForce = _view.Rules.At(position.Round);
        var rule = givenRule ?? inForce.Rule;
        if (rule is null)
            return new Refusal("no-rule", $"{Sentence(inForce.Remark!)}; name one with {Notice.Option("rule")}.");
        var known = FactorOf(rule, position);
        if (position.AtRisk is not { } stake)
            return new Refusal(
                "no-stake",
                known is null
                    ? (Notice)
                        $"Neither a stake of {position.Model} in round {position.Round} nor the round's payout factor is stored. Give both, for example {Notice.Option("stake")} 100 {Notice.Option("payout-factor")} {UsualFactor} (the factor that a backtest takes)."
                    : (Notice)
                        $"No stake of {position.Model} in round {position.Round} is stored. Give one, for example {Notice.Option("stake")} 100."
            );
        if (known is not { } factor)
            return new Refusal(
                "no-factor",
                $"The payout factor of round {position.Round} is not stored. Give one, for example {Notice.Option("payout-factor")} {UsualFactor} (the factor that a backtest takes)."
            );
        return TermsOf(rule, position, givenRule is not null)
            .Then<IReadOnlyList<ComputedTerm>, PayoutComputation>(terms =>
                Mixed(position, terms) is { } refusal
                    ? refusal
                    : Settle(
                        position,
                        rule,
                        givenRule is null
                            ? Remark(inForce, position.Round)
                            : Joined(RuleRemarks.Find(rule, position.Round, position.Round)),
                        stake,
                        factor,
                        terms
                    ) with
                    {
                        AreScoresFinal = Weighing(terms).All(t => !IsInterim(position, t)),
                    }
            );
    }

    private string? Remark(RuleInForce inForce, int round)
    {
        if (!_remarks.TryGetValue(round, out var remark))
            _remarks[round] = remark = Joined(inForce.RemarksIn(round, round));
        return remark;
    }

    private static string? Joined(IReadOnlyList<string> remarks) =>
        remarks.Count == 0 ? null : string.Join(' ', remarks);

    /// <summary>Once a round has resolved, a final score beside another day's interim one gives a payout that there never was.</summary>
    private Refusal? Mixed(Position position, IReadOnlyList<ComputedTerm> terms)
    {
        var interim = Weighing(terms).Where(t => IsInterim(position, t)).Select(t => t.Metric).ToList();
        return
            interim.Count > 0
            && interim.Count < Weighing(terms).Count()
            && _view.Dates.ResolvedAt(position.Round) <= _view.AsOf
            ? new Refusal(
                NotFinal,
                $"Not final yet: {string.Join(" and ", interim)} of {position.Model} in round {position.Round} is stored from before the round resolved, the other score from after. Sync, or import newer tables."
            )
            : null;
    }

    private static IEnumerable<ComputedTerm> Weighing(IReadOnlyList<ComputedTerm> terms) =>
        terms.Where(t => t.Multiplier != 0);

    private bool IsInterim(Position position, ComputedTerm term) =>
        _scores.IsInterim(position.Model, position.Round, term.Metric);

    private static PayoutComputation Settle(
        Position position,
        PayoutRule rule,
        string? remark,
        Nmr stake,
        decimal factor,
        IReadOnlyList<ComputedTerm> terms
    )
    {
        var sum = WeightedScore.Compute<decimal>([.. terms.Select(t => t.Score)], [.. terms.Select(t => t.Multiplier)]);
        var pays = rule.Pays(position.Round);
        var paid = Paid(rule, position.Round, factor);
        return new PayoutComputation(
            position.Model,
            position.Round,
            rule,
            remark,
            stake,
            factor,
            terms,
            sum,
            rule.FormulaIn(position.Round),
            pays && paid.IsClipped(sum),
            stake * (pays ? paid.PositionReturn(sum) : 0),
            pays,
            position.Payout,
            position.IsFinal
        );
    }

    private static PaidRound Paid(PayoutRule rule, int round, decimal factor) =>
        new(round, factor, rule.Clip, rule.FormulaIn(round), rule.MultiplierRule, rule);

    private decimal? FactorOf(PayoutRule rule, Position position) =>
        position.PayoutFactor ?? KnownFactor(rule, position.Round);

    private decimal? KnownFactor(PayoutRule rule, int round) =>
        _view.Rounds.GetValueOrDefault(round)?.PayoutFactor
        ?? (rule.FactorKind == PayoutFactorKind.ThresholdOverTotal ? null : 1);

    private static decimal? RecordedOrFixed(PayoutTerm term, Multipliers? recorded) =>
        TermMetrics.RecordedFor(term, recorded) ?? (term.IsFixed ? term.Options[0] : null);

    /// <param name="rule">The rule to pay by.</param>
    /// <param name="position">What is recorded.</param>
    /// <param name="isGiven">Whether the rule was named by the user: then what it fixes counts, not what another rule recorded.</param>
    private Outcome<IReadOnlyList<ComputedTerm>> TermsOf(PayoutRule rule, Position position, bool isGiven)
    {
        var chosen = new List<(Metric, decimal)>();
        foreach (var term in rule.Terms)
        {
            var multiplier = isGiven && term.IsFixed ? term.Options[0] : RecordedOrFixed(term, position.Multipliers);
            if (multiplier is not { } known)
                return new Refusal(
                    "no-multiplier",
                    $"The {term.Role} multiplier of {position.Model} in round {position.Round} is not stored; give {Notice.Option("multipliers")}."
                );
            chosen.Add((_view.Terms.Of(term), known));
        }
        var terms = new List<ComputedTerm>();
        foreach (var (metric, multiplier) in rule.MultiplierRule.Effective(new Multipliers(chosen)).Items)
        {
            var score = _scores.Of(position.Model, position.Round, metric);
            if (double.IsNaN(score) && multiplier != 0)
                return new Refusal(
                    "no-score",
                    $"{position.Model} has no {metric} score in round {position.Round}, and by its rule the round is paid on that score."
                );
            // A term without weight needs no score: files of the CORR-only years have none of the other.
            if (!double.IsNaN(score))
                terms.Add(new ComputedTerm(metric, Exact(score), multiplier));
        }
        return terms.Count > 0
            ? terms
            : new Refusal("no-score", $"{position.Model} has no score in round {position.Round}.");
    }

    /// <summary>The decimal that the shortest text of the score names; a cast would cut it to 15 digits.</summary>
    internal static decimal Exact(double score) =>
        decimal.Parse(score.ToString("R"), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
