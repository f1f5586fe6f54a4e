using Ballast.Core.Numerics;

namespace Ballast.Core.Evidence.WalkForward;

/// <summary>
/// Walks through the past: ranks at a moment by what was known then, and compares with the rounds decided from that moment on. Rounds that
/// were open at the moment are an embargo: not known yet, so not past, and not to be decided any more, so not future.
/// </summary>
internal static class WalkForwardAnalysis
{
    /// <summary>The evidence for a criterion.</summary>
    /// <param name="panel">What is ranked and tested.</param>
    /// <param name="criterion">What is ranked by; asked by several threads at once.</param>
    /// <param name="options">How the past is walked through.</param>
    /// <param name="progress">Receives the share of the steps that are done, never less than before.</param>
    /// <param name="cancellation">Heard within a step too.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static WalkForwardEvidence Run(
        EvidencePanel panel,
        ICriterion criterion,
        WalkForwardOptions options,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    ) => Plan(panel, criterion, options).Run(options.Threads, progress, cancellation);

    /// <summary>The same before its steps are taken.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static WalkPlan Plan(EvidencePanel panel, ICriterion criterion, WalkForwardOptions options)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return new WalkPlan(
            Starts(panel, options),
            (first, cancellation) =>
            {
                var past = panel.PastAt(panel.Rounds[first].DecidedAt, options.Window, cancellation);
                return StepTest.Run(panel, past, criterion.Score(past), first, options);
            },
            steps =>
                Conclude(panel, criterion.Name, options, steps) with
                {
                    Margin = EquivalenceTest.MarginOf(
                        Enumerable.Range(0, panel.Models.Count).Select(m => Gaps.Dropped(panel.Values(m)))
                    ),
                }
        );
    }

    /// <summary>The evidence of steps, however they were taken.</summary>
    /// <param name="panel">Models and rounds.</param>
    /// <param name="criterion">The name of what is ranked by.</param>
    /// <param name="options">Checked already.</param>
    /// <param name="steps">The steps, oldest first.</param>
    internal static WalkForwardEvidence Conclude(
        EvidencePanel panel,
        string criterion,
        WalkForwardOptions options,
        IReadOnlyList<WalkStep> steps
    )
    {
        var shared = options.Horizon + (options.Overlap ?? panel.OpenAtOnce) - 1;
        var overlap = (int)Math.Ceiling((double)shared / options.Step);
        var independent = Independent(panel, steps, shared);
        var needed = RoundsFor(panel, options, overlap) - panel.Rounds.Count;
        var shortage =
            steps.Count > 0
                ? null
                : new Shortage(
                    $"no moment with {options.Window} known rounds before and {options.Horizon} rounds after it that {options.FewestModels} models have",
                    needed > 0 ? needed : null
                );
        Estimate Mean(Func<WalkStep, double> figure) =>
            shortage is null
                ? OverlapEstimate.Mean([.. steps.Select(figure)], overlap, options.Step)
                : Estimate.Without(0, shortage);
        Estimate Rate(Func<WalkStep, double> figure) =>
            shortage is null
                ? OverlapEstimate.Rate([.. steps.Select(figure)], overlap, options.Step, independent)
                : Estimate.Without(0, shortage);
        return new WalkForwardEvidence(
            criterion,
            steps,
            independent,
            Mean(s => s.RankIc),
            Rate(s => s.TopIsBest),
            Rate(s => s.TopInBetterHalf),
            Mean(s => s.RegretToEqualWeight),
            Mean(s => s.RegretToMedian),
            shortage
        );
    }

    /// <summary>Columns at which the past is long enough, one every step.</summary>
    internal static List<int> Starts(EvidencePanel panel, WalkForwardOptions options)
    {
        var starts = new List<int>();
        for (var first = 0; first + options.Horizon <= panel.Rounds.Count; first++)
        {
            // Rankings keep their distance from the first one: a step that is too thin does not move those after it.
            if (starts.Count > 0 && (first - starts[0]) % options.Step != 0)
                continue;
            if (panel.KnownAt(panel.Rounds[first].DecidedAt) >= options.Window)
                starts.Add(first);
        }
        return starts;
    }

    private static double Independent(EvidencePanel panel, IReadOnlyList<WalkStep> steps, int shared)
    {
        if (steps.Count == 0)
            return 0;
        var columns = panel.Rounds.Count(r => r.Round > steps[0].Round && r.Round <= steps[^1].Round);
        return Math.Min(1 + (columns / (double)shared), steps.Count);
    }

    /// <summary>Window, embargo, the needed steps and the last one's test.</summary>
    private static int RoundsFor(EvidencePanel panel, WalkForwardOptions options, int overlap) =>
        options.Window
        + panel.OpenAtOnce
        - 1
        + ((OverlapEstimate.Needed(overlap) - 1) * options.Step)
        + options.Horizon;
}
