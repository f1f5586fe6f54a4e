using Ballast.Core.Evidence.Maturity;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Questions.Account;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Nowcast;

/// <summary>The rounds that were open at a moment, and what stood in them.</summary>
internal sealed class OpenRounds
{
    // A round of 60 scoring days is open for some 64 daily rounds.
    private const int MostOpen = 100;

    private readonly AsOfView _view;
    private readonly StakeStates _states;
    private readonly SortedDictionary<string, int> _notComputed = new(StringComparer.Ordinal);

    public OpenRounds(AsOfView view)
    {
        var (dates, asOf) = (view.Dates, view.AsOf);
        (_view, _states) = (view, new StakeStates(view));
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(asOf.UtcDateTime));
        Numbers =
        [
            .. Enumerable
                .Range(Math.Max(1, newest - MostOpen), Math.Min(newest, MostOpen) + 1)
                .Where(r => r <= newest && dates.OpenedAt(r) <= asOf && dates.ResolvedAt(r) > asOf),
        ];
    }

    /// <summary>Ascending.</summary>
    public IReadOnlyList<int> Numbers { get; }

    /// <summary>Open stakes that cannot be nowcast, by reason: with those that can they are all that are open.</summary>
    public IReadOnlyDictionary<string, int> NotComputed => _notComputed;

    /// <summary>The last round whose factor stands in for those that have none yet; null where none had to.</summary>
    public int? FactorTakenFrom { get; private set; }

    /// <summary>Open stakes, added up.</summary>
    public OpenStakesEntry Stakes(IEnumerable<Position> positions) => UnsettledStakes.Open(positions, _states);

    /// <summary>The scores that pay in the open rounds.</summary>
    public IReadOnlyList<Metric> Paid() =>
        [.. Numbers.SelectMany(r => _view.Rules.At(r).Rule?.Terms ?? []).Select(_view.Terms.Of).Distinct()];

    /// <summary>Stakes in open rounds, as far as they can be nowcast.</summary>
    /// <param name="positions">What is stored of them and of earlier ones.</param>
    /// <param name="ripening">How scores ripen; a score without an entry cannot be nowcast.</param>
    /// <param name="latest">The latest score of a model in a round with its scoring day; null where there is none.</param>
    public List<OpenPosition> Positions(
        IReadOnlyList<Position> positions,
        IReadOnlyDictionary<Metric, ScoreMaturity> ripening,
        Func<Metric, string, int, (int Day, double Shown)?> latest
    )
    {
        var factors = new RoundFactors(_view, positions);
        var open = new List<OpenPosition>();
        foreach (var position in positions.Where(_states.IsOpen))
        {
            if (Position(position, factors, ripening, latest, out var reason) is { } known)
                open.Add(known);
            else
                _notComputed[reason] = _notComputed.GetValueOrDefault(reason) + 1;
        }
        return open;
    }

    private OpenPosition? Position(
        Position position,
        RoundFactors factors,
        IReadOnlyDictionary<Metric, ScoreMaturity> ripening,
        Func<Metric, string, int, (int Day, double Shown)?> latest,
        out string reason
    )
    {
        reason = "no-rule";
        if (_view.Rules.At(position.Round).Rule is not { } rule)
            return null;
        reason = "no-factor";
        if (factors.Likely(position.Round) is not { } likely)
            return null;
        var terms = new List<OpenTerm>();
        foreach (var (metric, multiplier) in Chosen(rule, position))
        {
            reason = "no-multiplier";
            if (multiplier is not { } weight)
                return null;
            if (weight == 0)
                continue;
            reason = "not-enough-rounds";
            if (!ripening.TryGetValue(metric, out var maturity))
                return null;
            var (day, shown) = latest(metric, position.Model, position.Round) ?? (0, double.NaN);
            terms.Add(new OpenTerm(maturity, (double)weight, day, shown));
        }
        // Some scores of a round may lag; one that shows none while the others have come was not submitted or was lost.
        reason = "no-score";
        if (terms.Count == 0 || terms.Exists(t => t.Day == 0) != terms.TrueForAll(t => t.Day == 0))
            return null;
        if (likely.TakenFrom is { } earlier)
            FactorTakenFrom = Math.Max(FactorTakenFrom ?? 0, earlier);
        return new OpenPosition(
            position.Model,
            position.Round,
            (double)position.AtRisk!.Value.Amount,
            rule.FormulaIn(position.Round),
            (double)likely.Factor,
            (double)rule.Clip,
            terms
        );
    }

    private IEnumerable<(Metric Metric, decimal? Multiplier)> Chosen(PayoutRule rule, Position position)
    {
        var chosen = rule
            .Terms.Select(t =>
                (Term: t, Value: TermMetrics.RecordedFor(t, position.Multipliers) ?? (t.IsFixed ? t.Options[0] : null))
            )
            .ToList();
        if (chosen.Exists(c => c.Value is null))
            return [(_view.Terms.Of(chosen.First(c => c.Value is null).Term), null)];
        var effective = rule.MultiplierRule.Effective(
            new Multipliers(chosen.Select(c => (_view.Terms.Of(c.Term), c.Value!.Value)))
        );
        return effective.Items.Select(i => (i.Metric, (decimal?)i.Value));
    }

    /// <summary>The rules of some rounds.</summary>
    public IReadOnlyList<RuleSpan> RuleSpans(IEnumerable<int> rounds) =>
        RuleSpan.Of(rounds.Select(r => (r, _view.Rules.At(r).Rule)));

    /// <summary>When a round resolves.</summary>
    public DateTimeOffset ResolvesAt(int round) => _view.Dates.ResolvedAt(round);
}
