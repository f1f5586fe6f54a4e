using Ballast.Core.Backtesting;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.Returns;

/// <summary>Returns as the scores and the rules give them, for models that nobody staked too.</summary>
internal sealed class ComputedReturns
{
    private readonly AsOfView _view;
    private readonly ReturnRequest _request;
    private readonly RoundSelector _selector;
    private readonly Dictionary<(string Model, int Round), Multipliers?> _recorded;
    private readonly Dictionary<PayoutRule, Multipliers> _unrecorded = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IMultiplierRule, Multipliers> _counted = new(ReferenceEqualityComparer.Instance);

    public ComputedReturns(AsOfView view, ReturnRequest request, IReadOnlyList<Position> positions)
    {
        (_view, _request) = (view, request);
        _selector = new RoundSelector(view, request.State);
        _recorded = positions.ToDictionary(p => (p.Model, p.Round), p => p.Multipliers);
    }

    public Outcome<ReturnPanel> Of(IReadOnlyList<string> models, int from, int to)
    {
        var metrics = Metrics(from, to);
        if (metrics.Length == 0)
            return new Refusal(
                "nothing-in-range",
                $"No score is stored that the rules of these rounds pay. {Stored()}"
            );
        var query = _view.Query(models, metrics, from, to);
        var scored = _view.Scores(query);
        var selected = _selector.Paying(scored, _request.Assumptions);
        if (selected.Columns.Count == 0 && selected.Skipped.Count > 0)
            return selected.NothingPaid();
        var panel = scored.WithRounds(selected.Columns);
        var values = models.Select((m, row) => Row(panel, m, row, selected.Terms)).ToList();
        var taking = Enumerable.Range(0, models.Count).Where(i => values[i].Any(double.IsFinite)).ToList();
        if (taking.Count == 0)
            return new Refusal(
                "nothing-in-range",
                $"No resolved round in range has what its rule pays for these models{Missing(panel)}. {Stored()} Give {Notice.Option("multipliers")} to pay on others."
            );
        double[][] kept = [.. taking.Select(i => values[i])];
        var columns = Enumerable.Range(0, panel.Rounds.Count).Where(c => kept.Any(v => double.IsFinite(v[c]))).ToList();
        double[][] cut = [.. kept.Select(v => columns.Select(c => v[c]).ToArray())];
        return new ReturnPanel(
            ReturnSource.Computed,
            _request.Assumptions.Basis,
            Assumption(columns.Exists(c => selected.Terms[c].StakedAgainAfter > 1)),
            [.. taking.Select(i => models[i])],
            [
                .. columns.Select(c => new ReturnRound(
                    panel.Rounds[c],
                    _view.Dates.Day(panel.Rounds[c]),
                    selected.Terms[c].Rule
                )),
            ],
            cut,
            PositionValues(cut, [.. columns.Select(c => selected.Terms[c])]),
            Mix(cut, columns.Count),
            "equal stakes, on rounds that all models have",
            [
                .. models
                    .Where((_, i) => !taking.Contains(i))
                    .Select(m => new SkippedModel(m, "no scored round in range")),
            ],
            [
                .. _view
                    .RoundsWithInterimScores(query)
                    .Where(_selector.IsResolved)
                    .Intersect(columns.Select(c => panel.Rounds[c])),
            ]
        )
        {
            SkippedRounds = Skipped(selected, panel, columns),
        };
    }

    /// <summary>Rounds with scores that take no part: they do not pay, or no model has what their rule pays on.</summary>
    private IReadOnlyList<SkippedRounds> Skipped(SelectedRounds selected, ScorePanel panel, List<int> columns)
    {
        if (_request.Multipliers is null)
        {
            var payable = new PayableRounds(_view);
            foreach (var round in panel.Rounds.Where((_, c) => !columns.Contains(c)))
                selected.Skipped.Add((SkipReason.NoPaidScore, round, payable.ScoresOf(round)));
        }
        return selected.SkippedByReason();
    }

    private string Missing(ScorePanel panel)
    {
        var payable = new PayableRounds(_view);
        var scores = panel.Rounds.Select(payable.ScoresOf).OfType<string>().Distinct().ToList();
        return _request.Multipliers is not null || scores.Count == 0 ? "" : $" ({string.Join("; ", scores)})";
    }

