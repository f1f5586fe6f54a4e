using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Firsts;
using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Evidence.Walking;
using Ballast.Core.Evidence.Words;
using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Believing;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Ports;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows;

/// <summary>How far a ranking of models can be believed: under each payout rule by itself, for returns and for each paid score.</summary>
public static class EvidenceWorkflow
{
    private const int UsualWindows = 3;

    /// <summary>Looks for evidence.</summary>
    /// <returns>A refusal where a model is unknown, no round has a return, there is one model only, or a criterion is not known.</returns>
    public static Outcome<EvidenceDocument> Run(
        ITournamentStore store,
        PayoutTimeline timeline,
        EvidenceRequest request,
        CancellationToken cancellation = default
    )
    {
        var unknown = request.Criteria.FirstOrDefault(c => Find(c) is null);
        if (unknown is not null)
            return new Refusal(
                "unknown-criterion",
                $"No measure is called '{unknown}'. Known: {string.Join(", ", MeasureCatalogue.All.Select(m => m.Name))}."
            );
        return ReturnPanels
            .Of(store, timeline, request.Returns)
            .Then(panel => Look(store, timeline, request, panel, cancellation));
    }

    private static Outcome<EvidenceDocument> Look(
        ITournamentStore store,
        PayoutTimeline timeline,
        EvidenceRequest request,
        ReturnPanel returns,
        CancellationToken cancellation
    )
    {
        if (returns.Models.Count < 2)
            return new Refusal("one-model", "One model is no ranking; name at least two.");
        var rules = RuleLookup.Of(store, timeline, request.Returns.Tournament, request.Returns.AsOf);
        var panels = new EvidencePanels(store, request.Returns, returns, rules);
        var metrics = new TermMetrics(store.Metrics(request.Returns.Tournament, request.Returns.AsOf));
        var regimes = new List<RegimeEvidenceEntry>();
        foreach (var (rule, first, count) in returns.Regimes())
        {
            cancellation.ThrowIfCancellationRequested();
            var values = new List<(string Name, EvidencePanel Panel)> { ("return", panels.OfReturns(first, count)) };
            foreach (var metric in rule?.Terms.Select(metrics.Of).Distinct() ?? [])
            {
                if (panels.OfScore(metric, first, count) is { } panel)
                    values.Add((metric.ToString(), panel));
            }
            regimes.Add(Regime(rule, values, request, cancellation) with { Drift = DriftEntries.Within(values, rule) });
        }
        return new EvidenceDocument
        {
            Tournament = request.Returns.Tournament.Slug(),
            From = returns.Rounds[0].Round,
            To = returns.Rounds[^1].Round,
            Returns = returns.Source.ToString().ToLowerInvariant(),
            Assumption = returns.Assumption,
            Step = request.Step,
            Regimes = regimes,
            DriftAcross = DriftEntries.Across(returns, panels, metrics),
            Skipped = returns.Skipped,
        };
    }

    private static RegimeEvidenceEntry Regime(
        PayoutRule? rule,
        List<(string Name, EvidencePanel Panel)> values,
        EvidenceRequest request,
        CancellationToken cancellation
    )
    {
        var overlap = PayoutRule.OverlapOf(rule);
        var options = new WalkForwardOptions
        {
            Window = request.Window ?? UsualWindows * overlap,
            Horizon = request.Horizon ?? overlap,
            Step = request.Step,
            Overlap = overlap,
        };
        var walks = new List<(string Values, WalkForwardEvidence Walk)>();
        foreach (var (name, panel) in values)
        {
            foreach (var criterion in request.Criteria.Select(c => Find(c)!))
            {
                cancellation.ThrowIfCancellationRequested();
                var ranked = new MeasureCriterion(criterion, IsBetterSmall(criterion));
                walks.Add((name, WalkForward.Of(panel, ranked, options)));
            }
        }
        var returns = values[0].Panel;
        var firsts = FirstsFinder.Of(returns, new FirstsOptions { Overlap = overlap });
        var overfitting = request
            .Criteria.Select(c => Find(c)!)
            // The probability is of choosing the largest: measures of which less is better have none.
            .Where(m => !IsBetterSmall(m))
            .Select(m => (m.Name, BacktestOverfitting.Of(returns, m, new OverfittingOptions { Overlap = overlap })));
        return new RegimeEvidenceEntry(
            rule?.Id,
            returns.Rounds[0].Round,
            returns.Rounds[^1].Round,
            returns.Rounds.Count,
            overlap,
            options.Window,
            options.Horizon,
            EvidenceEntries.Of(RankingVerdict.Of(firsts, walks[0].Walk)),
            EvidenceEntries.Of(firsts),
            [.. walks.Select(w => EvidenceEntries.Of(w.Values, w.Walk))],
            [.. overfitting.Select(o => EvidenceEntries.Of(o.Name, o.Item2))],
            LuckOfRecords.Of(returns, overlap)
        );
    }

    private static IRiskMeasure? Find(string name) =>
        MeasureCatalogue.All.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Deviations, drawdowns and burns: the smaller the better. Losses that keep their sign are larger where they are better.</summary>
    private static bool IsBetterSmall(IRiskMeasure measure) =>
        measure.Name
            is "volatility"
                or "downsideDeviation"
                or "maxDrawdown"
                or "maxDrawdownAdditive"
                or "recoveryRounds"
                or "burnRate"
                or "longestBurnStreak"
                or "volatilityTax"
                or "standardError";
}

/// <summary>The question about evidence.</summary>
public sealed record EvidenceRequest
{
    /// <summary>Which returns.</summary>
    public required ReturnRequest Returns { get; init; }

    /// <summary>Measures to rank by, by name.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = ["return", "sharpe"];

    /// <summary>Known rounds that a ranking looks back on; null takes three times the overlap.</summary>
    public int? Window { get; init; }

    /// <summary>Rounds of the test; null takes the overlap.</summary>
    public int? Horizon { get; init; }

    /// <summary>Rounds between two rankings.</summary>
    public int Step { get; init; } = 5;
}
