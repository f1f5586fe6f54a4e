using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Predictions;

/// <summary>Holds a ranking against what its models returned in the rounds that were decided after it.</summary>
/// <remarks>Returns are those that were ranked: settled or computed, with the same multipliers, under the rules of those rounds.</remarks>
internal sealed class RankingGrader(GradingGround ground) : IPredictionGrader
{
    private const string NoOutcome = "its rounds have resolved, but fewer than two of its models have half of them";

    public string Kind => PredictionKinds.Ranking;

    public GradedPrediction Grade(Prediction prediction)
    {
        var said = PredictionJson.Read<RankingStatement>(prediction.Content);
        var after = new RoundsAfter(said.First, said.Horizon, said.Returns, said.IsActual);
        var resolves = after.Resolve(ground.Dates);
        if (resolves > ground.AsOf)
            return new GradedPrediction(resolves, [], null);
        var followed = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in said.Models.GroupBy(m => m.Multipliers ?? said.Multipliers))
        {
            foreach (var (model, mean) in after.Means(ground.View, [.. group.Select(m => m.Model)], group.Key))
                followed[model] = mean;
        }
        var tested = said
            .Models.Select(m => (m.Figure, After: followed.GetValueOrDefault(m.Model, double.NaN)))
            .Where(m => double.IsFinite(m.After))
            .ToList();
        if (tested.Count < 2)
            return new GradedPrediction(resolves, [], NoOutcome);
        var outcome = RankingOutcome.Compute([.. tested.Select(t => t.Figure)], [.. tested.Select(t => t.After)]);
        return new GradedPrediction(resolves, [.. Figures(prediction.Question, said, outcome)], null);
    }

    private static IEnumerable<PredictionFigure> Figures(string question, RankingStatement said, RankingOutcome outcome)
    {
        var reach = said.Horizon + said.Overlap - 1;
        // Every ranking counts twice: among all, and among those that answered the same question.
        foreach (var about in new[] { "all", question })
        {
            yield return new(about, "rankIc", "correlation", said.First, reach, outcome.RankIc);
            yield return new(about, "topIsBest", PredictionFigure.Rate, said.First, reach, outcome.TopIsBest);
            yield return new(
                about,
                "topInBetterHalf",
                PredictionFigure.Rate,
                said.First,
                reach,
                outcome.TopInBetterHalf
            );
            yield return new(
                about,
                "regretToEqualWeight",
                "share",
                said.First,
                reach,
                outcome.EqualWeightMean - outcome.TopMean
            );
        }
    }
}
