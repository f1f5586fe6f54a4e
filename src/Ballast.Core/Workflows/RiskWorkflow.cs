using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Believing;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Ports;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Risks;

namespace Ballast.Core.Workflows;

/// <summary>What the returns of models, and of all of them together, are like; under each payout rule by itself.</summary>
public static class RiskWorkflow
{
    /// <summary>More models than that are measured together only.</summary>
    public const int MostModels = 100;

    /// <summary>Measures.</summary>
    /// <param name="store">What is kept.</param>
    /// <param name="timeline">The rules.</param>
    /// <param name="request">The question.</param>
    /// <param name="cancellation">Stops between models.</param>
    /// <returns>A refusal where a model is unknown or no round in range has a return.</returns>
    public static Outcome<RiskDocument> Run(
        ITournamentStore store,
        PayoutTimeline timeline,
        RiskRequest request,
        CancellationToken cancellation = default
    ) =>
        ReturnPanels
            .Of(store, timeline, request.Returns)
            .Then<ReturnPanel, RiskDocument>(panel => Measure(store, timeline, request, panel, cancellation));

    private static RiskDocument Measure(
        ITournamentStore store,
        PayoutTimeline timeline,
        RiskRequest request,
        ReturnPanel panel,
        CancellationToken cancellation
    )
    {
        var subjects = new RiskSubjects(panel);
        var meta = new MetaModelCorrelation(store, request.Returns, panel);
        var entries = new List<RiskSubjectEntry>();
        // Thousands of models take minutes, and nobody reads them one by one: then only all of them together are measured, and the answer says so.
        var isBrief = request.IsBrief || (panel.Models.Count > MostModels && !request.IsEach);
        var isMixed = panel.Models.Count > 1 && panel.Mix.Any(double.IsFinite);
        for (var row = 0; row < panel.Models.Count && !(isBrief && isMixed); row++)
        {
            cancellation.ThrowIfCancellationRequested();
            entries.Add(subjects.Of(panel.Models[row], panel.Values[row], null, meta.Of(panel.Models[row])));
        }
        if (isMixed)
            entries.Add(subjects.Of(RiskSubjects.MixName, panel.Mix, panel.MixWords, null));
        var stretches = RuleStretch.Of(panel, request.Returns);
        int[] rounds = [.. panel.Rounds.Select(r => r.Round)];
        var verdicts = RankingVerdicts.Of(panel.Models, panel.Values, rounds, stretches, panel.Assumption);
        var verdict = RankingVerdicts.Leading(verdicts, stretches);
        return new RiskDocument
        {
            Tournament = request.Returns.Tournament.Slug(),
            From = panel.Rounds[0].Round,
            To = panel.Rounds[^1].Round,
            Returns = panel.Source.ToString().ToLowerInvariant(),
            Capital = panel.Basis.ToString().ToLowerInvariant(),
            Assumption = panel.Assumption,
            Rules = panel.RuleSpans(),
            Subjects = entries,
            Verdict = verdict,
            StandsOn = RankingVerdicts.StandsOn(verdict, stretches),
            Verdicts = [.. verdicts.Select(v => new RegimeVerdictEntry(v.Rule, v.From, v.To, v))],
            Dependence =
                panel.Models.Count > 1 && (panel.Models.Count <= MostModels || request.IsEach)
                    ? ModelDependence.Of(panel)
                    : null,
            Locks = new LockFinder(
                store,
                RuleLookup.Of(store, timeline, request.Returns.Tournament, request.Returns.AsOf),
                request,
                panel
            ).Find(),
            NotMeasuredAlone =
                isBrief && isMixed && !request.IsBrief
                    ? new NotMeasuredEntry(panel.Models.Count, MostModels, NotMeasuredEntry.Words(panel.Models.Count))
                    : null,
            Skipped = panel.Skipped,
            InterimRounds = panel.InterimRounds,
            SkippedRounds = [.. panel.SkippedRounds.Select(SkippedRoundsEntry.Of)],
        };
    }
}

/// <summary>The question about risk.</summary>
public sealed record RiskRequest
{
    /// <summary>Which returns.</summary>
    public required ReturnRequest Returns { get; init; }

    /// <summary>NMR for the loss inside the lock, divided equally over the models; null takes the stakes last known, and 10,000 without any.</summary>
    public decimal? Stake { get; init; }

    /// <summary>Whether only all models together are measured.</summary>
    public bool IsBrief { get; init; }

    /// <summary>Whether every model is measured, however many there are.</summary>
    public bool IsEach { get; init; }
}
