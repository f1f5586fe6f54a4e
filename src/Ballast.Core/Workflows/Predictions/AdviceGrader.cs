using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Predictions;

/// <summary>Holds advice against what its models returned in the rounds that were decided after it: raised ones less all, all less lowered and stopped ones.</summary>
internal sealed class AdviceGrader(GradingGround ground) : IPredictionGrader
{
    private const string NothingMoved = "it advised to leave the stakes as they were";
    private const string NoOutcome = "its rounds have resolved, but too few of its models have half of them";

    public string Kind => PredictionKinds.Advice;

    public GradedPrediction Grade(Prediction prediction)
    {
        var said = PredictionJson.Read<AdviceStatement>(prediction.Content);
        var rounds = new RoundsAfter(said.First, said.Horizon, said.Returns, said.IsActual);
        var resolves = rounds.Resolve(ground.Dates);
        if (resolves > ground.AsOf)
            return new GradedPrediction(resolves, [], null);
        if (!said.Models.Any(m => m.Direction != 0))
            return new GradedPrediction(resolves, [], NothingMoved);
        var after = rounds
            .Means(ground.View, [.. said.Models.Select(m => m.Model)])
            .ToDictionary(m => m.Model, m => m.Mean, StringComparer.OrdinalIgnoreCase);
        var there = said.Models.Where(m => double.IsFinite(after.GetValueOrDefault(m.Model, double.NaN))).ToList();
        if (there.Count < 2 || !there.Exists(m => m.Direction != 0))
            return new GradedPrediction(resolves, [], NoOutcome);
        var common = there.Average(m => after[m.Model]);
        var reach = said.Horizon + said.Overlap - 1;
        return new GradedPrediction(
            resolves,
            [
                .. there
                    .Where(m => m.Direction != 0)
                    .Select(m => m.Direction * (after[m.Model] - common))
                    .SelectMany(lead =>
                        new PredictionFigure[]
                        {
                            new("all", "movedRight", PredictionFigure.Rate, said.First, reach, lead > 0 ? 1 : 0),
                            new("all", "gainOfMove", "share", said.First, reach, lead),
                        }
                    ),
            ],
            null
        );
    }
}
