using Ballast.Core.Questions.Models;
using Ballast.Core.Store;

namespace Ballast.Core.Questions.Today;

/// <summary>What a store without stakes has to show: how the models scored lately.</summary>
internal static class TodayScores
{
    private const int Shown = 3;

    /// <summary>Looks; null where no score is stored.</summary>
    public static TodayScoresEntry? Find(AsOfView view)
    {
        if (view.ScoredRounds().Select(r => (int?)r).FirstOrDefault() is not { } newest)
            return null;
        var scores = new ModelScores(view, view.Models);
        if (scores.Metric is not { } metric)
            return null;
        var isPlaced = view.Models.Any(m => scores.Percentile(m) is not null);
        var ranked = view
            .Models.Where(m => scores.Mean(m) is not null)
            .OrderByDescending(m => isPlaced ? scores.Percentile(m) ?? -1 : scores.Mean(m))
            .Select(m => new TodayScoreEntry(m, scores.Mean(m)!.Value, scores.Percentile(m)))
            .ToList();
        var best = ranked.Take(Shown).ToList();
        return new TodayScoresEntry(
            view.Models.Count,
            newest,
            view.Dates.ResolvedAt(newest) <= view.AsOf,
            metric.ToString(),
            scores.Rounds,
            best,
            [.. ranked.Skip(best.Count).TakeLast(Shown).Reverse()]
        );
    }
}
