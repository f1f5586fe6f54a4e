using Ballast.Core.Backtesting;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Payouts;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Returns;

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
        var last = said.First + said.Horizon - 1;
        // Rounds do not resolve in their order: weekend rounds wait longer.
        var resolves = Enumerable.Range(said.First, said.Horizon).Max(ground.Dates.ResolvedAt);
        if (resolves > ground.AsOf)
            return new GradedPrediction(resolves, [], null);
        var followed = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in said.Models.GroupBy(m => m.Multipliers ?? said.Multipliers))
            Returns(said, last, group.Key, [.. group.Select(m => m.Model)], followed);
        var tested = said
            .Models.Select(m => (m.Figure, After: followed.GetValueOrDefault(m.Model, double.NaN)))
            .Where(m => double.IsFinite(m.After))
            .ToList();
        if (tested.Count < 2)
            return new GradedPrediction(resolves, [], NoOutcome);
        var outcome = RankingOutcome.Compute([.. tested.Select(t => t.Figure)], [.. tested.Select(t => t.After)]);
        return new GradedPrediction(resolves, [.. Figures(prediction.Question, said, outcome)], null);
    }

    private void Returns(
        RankingStatement said,
        int last,
        string? multipliers,
        IReadOnlyList<string> models,
        Dictionary<string, double> followed
    )
    {
        var request = new ReturnRequest
        {
            Models = models,
            Range = new RoundRange(new RoundBound(said.First), new RoundBound(last)),
            Source = Enum.Parse<ReturnSource>(said.Returns, ignoreCase: true),
            Multipliers = multipliers is not null && Multipliers.TryParse(multipliers, out var given) ? given : null,
            Assumptions = new PaymentAssumptions { Mode = said.IsActual ? PaymentMode.Actual : PaymentMode.Simplified },
        };
        if (ReturnPanels.Of(ground.View, request) is not Outcome<ReturnPanel>.Done { Value: var panel })
            return;
        for (var row = 0; row < panel.Models.Count; row++)
            followed[panel.Models[row]] = RankingOutcome.MeanOf(panel.Values[row], said.Horizon);
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
