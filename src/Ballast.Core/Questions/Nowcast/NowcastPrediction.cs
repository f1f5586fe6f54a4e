using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Predictions;

namespace Ballast.Core.Questions.Nowcast;

/// <summary>What a nowcast says about scores and payouts to come, as a prediction.</summary>
internal static class NowcastPrediction
{
    /// <summary>Of more scores every second, third, … one is kept, so that no model and no round is preferred.</summary>
    public const int MostScores = 400;

    /// <summary>The prediction; null where a nowcast said nothing.</summary>
    public static NewPrediction? Create(AsOfView view, NowcastRequest request, NowcastAnswer answer) =>
        NewPrediction.From(
            $"nowcast {CanonicalQuestion.Models(request.Models)} metrics={CanonicalQuestion.Or(string.Join(',', request.Metrics.Select(m => m.ToString()).Order(StringComparer.Ordinal)), "paid")}",
            () => CreateDraft(view, answer)
        );

    private static PredictionDraft? CreateDraft(AsOfView view, NowcastAnswer answer)
    {
        var scores = Thinned([.. answer.Scores.Select(Score).OfType<ScoreStatement>()]);
        var pending = Pending(view, answer);
        return scores.Count + pending.Count == 0
            ? null
            : new PredictionDraft(PredictionKinds.Nowcast, PredictionJson.Text(new NowcastStatement(scores, pending)));
    }

    /// <summary>A score that has its last day already is no nowcast.</summary>
    private static ScoreStatement? Score(ScoreNowcastEntry score) =>
        score.Day < score.Days
        && IntervalStatement.Of(score.Expected, score.Low80, score.High80, score.Low95, score.High95) is { } says
            ? new ScoreStatement(score.Model, score.Round, score.Metric, says)
            : null;

    private static List<ScoreStatement> Thinned(List<ScoreStatement> scores)
    {
        var step = (scores.Count + MostScores - 1) / MostScores;
        return step <= 1 ? scores : [.. scores.Where((_, i) => i % step == 0)];
    }

    private static List<PendingStatement> Pending(AsOfView view, NowcastAnswer answer)
    {
        var open = answer.Rounds.Select(r => r.Round).ToHashSet();
        string[] models = [.. answer.Models.Select(m => m.Model)];
        var staked = view.Positions(models, answer.From, answer.To)
            .Where(p => p.AtRisk > Nmr.Zero && open.Contains(p.Round))
            .ToLookup(p => p.Model, p => p.Round);
        var pending = new List<PendingStatement>();
        foreach (var (model, sum) in answer.Models)
        {
            int[] rounds = [.. staked[model].Order()];
            // Where a stake could not be nowcast, it is not said which ones the sum is of: then there is nothing to hold it against.
            if (rounds.Length == sum.Positions && Says(sum) is { } says)
                pending.Add(new PendingStatement(model, rounds, says));
        }
        if (pending.Sum(p => p.Rounds.Count) == answer.Account.Positions && Says(answer.Account) is { } all)
            pending.Add(new PendingStatement(null, [], all));
        return pending;
    }

    private static IntervalStatement? Says(PendingEntry sum) =>
        IntervalStatement.Of(sum.Expected, sum.Low80, sum.High80, sum.Low95, sum.High95);
}
