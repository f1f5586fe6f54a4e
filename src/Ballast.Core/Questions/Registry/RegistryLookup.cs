using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Registering;

namespace Ballast.Core.Questions.Registry;

/// <summary>What is asked of the registry.</summary>
/// <param name="Slots">Slots to show; empty for all.</param>
/// <param name="Round">Who sat where in this round; null for all rounds.</param>
/// <param name="Strategy">Where this strategy sat; null for all.</param>
/// <param name="WithHistory">Whether every change is listed.</param>
/// <param name="WithCheck">Whether registry and scores are held against each other.</param>
internal sealed record RegistryLookupRequest(
    IReadOnlyList<string> Slots,
    int? Round,
    string? Strategy,
    bool WithHistory,
    bool WithCheck
);

/// <summary>Looks up who is who.</summary>
internal static class RegistryLookup
{
    /// <summary>The answer; a refusal where a slot or strategy is not registered.</summary>
    public static Outcome<RegistryAnswer> Run(AsOfView view, RegistryLookupRequest request)
    {
        var registry = view.Registry;
        var slots = registry.Slots.Where(s => s.Tournament == view.Tournament).ToList();
        if (request.Strategy is { } strategy && registry.FindStrategy(strategy) is null)
            return NotRegistered("strategy", strategy, registry.Strategies.Select(s => s.Name));
        var unknown = request.Slots.FirstOrDefault(name => registry.FindSlot(view.Tournament, name) is null);
        if (unknown is not null)
            return NotRegistered("slot", unknown, slots.Select(s => s.Name));
        return Look(view, request, [.. slots.Where(s => IsAsked(s, request))]);
    }

    private static RegistryAnswer Look(AsOfView view, RegistryLookupRequest request, IReadOnlyList<Slot> slots)
    {
        var registry = view.Registry;
        var stored = view.Models.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isAll = request is { Slots.Count: 0, Strategy: null };
        return new RegistryAnswer
        {
            Tournament = view.Tournament.Slug(),
            Round = request.Round,
            Newest = view.Rounds.Keys.Concat(view.ScoredRounds().Take(1)).Max(r => (int?)r),
            Since = view.RegistryRevisions.Count == 0 ? null : view.RegistryRevisions[0].At,
            Strategies =
            [
                .. registry
                    .Strategies.Where(s =>
                        isAll || slots.Any(slot => Held(slot, s.Name)) || Same(s.Name, request.Strategy)
                    )
                    .Select(s => Entry(view, s, request.Round)),
            ],
            Slots = [.. slots.Select(s => Entry(s, request.Round, stored.Contains(s.Name)))],
            Unregistered = isAll ? Unregistered(view) : [],
            Groups = !isAll ? [] : [.. registry.Groups.Select(g => new GroupEntry("@" + g.Name, g.Members))],
            Epochs = !isAll
                ? []
                :
                [
                    .. registry
                        .Epochs.Where(e => e.Tournament == view.Tournament)
                        .OrderBy(e => e.From)
                        .Select(e => new EpochEntry(e.Name, e.From, e.Strategies, e.Reason)),
                ],
            Findings = request.WithCheck ? RegistryCheck.Find(view, slots) : null,
            History = request.WithHistory ? History(view) : null,
            Whole = registry,
        };
    }

    private static bool IsAsked(Slot slot, RegistryLookupRequest request) =>
        (request.Slots.Count == 0 || request.Slots.Contains(slot.Name, StringComparer.OrdinalIgnoreCase))
        && (request.Strategy is null || Held(slot, request.Strategy));

    private static bool Held(Slot slot, string strategy) => slot.Assignments.Any(a => Same(a.Strategy, strategy));

    private static StrategyEntry Entry(AsOfView view, Strategy strategy, int? round)
    {
        var seats = view
            .Registry.Slots.Where(s => s.Tournament == view.Tournament)
            .SelectMany(s => s.Assignments.Where(a => Same(a.Strategy, strategy.Name)).Select(a => (s.Name, Seat: a)))
            .ToList();
        return new StrategyEntry(
            strategy.Name,
            strategy.Parent,
            [.. seats.Where(s => IsAt(s.Seat, round)).Select(s => s.Name)],
            seats.Count == 0 ? null : seats.Min(s => s.Seat.From),
            view.Registry.FirstRoundOfEvidence(view.Tournament, strategy.Name),
            strategy.Fields.Where(f => f.Field != "parent").ToDictionary(f => f.Field, f => f.Value)
        );
    }

    private static SlotEntry Entry(Slot slot, int? round, bool isStored) =>
        new(
            slot.Name,
            slot.Account,
            slot.IsFavourite,
            slot.Tags,
            isStored,
            slot.Assignments.FirstOrDefault(a => IsAt(a, round))?.Strategy,
            [.. slot.Assignments.Select(a => new AssignmentEntry(a.Strategy, a.From, a.To))]
        );

    /// <summary>Without a round: now.</summary>
    private static bool IsAt(Assignment seat, int? round) =>
        round is { } number ? seat.From <= number && number <= seat.Last : seat.To is null;

    private static IReadOnlyList<string> Unregistered(AsOfView view)
    {
        var own = ModelPatterns.Expand(view, ["@mine"]) is Outcome<IReadOnlyList<string>>.Done { Value: var mine }
            ? mine
            : [];
        return [.. own.Where(m => view.Registry.FindSlot(view.Tournament, m) is not { Assignments.Count: > 0 })];
    }

    private static List<RegistryEvent> History(AsOfView view)
    {
        var before = new Dictionary<(string, string), IRegistryItem?>();
        var events = new List<RegistryEvent>();
        foreach (var revision in view.RegistryRevisions)
        {
            var item = revision.Read();
            var change = new RegistryChange(before.GetValueOrDefault((revision.Kind, revision.Key)), item);
            before[(revision.Kind, revision.Key)] = item;
            // An item of a kind that this program does not know.
            if (change is { Before: null, After: null })
                continue;
            events.Add(
                new RegistryEvent(
                    revision.Number,
                    revision.At,
                    revision.Kind,
                    change.Item.Name,
                    ChangeWords.Create(change),
                    revision.Why
                )
            );
        }
        events.Reverse();
        return events;
    }

    private static Refusal NotRegistered(string kind, string name, IEnumerable<string> known)
    {
        var hint = NameSuggestions.Meant(known, name) is { } meant ? $" Did you mean {meant}?" : "";
        return new Refusal(
            "not-registered",
            $"No {kind} '{name}' is registered.{hint}",
            hint.Length > 0 ? null : NextStep.To("register it", "registry", "set", kind, name)
        );
    }

    private static bool Same(string name, string? other) =>
        string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
