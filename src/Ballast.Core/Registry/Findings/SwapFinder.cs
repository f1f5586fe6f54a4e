namespace Ballast.Core.Registry.Findings;

/// <summary>Sorts changes of a round into exchanges, in which each slot has what another of them had, and changes that stand alone.</summary>
public static class SwapFinder
{
    /// <summary>Sorts them.</summary>
    public static (IReadOnlyList<Swap> Swaps, IReadOnlyList<SeatChange> Alone) Sort(IReadOnlyList<SeatChange> changes)
    {
        var (swaps, left) = (new List<Swap>(), changes.ToList());
        foreach (var round in changes.GroupBy(c => c.Round))
        {
            var bySlot = round.ToDictionary(c => c.Slot, StringComparer.OrdinalIgnoreCase);
            foreach (var change in round)
            {
                if (!left.Contains(change) || Circle(change, bySlot) is not { } circle)
                    continue;
                swaps.Add(new Swap(round.Key, circle));
                left.RemoveAll(circle.Contains);
            }
        }
        return (swaps, left);
    }

    private static List<SeatChange>? Circle(SeatChange first, Dictionary<string, SeatChange> bySlot)
    {
        var circle = new List<SeatChange> { first };
        while (
            circle[^1].CameFrom is { } from && bySlot.TryGetValue(from, out var next) && circle.Count <= bySlot.Count
        )
        {
            if (next == first)
                return circle;
            circle.Add(next);
        }
        return null;
    }
}

/// <summary>Slots that exchanged their predictions from one round to the next; more than two where they went round.</summary>
/// <param name="Round">The first round in which they lie so.</param>
/// <param name="Changes">Each slot with the one whose predictions it has; each next one is the one before's.</param>
public sealed record Swap(int Round, IReadOnlyList<SeatChange> Changes);
