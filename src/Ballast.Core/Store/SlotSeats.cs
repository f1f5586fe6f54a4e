using Ballast.Core.Registry;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>Who sat where in one tournament, ready to be asked for every round of every slot.</summary>
internal sealed class SlotSeats
{
    private readonly Dictionary<string, Slot> _slots;

    public SlotSeats(ModelRegistry registry, Tournament tournament)
    {
        _slots = registry
            .Slots.Where(s => s.Tournament == tournament)
            .ToDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);
        var names = registry.Strategies.ToDictionary(s => s.Name, s => s.Name, StringComparer.OrdinalIgnoreCase);
        Strategies = _slots
            .Values.SelectMany(s => s.Assignments.Select(a => (a.Strategy, Slot: s.Name)))
            .GroupBy(s => names.GetValueOrDefault(s.Strategy, s.Strategy), s => s.Slot)
            .ToDictionary(
                g => g.Key,
                g => g.ToHashSet(StringComparer.OrdinalIgnoreCase),
                StringComparer.OrdinalIgnoreCase
            );
        Names = names;
    }

    /// <summary>Slots by the strategies that sat in them at any time; names as they were registered.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Strategies { get; }

    private Dictionary<string, string> Names { get; }

    /// <summary>The strategy that sat in a slot in a round; null where none is registered.</summary>
    public string? Find(string slot, int round) =>
        _slots.TryGetValue(slot, out var known) && known.In(round) is { } seat
            ? Names.GetValueOrDefault(seat.Strategy, seat.Strategy)
            : null;

    /// <summary>Every slot that one of some strategies sat in.</summary>
    public HashSet<string> SlotsOf(IEnumerable<string> strategies) =>
        strategies.SelectMany(s => Strategies.GetValueOrDefault(s, [])).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
