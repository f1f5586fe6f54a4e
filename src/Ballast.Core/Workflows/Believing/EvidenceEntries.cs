using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Firsts;
using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Evidence.Walking;
using Ballast.Core.Evidence.Words;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Believing;

/// <summary>Evidence as entries of its document.</summary>
internal static class EvidenceEntries
{
    public static VerdictEntry Of(Verdict verdict) =>
        new(
            verdict.Kind switch
            {
                VerdictKind.NotEnoughData => "not-enough-data",
                VerdictKind.NoneToldApart => "none-told-apart",
                VerdictKind.SomeToldApart => "some-told-apart",
                VerdictKind.OneAhead => "one-ahead",
                _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict.Kind, null),
            },
            verdict.Sentences
        );

    public static FirstsEntry Of(GroupOfFirsts firsts) =>
        new(
            firsts.Size,
            Json.Number(firsts.EffectiveRounds),
            [
                .. firsts.Ranking.Select(m => new FirstEntry(
                    m.Model,
                    m.Rounds,
                    Json.Number(m.Mean),
                    Json.Number(m.Lead),
                    Json.Number(m.PValue),
                    m.IsFirst
                )),
            ],
            firsts.LeftOut,
            Of(firsts.Shortage)
        );

    public static WalkEntry Of(string values, WalkForwardEvidence walk) =>
        new(
            values,
            walk.Criterion,
            walk.Steps.Count,
            Json.Number(walk.IndependentSteps),
            Of(walk.RankIc),
            Of(walk.TopIsBest),
            Of(walk.TopInBetterHalf),
            Of(walk.RegretToEqualWeight),
            Of(walk.RegretToMedian),
            walk.Steps.Sum(s => s.Vanished),
            [.. walk.Steps.Select(Of)],
            Of(walk.Shortage)
        );

    private static WalkStepEntry Of(WalkStep step) =>
        new(
            step.Round,
            Json.Number(step.RankIc),
            [.. step.TopPicks.Take(WalkStepEntry.MostPicks)],
            step.TopPicks.Count,
            Json.Number(step.RegretToEqualWeight)
        );

    public static OverfittingEntry Of(string criterion, OverfittingEvidence evidence) =>
        new(
            criterion,
            Json.Number(evidence.Probability),
            Json.Number(evidence.ProbabilityOfLoss),
            Json.Number(evidence.MeanChosenInside),
            Json.Number(evidence.MeanChosenOutside),
            evidence.Candidates,
            evidence.Blocks,
            Of(evidence.Shortage)
        );

    public static EstimateEntry Of(Estimate estimate) =>
        new(
            Json.Number(estimate.Value),
            Json.Number(estimate.Low),
            Json.Number(estimate.High),
            Json.Number(estimate.EffectiveSteps),
            Of(estimate.Shortage)
        );

    private static ShortageEntry? Of(Shortage? shortage) =>
        shortage is null ? null : new ShortageEntry(shortage.Reason, shortage.MoreRounds);
}
