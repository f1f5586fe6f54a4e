namespace Ballast.Core.Workflows.Predictions;

/// <summary>Everyone who grades, in the order in which they are shown.</summary>
internal static class PredictionGraders
{
    public static IReadOnlyList<IPredictionGrader> All(GradingGround ground) =>
        [new RankingGrader(ground), new NowcastGrader(ground), new PaperGrader(ground), new AdviceGrader(ground)];
}
