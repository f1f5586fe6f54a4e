using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Firsts;
using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Evidence.Walking;
using Ballast.Core.Evidence.Words;
using Ballast.Core.Ledger;
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
    /// <param name="store">Where scores, stakes and payouts are.</param>
    /// <param name="timeline">The rules.</param>
    /// <param name="request">The question.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Heard within every long loop.</param>
    /// <returns>A refusal where a model is unknown, no round has a return, there is one model only, or a criterion is not known.</returns>
    public static Outcome<EvidenceDocument> Run(
        ITournamentStore store,
        PayoutTimeline timeline,
        EvidenceRequest request,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var unknown = request.Criteria.FirstOrDefault(c => CriterionCatalogue.Find(c) is null);
        if (unknown is not null)
            return new Refusal(
                "unknown-criterion",
                $"No criterion is called '{unknown}'. Known: {string.Join(", ", CriterionCatalogue.All.Select(c => c.Name))}."
            );
        return ReturnPanels
            .Of(store, timeline, request.Returns)
            .Then(panel => Look(store, timeline, request, panel, progress, cancellation));
    }

    private static Outcome<EvidenceDocument> Look(
        ITournamentStore store,
        PayoutTimeline timeline,
        EvidenceRequest request,
        ReturnPanel returns,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        if (returns.Models.Count < 2)
            return new Refusal("one-model", "One model is no ranking; name at least two.");
        Criterion[] criteria = [.. request.Criteria.Select(c => CriterionCatalogue.Find(c)!).Distinct()];
        var choosesGrid = Array.Exists(criteria, c => c.Measure is null);
        if (choosesGrid && (returns.Source == ReturnSource.Settled || request.Returns.Multipliers is not null))
            return new Refusal(
                "no-grid",
                $"{CombinationWalk.Name} chooses among multipliers: it needs --returns computed, and no --multipliers."
            );
        var rules = RuleLookup.Of(store, timeline, request.Returns.Tournament, request.Returns.AsOf);
        var panels = new EvidencePanels(store, request.Returns, returns, rules);
        var metrics = new TermMetrics(store.Metrics(request.Returns.Tournament, request.Returns.AsOf));
        var combinations = new CombinationPanels(store, request.Returns, rules, panels);
        var regimes = new List<RegimeEvidenceEntry>();
        var stretches = returns.Regimes();
        foreach (var (rule, first, count) in stretches)
        {
            cancellation.ThrowIfCancellationRequested();
            var values = new List<(string Name, EvidencePanel Panel)> { ("return", panels.OfReturns(first, count)) };
            foreach (var metric in rule?.Terms.Select(metrics.Of).Distinct() ?? [])
            {
                if (panels.OfScore(metric, first, count) is { } panel)
                    values.Add((metric.ToString(), panel));
            }
            var parts = new ProgressParts(
                progress,
                (double)first / returns.Rounds.Count,
                (double)count / returns.Rounds.Count
            );
            var grid = choosesGrid ? combinations.Of(rule, first, count) : null;
            var law = returns.LawOf(rule);
            var regime = Regime(rule, law, values, grid, criteria, request, parts, cancellation);
            regimes.Add(regime with { Drift = DriftEntries.Within(values, rule) });
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
            SkippedRounds = [.. returns.SkippedRounds.Select(SkippedRoundsEntry.Of)],
            Rules = returns.RuleSpans(),
        };
    }

    private static RegimeEvidenceEntry Regime(
        PayoutRule? rule,
        Compounding law,
        List<(string Name, EvidencePanel Panel)> values,
        CombinationPanel? grid,
        Criterion[] criteria,
        EvidenceRequest request,
        ProgressParts progress,
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
        IRiskMeasure[] measures =
        [
            .. criteria.Select(c => c.Measure).OfType<IRiskMeasure>().Select(m => MeasureCatalogue.Find(m.Name, law)),
        ];
        // The probability is of choosing the largest: measures of which less is better have none.
        IRiskMeasure[] largest = [.. measures.Where(m => !m.IsBetterSmall)];
        progress.Cut((values.Count * measures.Length) + (grid is null ? 0 : 1) + largest.Length + 1);
        var walks = new List<(string Values, WalkForwardEvidence Walk)>();
        foreach (var (name, panel) in values)
        {
            foreach (var measure in measures)
                walks.Add(
                    (name, WalkForward.Of(panel, new MeasureCriterion(measure), options, progress.Next(), cancellation))
                );
        }
        if (grid is not null)
            walks.Add(("return", CombinationWalk.Of(grid, options, progress.Next(), cancellation)));
        var returns = values[0].Panel;
        var firsts = FirstsFinder.Of(returns, new FirstsOptions { Overlap = overlap });
        var overfitting = new List<OverfittingEntry>();
        foreach (var measure in largest)
        {
            var found = BacktestOverfitting.Of(
                returns,
                measure,
                new OverfittingOptions { Overlap = overlap },
                cancellation
            );
            overfitting.Add(EvidenceEntries.Of(measure.Name, found));
            progress.Next()?.Report(1);
        }
        var records = LuckOfRecords.Of(returns, overlap, cancellation);
        progress.Next()?.Report(1);
        return new RegimeEvidenceEntry(
            rule?.Id,
            returns.Rounds[0].Round,
            returns.Rounds[^1].Round,
            returns.Rounds.Count,
            overlap,
            options.Window,
            options.Horizon,
            EvidenceEntries.Of(RankingVerdict.Of(firsts, walks.Count > 0 ? walks[0].Walk : null)),
            EvidenceEntries.Of(firsts),
            [.. walks.Select(w => EvidenceEntries.Of(w.Values, w.Walk))],
            overfitting,
            records
        );
    }
}

/// <summary>The question about evidence.</summary>
public sealed record EvidenceRequest
{
    /// <summary>Which returns.</summary>
    public required ReturnRequest Returns { get; init; }

    /// <summary>What to rank by, by name (<see cref="CriterionCatalogue"/>).</summary>
    public IReadOnlyList<string> Criteria { get; init; } = ["return", "sharpe"];

    /// <summary>Known rounds that a ranking looks back on; null takes three times the overlap.</summary>
    public int? Window { get; init; }

    /// <summary>Rounds of the test; null takes the overlap.</summary>
    public int? Horizon { get; init; }

    /// <summary>Rounds between two rankings.</summary>
    public int Step { get; init; } = 5;
}
