using Ballast.Core.Rounds;

namespace Ballast.Core.Registry;

/// <summary>Why a registry cannot be kept as it is.</summary>
/// <param name="Item">The item that it lies in.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record RegistryProblem(IRegistryItem Item, string Message)
{
    /// <summary>Names of groups that mean something already.</summary>
    public static IReadOnlyList<string> TakenGroups { get; } = ["favourites", "all"];

    /// <summary>All of them, in the order of items.</summary>
    public static IReadOnlyList<RegistryProblem> Find(ModelRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return
        [
            .. registry
                .Items.Where(i => i is not TierStanding)
                .Select(i => (Item: i, Why: RegistryNames.Refuse(i.Name)))
                .Where(i => i.Why is not null)
                .Select(i => new RegistryProblem(i.Item, $"'{i.Item.Name}': {i.Why}.")),
            .. registry.Strategies.SelectMany(s => OfStrategy(registry, s)),
            .. registry.Slots.SelectMany(s => OfSlot(registry, s)),
            .. registry.Groups.SelectMany(g => OfGroup(registry, g)),
            .. registry.Epochs.SelectMany(e => OfEpoch(registry, e)),
        ];
    }

    private static IEnumerable<RegistryProblem> OfStrategy(ModelRegistry registry, Strategy strategy)
    {
        foreach (var field in strategy.Own.Keys.Where(Strategy.KnownFields.Contains))
            yield return new RegistryProblem(
                strategy,
                $"Strategy {strategy.Name} has a field '{field}' of its own, which means something already: write it above 'fields'."
            );
        if (strategy.Parent is null)
            yield break;
        if (registry.FindStrategy(strategy.Parent) is null)
            yield return new RegistryProblem(
                strategy,
                $"Strategy {strategy.Name} has the parent {strategy.Parent}, which is not registered."
            );
        else if (IsOwnAncestor(registry, strategy))
            yield return new RegistryProblem(strategy, $"Strategy {strategy.Name} is among its own parents.");
    }

    private static bool IsOwnAncestor(ModelRegistry registry, Strategy strategy)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = strategy; at?.Parent is { } parent && seen.Add(at.Key); at = registry.FindStrategy(parent))
        {
            if (RegistryNames.Key(parent) == strategy.Key)
                return true;
        }
        return false;
    }

    private static IEnumerable<RegistryProblem> OfSlot(ModelRegistry registry, Slot slot)
    {
        Assignment? before = null;
        foreach (var assignment in slot.Assignments.OrderBy(a => a.From))
        {
            var here = $"Slot {slot.Name}, from round {assignment.From}:";
            if (registry.FindStrategy(assignment.Strategy) is null)
                yield return new RegistryProblem(slot, $"{here} strategy {assignment.Strategy} is not registered.");
            if (assignment.From < 1 || assignment.Last > RoundCalendar.LargestRound)
                yield return new RegistryProblem(
                    slot,
                    $"{here} rounds lie between 1 and {RoundCalendar.LargestRound}."
                );
            if (assignment.Last < assignment.From)
                yield return new RegistryProblem(slot, $"{here} its last round {assignment.To} comes before it.");
            if (before is not null && before.Last >= assignment.From)
                yield return new RegistryProblem(
                    slot,
                    $"{here} {before.Strategy} sits there from {before.From} to {before.To?.ToString() ?? "now"}. A slot has one strategy a round."
                );
            before = assignment;
        }
    }

    private static IEnumerable<RegistryProblem> OfGroup(ModelRegistry registry, ModelGroup group)
    {
        if (TakenGroups.Contains(group.Key))
            yield return new RegistryProblem(group, $"@{group.Name} means something already: choose another name.");
        foreach (
            var member in group.Members.Where(m => m.StartsWith('@') && !m.Contains(':', StringComparison.Ordinal))
        )
        {
            var key = RegistryNames.Key(member[1..]);
            if (key != "mine" && !TakenGroups.Contains(key) && registry.Find(ModelGroup.OfKind, key) is null)
                yield return new RegistryProblem(group, $"Group {group.Name}: there is no group {member}.");
        }
        if (Reaches(registry, group, group.Key, []))
            yield return new RegistryProblem(group, $"Group {group.Name} is among its own members.");
    }

    private static bool Reaches(ModelRegistry registry, ModelGroup group, string key, HashSet<string> seen) =>
        group
            .Members.Where(m => m.StartsWith('@'))
            .Select(m => RegistryNames.Key(m[1..]))
            .Any(m =>
                m == key
                || (
                    seen.Add(m)
                    && registry.Find(ModelGroup.OfKind, m) is ModelGroup inner
                    && Reaches(registry, inner, key, seen)
                )
            );

    private static IEnumerable<RegistryProblem> OfEpoch(ModelRegistry registry, EvidenceEpoch epoch)
    {
        if (epoch.From is < 1 or > RoundCalendar.LargestRound)
            yield return new RegistryProblem(
                epoch,
                $"Epoch {epoch.Name}: rounds lie between 1 and {RoundCalendar.LargestRound}."
            );
        foreach (var name in epoch.Strategies.Where(s => registry.FindStrategy(s) is null))
            yield return new RegistryProblem(epoch, $"Epoch {epoch.Name}: strategy {name} is not registered.");
    }
}
