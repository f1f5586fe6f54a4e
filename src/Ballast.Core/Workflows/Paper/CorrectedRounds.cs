using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Paper;

/// <summary>Rounds whose final scores were changed after they had been reported: what an account on paper was worth meanwhile is reported with an earlier moment.</summary>
internal static class CorrectedRounds
{
    /// <summary>Settled rounds of which a score that is paid, of one of the models, was final with another value before; ascending.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="models">Names as kept in the store.</param>
    /// <param name="rounds">Settled rounds.</param>
    public static IReadOnlyList<int> Find(AsOfView view, IReadOnlyCollection<string> models, IReadOnlyList<int> rounds)
    {
        if (rounds.Count == 0)
            return [];
        var (own, settled) = (models.ToHashSet(StringComparer.Ordinal), rounds.ToHashSet());
        var paid = view
            .Rules.Rules(rounds.Min(), rounds.Max())
            .SelectMany(new PayableRounds(view).Needed)
            .Where(view.Metrics.Contains)
            .Distinct();
        return
        [
            .. paid.SelectMany(metric => Changed(view, metric, rounds.Min(), own))
                .Where(settled.Contains)
                .Distinct()
                .Order(),
        ];
    }

    private static IEnumerable<int> Changed(AsOfView view, Metric metric, int from, HashSet<string> models) =>
        view.ScoreRevisions(metric, from)
            .Where(s => s.IsFinal && models.Contains(s.Model))
            .GroupBy(s => (s.Model, s.Round))
            .Where(g => g.Select(s => s.Score).Distinct().Skip(1).Any())
            .Select(g => g.Key.Round);
}
