using Ballast.Core.Rounds;

namespace Ballast.Core.Simulation;

/// <summary>The order in which rounds close and resolve: resolutions before closes at one moment.</summary>
internal sealed class ReplaySchedule
{
    /// <summary>Orders rounds.</summary>
    /// <param name="tournament">The tournament.</param>
    /// <param name="rounds">Ascending; at least one.</param>
    public ReplaySchedule(Tournament tournament, IReadOnlyList<ReplayDates> rounds)
    {
        (Tournament, Rounds) = (tournament, rounds);
        Steps = RoundMoment.InOrder([
            .. rounds.Select((r, i) => new RoundMoment(r.ResolvesAt, false, i)),
            .. rounds.Select((r, i) => new RoundMoment(r.ClosesAt, true, i)),
        ]);
        (Slots, SlotCount) = Assign(rounds.Count, Steps);
        FirstAtomic = rounds.FirstOrDefault(r => r.IsAtomic)?.Round ?? int.MaxValue;
    }

    /// <summary>The tournament.</summary>
    public Tournament Tournament { get; }

    /// <summary>The rounds, ascending.</summary>
    public IReadOnlyList<ReplayDates> Rounds { get; }

    /// <summary>Number of the first atomic round; beyond all numbers where there is none.</summary>
    public int FirstAtomic { get; }

    /// <summary>What happens, in order; a round by its place.</summary>
    public IReadOnlyList<RoundMoment> Steps { get; }

    /// <summary>One a round: a place that no other round has while this one is open.</summary>
    public IReadOnlyList<int> Slots { get; }

    /// <summary>How many such places there are: the most rounds that are open at once.</summary>
    public int SlotCount { get; }

    private static (int[] Slots, int Count) Assign(int rounds, IReadOnlyList<RoundMoment> steps)
    {
        var slots = new int[rounds];
        var free = new Stack<int>();
        var count = 0;
        foreach (var step in steps)
        {
            if (!step.IsClose)
                free.Push(slots[step.Round]);
            else
                slots[step.Round] = free.TryPop(out var slot) ? slot : count++;
        }
        return (slots, count);
    }
}

/// <summary>A round without its returns.</summary>
/// <param name="Round">Its number.</param>
/// <param name="IsAtomic">Whether it locks positions of its own.</param>
/// <param name="ClosesAt">When its stakes are fixed.</param>
/// <param name="ResolvesAt">When it resolves; later.</param>
internal sealed record ReplayDates(int Round, bool IsAtomic, DateTimeOffset ClosesAt, DateTimeOffset ResolvesAt);
