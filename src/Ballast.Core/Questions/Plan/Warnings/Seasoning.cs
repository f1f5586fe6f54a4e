using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Plan.Warnings;

/// <summary>Models that shall have more and have few scored rounds that have resolved.</summary>
internal static class Seasoning
{
    /// <summary>Fewer resolved rounds than this are about one season of overlapping rounds: 60 rounds of 20 days that overlap are worth three independent ones.</summary>
    public const int FewestRounds = 60;

    /// <summary>The sentence; none where every raised model is seasoned.</summary>
    public static IEnumerable<Notice> Find(PlannedPath path, CancellationToken cancellation)
    {
        var raised = path
            .Raised.Select(r => r.Model)
            .Where(m => path.View.Models.Contains(m, StringComparer.OrdinalIgnoreCase))
            .ToList();
        var young = path.Raised.Where(r => !raised.Contains(r.Model)).Select(r => (r.Model, Rounds: 0)).ToList();
        if (raised.Count > 0)
            young.AddRange(Counts(path.View, raised, cancellation).Where(c => c.Rounds < FewestRounds));
        if (young.Count > 0)
            yield return $"{Format.Names([.. young.Select(y => $"{y.Model} ({Format.Rounds(y.Rounds)})")], 5)} shall have more and {(young.Count == 1 ? "has" : "have")} fewer than {FewestRounds} resolved rounds with a score: too few to tell skill from luck.";
    }

    private static IEnumerable<(string Model, int Rounds)> Counts(
        AsOfView view,
        IReadOnlyList<string> models,
        CancellationToken cancellation
    )
    {
        Metric[] metrics = [.. view.Metrics.Where(IsPaid)];
        if (metrics.Length == 0)
            metrics = [.. view.Metrics.Take(1)];
        if (metrics.Length == 0)
            return models.Select(m => (m, 0));
        var panel = view.Scores(view.Query(models, metrics));
        cancellation.ThrowIfCancellationRequested();
        var resolved = panel.Rounds.Select(r => view.Dates.ResolvedAt(r) <= view.AsOf).ToList();
        return models.Select(
            (model, row) =>
                (
                    model,
                    Enumerable
                        .Range(0, panel.Rounds.Count)
                        .Count(c =>
                            resolved[c]
                            && metrics.Select((_, plane) => plane).Any(p => double.IsFinite(panel.Row(p, row)[c]))
                        )
                )
        );

        bool IsPaid(Metric metric) =>
            view.Timeline.Rules.Any(r =>
                r.Tournament == view.Tournament && r.Terms.Any(t => t.Metrics.Contains(metric))
            );
    }
}
