using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Risk;

/// <summary>Measures a model or a mix under each payout rule by itself.</summary>
internal sealed class RiskSubjects(ReturnPanel panel)
{
    public const string MixName = "all models";

    private const int MostDrawdowns = 5;

    private readonly SimulatedDays _days = new()
    {
        Longest = panel.Regimes().Max(r => r.Count + PayoutRule.OverlapOf(r.Rule)),
    };
    private readonly Dictionary<int, DateOnly> _dates = panel.Rounds.ToDictionary(r => r.Round, r => r.Date);

    /// <param name="name">Its name.</param>
    /// <param name="values">A return a round of the panel; NaN for missing.</param>
    /// <param name="mixWords">How a mix was weighted; null for a model.</param>
    /// <param name="meta">Correlation with the meta model.</param>
    public RiskSubjectEntry Of(string name, double[] values, string? mixWords, double? meta)
    {
        var regimes = new List<RegimeRiskEntry>();
        foreach (var (rule, first, count) in panel.Regimes())
        {
            int[] present = [.. Enumerable.Range(first, count).Where(c => double.IsFinite(values[c]))];
            if (present.Length == 0)
                continue;
            var overlap = PayoutRule.OverlapOf(rule);
            regimes.Add(
                Regime(rule, [.. present.Select(c => (panel.Rounds[c].Round, values[c]))], overlap, panel.LawOf(rule))
            );
        }
        return new RiskSubjectEntry(name, mixWords is not null, mixWords, meta, regimes, Series(values));
    }

    private RegimeRiskEntry Regime(PayoutRule? rule, (int Round, double Return)[] returns, int overlap, Compounding law)
    {
        var series = new RoundSeries([.. returns.Select(r => r.Round)], [.. returns.Select(r => r.Return)]);
        var options = new IntervalOptions
        {
            Overlap = overlap,
            Days = _days,
            Limit = rule is null ? double.PositiveInfinity : (double)rule.Clip * law.CapitalShare,
        };
        var measures = MeasureCatalogue.For(law);
        var intervals = MeasureIntervals.Compute(series, measures, options);
        return new RegimeRiskEntry(
            rule?.Id,
            returns[0].Round,
            returns[^1].Round,
            returns.Length,
            MissingRounds(returns),
            overlap,
            IndependentRounds.Count(returns.Length, overlap),
            [.. measures.Zip(intervals, (m, i) => Measure(m, i, overlap))],
            [.. DrawdownFinder.Find(series, DrawdownKind.Compounded, law).Take(MostDrawdowns).Select(Drawdown)],
            law.StakedAgainAfter,
            law.CapitalShare
        );
    }

    /// <summary>Rounds of the panel in between: round numbers that nobody paid are not missing.</summary>
    private int MissingRounds((int Round, double Return)[] returns) =>
        panel.Rounds.Count(r => r.Round >= returns[0].Round && r.Round <= returns[^1].Round) - returns.Length;

    private static MeasureEntry Measure(IRiskMeasure measure, Interval interval, int overlap) =>
        new(
            measure.Name,
            measure.Unit.ToString().ToLowerInvariant(),
            Json.Number(interval.Value),
            Json.Number(interval.Low),
            Json.Number(interval.High),
            interval.IsKnown ? null : IntervalReasons.Code(interval.Reason),
            IntervalTargets.Word(measure, overlap),
            Json.Number(interval.FreshLow),
            Json.Number(interval.FreshHigh)
        );

    private DrawdownEntry Drawdown(Drawdown fall) =>
        new(
            fall.Depth,
            fall.Begin,
            _dates[fall.Begin],
            fall.Trough,
            _dates[fall.Trough],
            fall.Recovery,
            fall.Recovery is { } recovery ? _dates[recovery] : null
        );

    private List<ReturnEntry> Series(double[] values) =>
        [
            .. panel
                .Rounds.Zip(values)
                .Where(p => double.IsFinite(p.Second))
                .Select(p => new ReturnEntry(p.First.Round, p.First.Date, p.First.Rule?.Id, p.Second)),
        ];
}
