namespace Ballast.Core.Evidence.Walking;

/// <summary>
/// Walks through the past: ranks at a moment by what was known then, and compares with the rounds decided from that moment on. Rounds that
/// were open at the moment are an embargo: not known yet, so not past, and not to be decided any more, so not future.
/// </summary>
public static class WalkForward
{
    /// <summary>The evidence for a criterion.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static WalkForwardEvidence Of(EvidencePanel panel, ICriterion criterion, WalkForwardOptions options)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var steps = Steps(panel, criterion, options);
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
            criterion.Name,
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

    private static List<WalkStep> Steps(EvidencePanel panel, ICriterion criterion, WalkForwardOptions options)
    {
        var steps = new List<WalkStep>();
        int? begun = null;
        for (var first = 0; first + options.Horizon <= panel.Rounds.Count; first++)
        {
            // Rankings keep their distance from the first one: a step that is too thin does not move those after it.
            if (begun is { } start && (first - start) % options.Step != 0)
                continue;
            var past = panel.PastAt(panel.Rounds[first].DecidedAt, options.Window);
            if (past.Rounds.Count < options.Window)
                continue;
            begun ??= first;
            if (StepTest.Of(panel, past, criterion.Of(past), first, options) is { } step)
                steps.Add(step);
        }
        return steps;
    }

    private static double Independent(EvidencePanel panel, List<WalkStep> steps, int shared)
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
