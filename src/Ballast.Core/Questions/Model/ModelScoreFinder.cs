using Ballast.Core.Questions.Field;
using Ballast.Core.Questions.Models;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Model;

/// <summary>How one model scored, in the score that all models are compared by, where it has enough rounds of it.</summary>
internal static class ModelScoreFinder
{
    private const int FewestRounds = 20;

    /// <summary>Looks.</summary>
    /// <param name="view">What is stored.</param>
    /// <param name="model">The model.</param>
    /// <param name="scores">All its scores, those of the newest rule first.</param>
    /// <returns>Null where no score of a resolved round is stored.</returns>
    public static ModelScoreEntry? Find(AsOfView view, string model, ScorePanel scores)
    {
        var planes = scores
            .Metrics.Select((metric, plane) => (Metric: metric, Values: Values(view, scores, plane)))
            .Where(p => p.Values.Count > 0)
            .ToList();
        if (planes.Count == 0)
            return null;
        var usual = ModelScores.MetricOf(view);
        var (metric, values) = planes.MaxBy(p => (p.Values.Count >= FewestRounds, p.Metric == usual, p.Values.Count));
        var places = Places(view, metric, model);
        return new ModelScoreEntry(
            metric.ToString(),
            values.Average(v => v.Score),
            places.Count == 0 ? null : places.Average(p => p.Percentile),
            values.Count,
            places,
            Years(view, values)
        );
    }

    private static List<(int Round, double Score)> Values(AsOfView view, ScorePanel scores, int plane)
    {
        var row = scores.Row(plane, 0);
        var values = new List<(int, double)>();
        for (var column = 0; column < row.Length; column++)
        {
            if (!double.IsNaN(row[column]) && view.Dates.ResolvedAt(scores.Rounds[column]) <= view.AsOf)
                values.Add((scores.Rounds[column], row[column]));
        }
        return values;
    }

    /// <summary>As reported where that is stored, which is read far sooner than the scores of all models.</summary>
    private static List<ModelPlace> Places(AsOfView view, Metric metric, string model)
    {
        var reported = new Metric(metric.Name + "Percentile", metric.Version);
        if (view.Metrics.Contains(reported))
        {
            var panel = view.Scores(view.Query([model], [reported]));
            return [.. Values(view, panel, 0).Select(v => new ModelPlace(v.Round, v.Score))];
        }
        if (view.Models.Count < FieldScores.FewestModels)
            return [];
        var field = new FieldPlaces(view, new RoundSelector(view, RoundState.Resolved), 1, RoundCalendar.LargestRound);
        return
        [
            .. field.Of(metric, [model]).SelectMany(m => m.Series).Select(r => new ModelPlace(r.Round, r.Percentile)),
        ];
    }

    private static IReadOnlyList<ScoreYear> Years(AsOfView view, List<(int Round, double Score)> values)
    {
        var dated = values.ConvertAll(v => (Day: view.Dates.Day(v.Round), v.Score));
        var (first, last) = (dated.Min(d => d.Day.Year), dated.Max(d => d.Day.Year));
        return
        [
            .. Enumerable
                .Range(first, last - first + 1)
                .Select(year =>
                {
                    var own = dated.FindAll(d => d.Day.Year == year);
                    return new ScoreYear(
                        year,
                        [
                            .. Enumerable
                                .Range(1, MonthGrid.PerYear)
                                .Select(m => Mean(own.FindAll(d => d.Day.Month == m))),
                        ],
                        Mean(own)
                    );
                }),
        ];
    }

    private static double? Mean(List<(DateOnly Day, double Score)> values) =>
        values.Count == 0 ? null : values.Average(v => v.Score);
}