    private Metric[] Metrics(int from, int to)
    {
        if (_request.Multipliers is { } given)
            return [.. given.Items.Where(i => i.Value != 0).Select(i => i.Metric)];
        var paying = _request.Assumptions.ForcedRule is { } forced ? [forced] : _view.Rules.Rules(from, to);
        return [.. paying.SelectMany(r => r.Terms).Select(_view.Terms.Of).Distinct().Where(_view.Metrics.Contains)];
    }

    private double[] Row(ScorePanel panel, string model, int row, List<PaidRound> terms)
    {
        var values = new double[terms.Count];
        for (var column = 0; column < values.Length; column++)
        {
            var chosen = Chosen(model, terms[column]);
            var sum = 0.0;
            foreach (var (metric, multiplier) in chosen?.Items ?? [])
            {
                if (multiplier != 0)
                    sum += (double)multiplier * Score(panel, metric, row, column);
            }
            values[column] = chosen is null ? double.NaN : terms[column].Return(sum);
        }
        return values;
    }

    /// <summary>What counts in a round, as in a backtest or an explanation; null where the round's rule is not known.</summary>
    private Multipliers? Chosen(string model, PaidRound terms)
    {
        if (_request.Multipliers is { } given)
            return Counted(terms.MultiplierRule, given);
        if (terms.Rule is not { } rule)
            return null;
        var recorded = _recorded.GetValueOrDefault((model, terms.Round));
        // Without a record it is the same for all models: thousands of them need it made once.
        if (recorded is null && _unrecorded.TryGetValue(rule, out var known))
            return known;
        // What was recorded belongs to the rule that held, not to one that is asked for.
        var isGiven = _request.Assumptions.ForcedRule is not null;
        var chosen = rule.Terms.Select(t =>
            (
                _view.Terms.Of(t),
                isGiven && t.IsFixed ? t.Options[0] : TermMetrics.RecordedFor(t, recorded) ?? t.Options[^1]
            )
        );
        var effective = rule.MultiplierRule.Effective(new Multipliers(chosen));
        if (recorded is null)
            _unrecorded[rule] = effective;
        return effective;
    }

    private Multipliers Counted(IMultiplierRule rule, Multipliers given)
    {
        if (!_counted.TryGetValue(rule, out var counted))
            _counted[rule] = counted = rule.Effective(given);
        return counted;
    }

    private static double Score(ScorePanel panel, Metric metric, int row, int column)
    {
        for (var plane = 0; plane < panel.Metrics.Count; plane++)
        {
            if (panel.Metrics[plane] == metric)
                return panel.Row(plane, row)[column];
        }
        return double.NaN;
    }

    private static double[][] PositionValues(double[][] values, PaidRound[] terms) =>
        [.. values.Select(v => v.Zip(terms, (r, t) => r / (double)t.CapitalShare).ToArray())];

    private static double[] Mix(double[][] values, int columns) =>
        [.. Enumerable.Range(0, columns).Select(c => values.Average(v => v[c]))];

    private string Assumption(bool isAtomic)
    {
        var assumptions = _request.Assumptions;
        var isActual = assumptions.Mode == PaymentMode.Actual;
        var factor =
            assumptions.Factor is { } f ? $"payout factor {f:0.####}"
            : isActual ? "each round's own payout factor"
            : $"payout factor {PaymentAssumptions.UsualFactor} in legacy rounds";
        var multipliers = _request.Multipliers is { } given
            ? $"multipliers {given}"
            : "the recorded multipliers (without a record those of the round's rule, and where it left a choice the largest)";
        var capital =
            !isAtomic ? ""
            : assumptions.Basis == CapitalBasis.Position ? ", over the stake of each round"
            : ", over the NMR committed (atomic rounds: the positions of all rounds open at once)";
        return $"scores paid with {multipliers}, {factor}, on a stake that is kept constant{capital}";
    }

    private string Stored() => $"Stored metrics: {string.Join(", ", _view.Metrics.Where(m => !m.IsPercentile))}.";
}
