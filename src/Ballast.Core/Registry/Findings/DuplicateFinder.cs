namespace Ballast.Core.Registry.Findings;

/// <summary>Slots that hold the same predictions are one: they win and lose together.</summary>
public static class DuplicateFinder
{
    /// <summary>Groups of slots with the same predictions in a round, by their places; a slot with none like it is in no group.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Groups(LikenessTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int[] heads = [.. Enumerable.Range(0, table.Round.Slots.Count)];
        int Head(int slot) => heads[slot] == slot ? slot : heads[slot] = Head(heads[slot]);
        foreach (var (first, second, likeness) in table.Pairs())
        {
            if (likeness.IsSame)
                heads[Math.Max(Head(first), Head(second))] = Math.Min(Head(first), Head(second));
        }
        return
        [
            .. Enumerable
                .Range(0, heads.Length)
                .GroupBy(Head)
                .Where(g => g.Skip(1).Any())
                .Select(g => (IReadOnlyList<int>)[.. g]),
        ];
    }

    /// <summary>The groups of a round.</summary>
    public static IReadOnlyList<DuplicateGroup> Find(LikenessTable table) =>
        [.. Groups(table).Select(g => One(table, g))];

    /// <summary>Groups of several rounds, those of the same slots as one; those of the most rounds first.</summary>
    public static IReadOnlyList<DuplicateGroup> Merge(IEnumerable<DuplicateGroup> groups) =>
        [
            .. groups
                .GroupBy(g => string.Join('\n', g.Slots), StringComparer.OrdinalIgnoreCase)
                .Select(g => g.First() with { Kind = g.Max(f => f.Kind), Rounds = [.. g.SelectMany(f => f.Rounds)] })
                .OrderByDescending(g => g.Rounds.Count)
                .ThenBy(g => g.Slots[0], StringComparer.OrdinalIgnoreCase),
        ];

    private static DuplicateGroup One(LikenessTable table, IReadOnlyList<int> group) =>
        new(
            [.. group.Select(i => table.Round.Slots[i].Slot)],
            group.SelectMany(i => group.Where(j => j < i).Select(j => table[i, j]!.Value.Kind)).Max(),
            [table.Round.Round]
        );
}

/// <summary>Slots with the same predictions.</summary>
/// <param name="Slots">Two or more.</param>
/// <param name="Kind">The weakest thing that holds for two of them.</param>
/// <param name="Rounds">In which rounds, ascending.</param>
public sealed record DuplicateGroup(IReadOnlyList<string> Slots, LikenessKind Kind, IReadOnlyList<int> Rounds);
