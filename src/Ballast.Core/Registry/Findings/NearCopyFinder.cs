namespace Ballast.Core.Registry.Findings;

/// <summary>Slots whose predictions are nearly the same: little is gained by staking both.</summary>
public static class NearCopyFinder
{
    /// <summary>Correlation of the ranks from which two are reported where nothing else is asked for.</summary>
    public const double UsualLeast = 0.98;

    /// <summary>Pairs of several rounds, those of the same slots as one; the most alike first.</summary>
    public static IReadOnlyList<NearCopy> Merge(IEnumerable<NearCopy> copies) =>
        [
            .. copies
                .GroupBy(p => $"{p.First}\n{p.Second}", StringComparer.OrdinalIgnoreCase)
                .Select(g =>
                    g.First() with
                    {
                        Correlation = g.Average(p => p.Correlation),
                        StandardError = Math.Sqrt(g.Sum(p => p.StandardError * p.StandardError)) / g.Count(),
                        Rounds = [.. g.SelectMany(p => p.Rounds)],
                    }
                )
                .OrderByDescending(p => p.Correlation),
        ];

    /// <summary>Pairs of a round. Of slots with the same predictions the first stands for all.</summary>
    public static IReadOnlyList<NearCopy> Find(LikenessTable table, double least = UsualLeast)
    {
        ArgumentNullException.ThrowIfNull(table);
        var others = DuplicateFinder.Groups(table).SelectMany(g => g.Skip(1)).ToHashSet();
        var slots = table.Round.Slots;
        return
        [
            .. table
                .Pairs()
                .Where(p =>
                    p.Likeness is { IsSame: false } likeness
                    && likeness.Correlation >= least
                    && !others.Contains(p.First)
                    && !others.Contains(p.Second)
                )
                .Select(p => new NearCopy(
                    slots[p.First].Slot,
                    slots[p.Second].Slot,
                    p.Likeness.Correlation,
                    p.Likeness.StandardError,
                    [table.Round.Round]
                )),
        ];
    }
}

/// <summary>Two slots with nearly the same predictions.</summary>
/// <param name="First">One of them.</param>
/// <param name="Second">The other.</param>
/// <param name="Correlation">Of their ranks, mean over the rounds.</param>
/// <param name="StandardError">Of that mean, of the estimate alone: not of how the models differ from round to round.</param>
/// <param name="Rounds">In which rounds, ascending.</param>
public sealed record NearCopy(
    string First,
    string Second,
    double Correlation,
    double StandardError,
    IReadOnlyList<int> Rounds
);
