using Ballast.Core.Evidence.ConfidenceSet;
using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Evidence;

/// <summary>Evidence as entries of its document.</summary>
internal static class EvidenceEntries
{
    public static FirstsEntry Of(ModelConfidenceSet set) =>
        new(
            set.Size,
            set.IndependentRounds,
            [
                .. set.Ranking.Select(m => new FirstEntry(
                    m.Model,
                    m.Rounds,
                    Json.Number(m.Mean),
                    Json.Number(m.Lead),
                    Json.Number(m.PValue),
                    m.CanBeBest
                )),
            ],
            [.. set.NotCompared.Select(m => m.Model)],
            ShortageEntry.Of(set.Shortage)
        );

    public static WalkEntry Of(string values, WalkForwardEvidence walk) =>
        new(
            values,
            walk.Criterion,
            walk.Steps.Count,
            Json.Number(walk.IndependentSteps),
            EstimateEntry.Of(walk.RankIc),
            EstimateEntry.Of(walk.TopIsBest),
            EstimateEntry.Of(walk.TopInBetterHalf),
            EstimateEntry.Of(walk.RegretToEqualWeight),
            EstimateEntry.Of(walk.RegretToMedian),
            walk.Steps.Sum(s => s.Vanished),
            [.. walk.Steps.Select(Of)],
            ShortageEntry.Of(walk.Shortage)
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
            ShortageEntry.Of(evidence.Shortage)
        );
}
