using Ballast.Core.Evidence.Grading;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Predictions;

namespace Ballast.Core.Questions.TrackRecord;

/// <summary>How good Ballast's own predictions were: each ranking and nowcast that was kept, held against what happened.</summary>
public static class TrackRecordGrading
{
    /// <summary>Grades. No prediction, and none that can be graded yet, are answers too.</summary>
    /// <param name="view">What is known. Predictions that were made later, and outcomes that became known later, take no part.</param>
    /// <param name="cancellation">Stops between predictions.</param>
    public static Outcome<TrackRecordAnswer> Run(AsOfView view, CancellationToken cancellation = default)
    {
        var predictions = view.Predictions;
        var graders = PredictionGraders.All(new GradingGround(view)).ToDictionary(g => g.Kind, StringComparer.Ordinal);
        var graded = new List<(Prediction Prediction, GradedPrediction Grade, bool IsRestated)>();
        foreach (var prediction in predictions.Predictions(view.Tournament, view.AsOf))
        {
            cancellation.ThrowIfCancellationRequested();
            // A newer program may have kept a kind that this one cannot read: it is left alone.
            if (!graders.TryGetValue(prediction.Kind, out var grader))
                continue;
            var isRestated = PredictionKeeper.IsRestated(
                prediction,
                predictions.Stamp(view.Tournament, prediction.AsOf)
            );
            graded.Add((prediction, grader.Grade(prediction), isRestated));
        }
        return new TrackRecordAnswer
        {
            Tournament = view.Tournament.Slug(),
            AsOf = view.AsOf,
            Made = graded.Count,
            Graded = graded.Count(g => g.Grade.Figures.Count > 0),
            Restated = graded.Count(g => g.IsRestated),
            NextGradableAt = Earliest(graded.Select(g => g.Grade.GradableAt).Where(at => at > view.AsOf)),
            Tracks = [.. graders.Values.SelectMany(g => Tracks(g.Kind, graded))],
            Claims = [.. graded.Select(g => Entry(g.Prediction, g.Grade, g.IsRestated))],
        };
    }

    private static DateTimeOffset? Earliest(IEnumerable<DateTimeOffset?> moments) =>
        moments.OrderBy(m => m).FirstOrDefault();

    private static IEnumerable<TrackEntry> Tracks(
        string kind,
        IReadOnlyList<(Prediction Prediction, GradedPrediction Grade, bool IsRestated)> graded
    )
    {
        var figures = graded
            .Where(g => g.Prediction.Kind == kind)
            .SelectMany((g, i) => g.Grade.Figures.Select(f => (Prediction: i, Figure: f)))
            .ToList();
        foreach (var about in figures.GroupBy(f => f.Figure.About))
        {
            int[] rounds = [.. about.Select(f => f.Figure.Round).Distinct().Order()];
            var reach = about.Max(f => f.Figure.Reach);
            yield return new TrackEntry(
                kind,
                about.Key,
                about.Select(f => f.Prediction).Distinct().Count(),
                rounds.Length,
                Math.Round(GradedRounds.Independent(rounds, reach), 2),
                [
                    .. about
                        .GroupBy(f => (f.Figure.Name, f.Figure.Unit))
                        .Select(n => Figure(n.Key, reach, n.Select(f => f.Figure))),
                ]
            );
        }
    }

    private static TrackFigureEntry Figure(
        (string Name, string Unit) figure,
        int reach,
        IEnumerable<PredictionFigure> cases
    )
    {
        var values = cases.Where(c => double.IsFinite(c.Value)).Select(c => (c.Round, c.Value)).ToList();
        var estimate = GradedRounds.Average(values, reach, figure.Unit == PredictionFigure.Rate);
        return new TrackFigureEntry(figure.Name, figure.Unit, values.Count, EstimateEntry.Of(estimate));
    }

    private static PredictionEntry Entry(Prediction prediction, GradedPrediction grade, bool isRestated) =>
        new(
            prediction.Kind,
            prediction.MadeAt,
            prediction.Question,
            prediction.Fingerprint,
            prediction.Version,
            isRestated,
            grade.GradableAt,
            // Among all and among its question a ranking says the same: once is enough here.
            [
                .. grade
                    .Figures.Where(f => f.About != prediction.Question)
                    .GroupBy(f => (f.About, f.Name))
                    .Select(f => new PredictionFigureEntry(
                        f.Key.About,
                        f.Key.Name,
                        f.Count(),
                        Json.Number(f.Average(c => c.Value))
                    )),
            ],
            grade.Why
        );
}
