using Ballast.Core.Rounds;

namespace Ballast.Core.Registry;

/// <summary>Who is who: strategies, the slots they sat in round by round, groups of models, fresh starts. The owner's own statement; nothing of it comes from Numerai.</summary>
/// <remarks>Lists are in the order of their keys (<see cref="IRegistryItem.Key"/>).</remarks>
public sealed record ModelRegistry
{
    /// <summary>Nothing is registered.</summary>
    public static ModelRegistry Empty { get; } = new();

    /// <summary>Model proper, one each.</summary>
    public IReadOnlyList<Strategy> Strategies { get; init; } = [];

    /// <summary>Slots of all tournaments.</summary>
    public IReadOnlyList<Slot> Slots { get; init; } = [];

    /// <summary>Groups.</summary>
    public IReadOnlyList<ModelGroup> Groups { get; init; } = [];

    /// <summary>Fresh starts.</summary>
    public IReadOnlyList<EvidenceEpoch> Epochs { get; init; } = [];

    /// <summary>Tiers that were taken over.</summary>
    public IReadOnlyList<TierStanding> Standings { get; init; } = [];

    /// <summary>Everything.</summary>
    public IEnumerable<IRegistryItem> Items => [.. Strategies, .. Slots, .. Groups, .. Epochs, .. Standings];

    /// <summary>Whether nothing is registered.</summary>
    public bool IsEmpty => !Items.Any();

    /// <summary>A registry of some items; of two with one kind and key the later one counts.</summary>
    public static ModelRegistry Create(IEnumerable<IRegistryItem> items)
    {
        var ordered = items
            .GroupBy(i => (i.Kind, i.Key))
            .Select(g => g.Last())
            .OrderBy(i => i.Key, StringComparer.Ordinal)
            .ToList();
        return new ModelRegistry
        {
            Strategies = [.. ordered.OfType<Strategy>()],
            Slots = [.. ordered.OfType<Slot>()],
            Groups = [.. ordered.OfType<ModelGroup>()],
            Epochs = [.. ordered.OfType<EvidenceEpoch>()],
            Standings = [.. ordered.OfType<TierStanding>()],
        };
    }

    /// <summary>The registry with an item added, or in place of the one with its key.</summary>
    public ModelRegistry With(IRegistryItem item) => Create(Items.Append(item));

    /// <summary>The registry without an item.</summary>
    public ModelRegistry Without(IRegistryItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Create(Items.Where(i => (i.Kind, i.Key) != (item.Kind, item.Key)));
    }

    /// <summary>An item by its kind and key; null where there is none.</summary>
    public IRegistryItem? Find(string kind, string key) => Items.FirstOrDefault(i => i.Kind == kind && i.Key == key);

    /// <summary>A strategy by its name; null where there is none.</summary>
    public Strategy? FindStrategy(string name)
    {
        var key = RegistryNames.Key(name);
        return Strategies.FirstOrDefault(s => s.Key == key);
    }

    /// <summary>A slot by its name; null where nothing is registered of it.</summary>
    public Slot? FindSlot(Tournament tournament, string name)
    {
        var key = Slot.KeyOf(tournament, name);
        return Slots.FirstOrDefault(s => s.Key == key);
    }

    /// <summary>The strategy that sat in a slot in a round, as it is registered itself; null where none is.</summary>
    public string? StrategyIn(Tournament tournament, string slot, int round) =>
        FindSlot(tournament, slot)?.In(round) is { } seat ? FindStrategy(seat.Strategy)?.Name ?? seat.Strategy : null;

    /// <summary>The account of each slot that is registered with one.</summary>
    public IReadOnlyDictionary<string, string> AccountsOf(Tournament tournament) =>
        Slots
            .Where(s => s.Tournament == tournament && s.Account is not null)
            .ToDictionary(s => s.Name, s => s.Account!, StringComparer.OrdinalIgnoreCase);

    /// <summary>The round from which on evidence of a strategy or slot counts: that of its newest fresh start; 1 without one.</summary>
    public int FirstRoundOfEvidence(Tournament tournament, string strategy) =>
        Epochs.Where(e => e.Tournament == tournament && e.IsFor(strategy)).Select(e => e.From).DefaultIfEmpty(1).Max();
}
