using Ballast.Core.Evidence.Grading;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Claims;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.TrackRecord;

/// <summary>How good Ballast's own claims were: each ranking and nowcast that was kept, held against what happened.</summary>
public static class TrackRecordGrading
{
    /// <summary>Grades. No claim, and none that can be graded yet, are answers too.</summary>
    /// <param name="view">What is known. Claims that were made later, and outcomes that became known later, take no part.</param>
    /// <param name="cancellation">Stops between claims.</param>
    public static Outcome<TrackRecordAnswer> Run(AsOfView view, CancellationToken cancellation = default)
    {
        var claims = view.Claims;
        var graders = ClaimGraders.All(new GradingGround(view)).ToDictionary(g => g.Kind, StringComparer.Ordinal);
        var graded = new List<(Claim Claim, GradedClaim Grade, bool IsRestated)>();
        foreach (var claim in claims.Claims(view.Tournament, view.AsOf))
        {
            cancellation.ThrowIfCancellationRequested();
            // A newer program may have kept a kind that this one cannot read: it is left alone.
            if (!graders.TryGetValue(claim.Kind, out var grader))
                continue;
            var isRestated = ClaimKeeper.IsRestated(claim, claims.Stamp(view.Tournament, claim.AsOf));
            graded.Add((claim, grader.Grade(claim), isRestated));
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
            Claims = [.. graded.Select(g => Entry(g.Claim, g.Grade, g.IsRestated))],
        };
    }

    private static DateTimeOffset? Earliest(IEnumerable<DateTimeOffset?> moments) =>
        moments.OrderBy(m => m).FirstOrDefault();

    private static IEnumerable<TrackEntry> Tracks(
        string kind,
        IReadOnlyList<(Claim Claim, GradedClaim Grade, bool IsRestated)> graded
    )
    {
        var figures = graded
            .Where(g => g.Claim.Kind == kind)
            .SelectMany((g, i) => g.Grade.Figures.Select(f => (Claim: i, Figure: f)))
            .ToList();
        foreach (var about in figures.GroupBy(f => f.Figure.About))
        {
            int[] rounds = [.. about.Select(f => f.Figure.Round).Distinct().Order()];
            var reach = about.Max(f => f.Figure.Reach);
            yield return new TrackEntry(
                kind,
                about.Key,
                about.Select(f => f.Claim).Distinct().Count(),
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

    private static TrackFigureEntry Figure((string Name, string Unit) figure, int reach, IEnumerable<ClaimFigure> cases)
    {
        var values = cases.Where(c => double.IsFinite(c.Value)).Select(c => (c.Round, c.Value)).ToList();
        var estimate = GradedRounds.Average(values, reach, figure.Unit == ClaimFigure.Rate);
        return new TrackFigureEntry(figure.Name, figure.Unit, values.Count, EstimateEntry.Of(estimate));
    }

    private static ClaimEntry Entry(Claim claim, GradedClaim grade, bool isRestated) =>
        new(
            claim.Kind,
            claim.MadeAt,
            claim.Question,
            claim.Fingerprint,
            claim.Version,
            isRestated,
            grade.GradableAt,
            // Among all and among its question a ranking says the same: once is enough here.
            [
                .. grade
                    .Figures.Where(f => f.About != claim.Question)
                    .GroupBy(f => (f.About, f.Name))
                    .Select(f => new ClaimFigureEntry(
                        f.Key.About,
                        f.Key.Name,
                        f.Count(),
                        Json.Number(f.Average(c => c.Value))
                    )),
            ],
            grade.Why
        );
}
