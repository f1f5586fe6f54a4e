using Ballast.Core.Evidence;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Parts;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.RuleChanges;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Evidence;

/// <summary>How far a ranking of models can be believed: under each payout rule by itself, for returns and for each paid score.</summary>
public static class EvidenceSearch
{
    /// <summary>Looks for evidence on this machine.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="request">The question.</param>
    /// <param name="progress">Receives the share that is done.</param>
    /// <param name="cancellation">Heard within every long loop.</param>
    /// <returns>A refusal where a model is unknown, no round has a return, there is one model only, or a criterion is not known.</returns>
    public static Outcome<EvidenceAnswer> Run(
        AsOfView view,
        EvidenceRequest request,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    ) =>
        Divide(view, request, cancellation)
            .Then<PartedWork<EvidenceAnswer>, EvidenceAnswer>(work =>
                work.Run(LocalPartRunner.Instance, progress, cancellation)
            );

    /// <summary>The search before anything long is computed.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="request">The question.</param>
    /// <param name="cancellation">Heard between rules.</param>
    /// <returns>A refusal as above.</returns>
    internal static Outcome<PartedWork<EvidenceAnswer>> Divide(
        AsOfView view,
        EvidenceRequest request,
        CancellationToken cancellation
    )
    {
        var unknown = request.Criteria.FirstOrDefault(c => CriterionCatalogue.Find(c) is null);
        if (unknown is not null)
            return new Refusal(
                "unknown-criterion",
                $"No criterion is called '{unknown}'.{Hint(unknown)} Known: {string.Join(", ", CriterionCatalogue.All.Select(c => c.Name))}."
            );
        return ReturnPanels.Of(view, request.Returns).Then(panel => Cut(view, request, panel, cancellation));
    }

    private static string Hint(string unknown) =>
        NameSuggestions.Meant(CriterionCatalogue.All.Select(c => c.Name), unknown) is { } meant
            ? $" Did you mean {meant}?"
            : "";

    private static Outcome<PartedWork<EvidenceAnswer>> Cut(
        AsOfView view,
        EvidenceRequest request,
        ReturnPanel returns,
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
                $"{CombinationWalk.Name} chooses among multipliers: it needs {Notice.Option("returns")} computed, and no {Notice.Option("multipliers")}."
            );
        var panels = new EvidencePanels(view, returns);
        var combinations = new CombinationPanels(view, request.Returns.Assumptions, panels);
        var regimes = new List<RegimeParts>();
        var stretches = RuleStretch.Of(returns, request.Returns, view.AsOf);
        foreach (var stretch in stretches)
        {
            cancellation.ThrowIfCancellationRequested();
            var all = panels.OfReturns(stretch.First, stretch.Count);
            var values = new List<(string Name, EvidencePanel Panel)> { ("return", all.Varying()) };
            foreach (var metric in stretch.Rule?.Terms.Select(view.Terms.Of).Distinct() ?? [])
            {
                if (panels.OfScore(metric, stretch.First, stretch.Count)?.Varying() is { Models.Count: > 0 } panel)
                    values.Add((metric.ToString(), panel));
            }
            var grid = choosesGrid ? combinations.Of(stretch.Rule, stretch.First, stretch.Count) : null;
            var walks = new RegimeWalks(values, grid, criteria, request, stretch.Overlap, returns.LawOf(stretch.Rule));
            regimes.Add(new RegimeParts(stretch, all, walks));
        }
        return new PartedWork<EvidenceAnswer>(
            [.. regimes.SelectMany(r => r.Stages)],
            () => InputDigest.Of(digest => regimes.ForEach(r => r.AddTo(digest))),
            token =>
                Answer(
                    view,
                    request,
                    returns,
                    stretches,
                    panels,
                    [.. regimes.Select(r => r.Conclude(returns.Assumption, token))]
                )
        );
    }

    private static EvidenceAnswer Answer(
        AsOfView view,
        EvidenceRequest request,
        ReturnPanel returns,
        IReadOnlyList<RuleStretch> stretches,
        EvidencePanels panels,
        IReadOnlyList<RegimeEvidenceEntry> regimes
    )
    {
        var verdict = RankingVerdicts.Leading([.. regimes.Select(r => r.Verdict)], stretches)!;
        return new EvidenceAnswer
        {
            Tournament = view.Tournament.Slug(),
            From = returns.Rounds[0].Round,
            To = returns.Rounds[^1].Round,
            Returns = returns.Source.ToString().ToLowerInvariant(),
            Assumption = returns.Assumption,
            Step = request.Step,
            Verdict = verdict,
            Expiry = request.Returns.Assumptions.ForcedRule is null
                ? EvidenceExpiry.Find(view, verdict.Rule, verdict.To)
                : null,
            Regimes = regimes,
            DriftAcross = DriftEntries.Across(stretches, panels, view.Terms),
            Skipped = returns.Skipped,
            SkippedRounds = [.. returns.SkippedRounds.Select(SkippedRoundsEntry.Of)],
            Rules = returns.RuleSpans(),
        };
    }
}

/// <summary>The question about evidence.</summary>
public sealed record EvidenceRequest
{
    /// <summary>Which returns.</summary>
    public required ReturnRequest Returns { get; init; }

    /// <summary>What to rank by, by name (<see cref="CriterionCatalogue"/>).</summary>
    public IReadOnlyList<string> Criteria { get; init; } = UsualCriteria;

    /// <summary>What is ranked by where nothing is said.</summary>
    public static IReadOnlyList<string> UsualCriteria { get; } = ["return", "sharpe"];

    /// <summary>Known rounds that a ranking looks back on; null takes three times the overlap.</summary>
    public int? Window { get; init; }

    /// <summary>Rounds of the test; null takes the overlap.</summary>
    public int? Horizon { get; init; }

    /// <summary>Rounds between two rankings.</summary>
    public int Step { get; init; } = 5;
}
