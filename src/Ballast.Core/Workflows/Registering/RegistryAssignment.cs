using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.Registering;

/// <summary>What <c>ballast registry assign SLOT STRATEGY</c> says: from a round on this strategy sits in this slot.</summary>
public static class RegistryAssignment
{
    /// <summary>The registry with the strategy in the slot; a slot of which nothing is registered yet is registered.</summary>
    /// <param name="registry">As it is.</param>
    /// <param name="tournament">The slot's.</param>
    /// <param name="slot">The slot's name.</param>
    /// <param name="strategy">The strategy; null for none from that round on.</param>
    /// <param name="from">First round.</param>
    /// <param name="to">Last round; null for until something else is said.</param>
    public static Outcome<ModelRegistry> Assign(
        ModelRegistry registry,
        Tournament tournament,
        string slot,
        string? strategy,
        int from,
        int? to
    )
    {
        ArgumentNullException.ThrowIfNull(registry);
        if (to < from)
            return new Refusal("registry-problem", $"The last round {to} comes before the first, {from}.");
        var kept = registry.FindSlot(tournament, slot) ?? new Slot { Tournament = tournament, Name = slot };
        if (strategy is null)
            return registry.With(Emptied(kept, from, to));
        if (registry.FindStrategy(strategy) is not { } known)
        {
            var hint = NameSuggestions.Meant(registry.Strategies.Select(s => s.Name), strategy) is { } meant
                ? $" Did you mean {meant}?"
                : "";
            return new Refusal(
                "not-registered",
                $"No strategy '{strategy}' is registered.{hint}",
                hint.Length > 0 ? null : NextStep.To("register it first", "registry", "set", "strategy", strategy)
            );
        }
        return registry.With(kept.With(new Assignment(known.Name, from, to)));
    }

    private static Slot Emptied(Slot slot, int from, int? to) =>
        slot with
        {
            Assignments =
            [
                .. slot
                    .Assignments.SelectMany(a => a.Without(from, to ?? RoundCalendar.LargestRound))
                    .OrderBy(a => a.From),
            ],
        };
}
