using Ballast.Core.Store;
using Ballast.Core.Workflows.Paper;

namespace Ballast.Core.Workflows.Predictions;

/// <summary>Holds the start of an account on paper against the rounds that were decided after it: did its policy do better than the other one?</summary>
/// <remarks>Stopping an account takes nothing back: else the losing ones could be stopped in time, and only winners would be graded.</remarks>
internal sealed class PaperGrader(GradingGround ground) : IPredictionGrader
{
    private const string NoOutcome =
        "its rounds have resolved, but less than half of them have final scores of its models in the store: sync or import them";

    public string Kind => PredictionKinds.Paper;

    public GradedPrediction Grade(Prediction prediction)
    {
        var said = PredictionJson.Read<PaperStatement>(prediction.Content);
        var resolves = Enumerable.Range(said.First, said.Horizon).Max(ground.Dates.ResolvedAt);
        if (resolves > ground.AsOf)
            return new GradedPrediction(resolves, [], null);
        var account = ground.View.PaperAccounts.First(a => a.Name == said.Account);
        var rounds = PaperRoundsBuilder.Build(ground.View, account, said.First + said.Horizon - 1);
        var result = PaperReplay.Run(account, rounds, CancellationToken.None);
        if (rounds.Settled * 2 < said.Horizon || result.Policy is null)
            return new GradedPrediction(resolves, [], NoOutcome);
        var more = result.NmrOf(result.Policy) - result.NmrOf(result.Other);
        // A share, to be averaged: statistics, not a settlement.
        var share = (double)(more.Amount / account.Total.Amount) / rounds.Settled;
        var reach = said.Horizon + said.Overlap - 1;
        return new GradedPrediction(
            resolves,
            [
                new(account.Policy, "aheadOfBenchmark", PredictionFigure.Rate, said.First, reach, share > 0 ? 1 : 0),
                new(account.Policy, "gainOverBenchmark", "share", said.First, reach, share),
            ],
            null
        );
    }
}
