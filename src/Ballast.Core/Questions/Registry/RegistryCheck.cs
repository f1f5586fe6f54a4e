using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Registry;

/// <summary>Holds the registry against the scores: rounds that belong to no strategy, and strategies whose slots did not score alike.</summary>
internal static class RegistryCheck
{
    // Scores of equal predictions are equal; files round them to some nine places.
    private const double Rounding = 1e-6;

    /// <summary>What was found, slot by slot.</summary>
    /// <param name="view">What is stored.</param>
    /// <param name="slots">The slots to look at.</param>
    public static IReadOnlyList<RegistryFinding> Find(AsOfView view, IReadOnlyList<Slot> slots)
    {
        var stored = view.Models.ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<Slot> looked = [.. slots.Where(s => stored.Contains(s.Name))];
        if (looked.Count == 0 || view.Metrics.Count == 0)
            return [];
        var panel = view.Scores(view.Query([.. looked.Select(s => s.Name)], view.Metrics));
        return
        [
            .. looked.SelectMany((slot, row) => WithoutStrategy(panel, slot, row)),
            .. DifferentScores(panel, looked),
        ];
    }

    private static IEnumerable<RegistryFinding> WithoutStrategy(ScorePanel panel, Slot slot, int row)
    {
        var (from, to, rounds) = (0, 0, 0);
        for (var i = 0; i <= panel.Rounds.Count; i++)
        {
            var isScored = i < panel.Rounds.Count && panel.HasScore(row, i);
            var isFree = isScored && slot.In(panel.Rounds[i]) is null;
            if (isFree)
            {
                from = rounds++ == 0 ? panel.Rounds[i] : from;
                to = panel.Rounds[i];
            }
            // A stretch ends at a scored round that has a strategy, and at the end.
            else if (rounds > 0 && (isScored || i == panel.Rounds.Count))
            {
                yield return new RegistryFinding(
                    "no-strategy",
                    slot.Name,
                    from,
                    to,
                    rounds,
                    (
                        (Notice)
                            $"{slot.Name} has {Format.Many(rounds, "round")} with a score and no strategy, from {from} to {to}."
                    ).Then(
                        "say who sat there",
                        "registry",
                        "assign",
                        slot.Name,
                        "STRATEGY",
                        "--from",
                        $"{from}",
                        "--to",
                        $"{to}"
                    )
                );
                rounds = 0;
            }
        }
    }

    private static IEnumerable<RegistryFinding> DifferentScores(ScorePanel panel, IReadOnlyList<Slot> slots)
    {
        var seats = slots
            .SelectMany(
                (slot, row) =>
                    slot.Assignments.Select(a => (slot, row, Name: a.Strategy, Strategy: RegistryNames.Key(a.Strategy)))
            )
            .Distinct()
            .GroupBy(s => s.Strategy)
            .Where(g => g.Count() > 1);
        foreach (var strategy in seats)
        {
            var all = strategy.OrderBy(s => s.slot.Name, StringComparer.OrdinalIgnoreCase).ToList();
            foreach (var other in all.Skip(1))
            {
                int[] differing =
                [
                    .. Enumerable
                        .Range(0, panel.Rounds.Count)
                        .Where(i =>
                            Sits(all[0].slot, strategy.Key, panel.Rounds[i])
                            && Sits(other.slot, strategy.Key, panel.Rounds[i])
                        )
                        .Where(i => Differ(panel, all[0].row, other.row, i))
                        .Select(i => panel.Rounds[i]),
                ];
                if (differing.Length > 0)
                    yield return new RegistryFinding(
                        "different-scores",
                        other.slot.Name,
                        differing[0],
                        differing[^1],
                        differing.Length,
                        $"{all[0].Name} sat in {all[0].slot.Name} and in {other.slot.Name}, and they scored differently in {Format.Many(differing.Length, "round")}, first in {differing[0]}: these were not the same predictions, or one was late."
                    );
            }
        }
    }

    private static bool Sits(Slot slot, string strategy, int round) =>
        string.Equals(slot.In(round)?.Strategy, strategy, StringComparison.OrdinalIgnoreCase);

    private static bool Differ(ScorePanel panel, int left, int right, int round) =>
        Enumerable
            .Range(0, panel.Metrics.Count)
            .Select(m => panel.Row(m, left)[round] - panel.Row(m, right)[round])
            .Any(d => Math.Abs(d) > Rounding);
}
