using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Risk;

/// <summary>What the returns of models, and of all of them together, are like; under each payout rule by itself.</summary>
public static class RiskMeasurement
{
    /// <summary>More models than that are measured together only.</summary>
    public const int MostModels = 100;

    /// <summary>Measures.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="request">The question.</param>
    /// <param name="cancellation">Stops between models.</param>
    /// <returns>A refusal where a model is unknown or no round in range has a return.</returns>
    public static Outcome<RiskAnswer> Run(
        AsOfView view,
        RiskRequest request,
        CancellationToken cancellation = default
    ) =>
        ReturnPanels
            .Of(view, request.Returns)
            .Then<ReturnPanel, RiskAnswer>(panel => Measure(view, request, panel, cancellation));

    private static RiskAnswer Measure(
        AsOfView view,
        RiskRequest request,
        ReturnPanel panel,
        CancellationToken cancellation
    )
    {
        var subjects = new RiskSubjects(panel);
        var meta = new MetaModelCorrelation(view, panel);
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
        var stretches = RuleStretch.Of(panel, request.Returns, view.AsOf);
        int[] rounds = [.. panel.Rounds.Select(r => r.Round)];
        var verdicts = RankingVerdicts.Of(panel.Models, panel.Values, rounds, stretches, panel.Assumption);
        var verdict = RankingVerdicts.Leading(verdicts, stretches);
        return new RiskAnswer
        {
            Tournament = view.Tournament.Slug(),
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
            Locks = new LockFinder(view, request, panel).Find(),
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
