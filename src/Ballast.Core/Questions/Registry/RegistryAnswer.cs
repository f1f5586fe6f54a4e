using System.Text.Json.Serialization;
using Ballast.Core.Registry;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Registry;

/// <summary>Who is who, as it was registered at a moment.</summary>
public sealed record RegistryAnswer
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.registry/1";

    /// <summary>The tournament of the slots.</summary>
    public required string Tournament { get; init; }

    /// <summary>The round that was asked about; null for all.</summary>
    public required int? Round { get; init; }

    /// <summary>The newest round that is known; null where none is.</summary>
    public required int? Newest { get; init; }

    /// <summary>When the registry was begun; null where nothing was ever registered by then.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>The strategies, of all tournaments, by name.</summary>
    public required IReadOnlyList<StrategyEntry> Strategies { get; init; }

    /// <summary>The slots, by name.</summary>
    public required IReadOnlyList<SlotEntry> Slots { get; init; }

    /// <summary>Slots with rounds in the store of which nothing is registered.</summary>
    public required IReadOnlyList<string> Unregistered { get; init; }

    /// <summary>The groups.</summary>
    public required IReadOnlyList<GroupEntry> Groups { get; init; }

    /// <summary>Fresh starts of the tournament, by round.</summary>
    public required IReadOnlyList<EpochEntry> Epochs { get; init; }

    /// <summary>What the check found; null where it was not asked for.</summary>
    public required IReadOnlyList<RegistryFinding>? Findings { get; init; }

    /// <summary>Every change, the newest first; null where they were not asked for.</summary>
    public required IReadOnlyList<RegistryEvent>? History { get; init; }

    /// <summary>The registry itself, for the file.</summary>
    [JsonIgnore]
    public ModelRegistry Whole { get; init; } = ModelRegistry.Empty;
}

/// <summary>A strategy.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Parent">What it was made from.</param>
/// <param name="SitsIn">Slots that it sits in now, or sat in in the round that was asked about.</param>
/// <param name="FirstRound">The first round that it sat anywhere; null for never.</param>
/// <param name="EvidenceFrom">The round from which on its evidence counts.</param>
/// <param name="Fields">What else is said of it.</param>
public sealed record StrategyEntry(
    string Strategy,
    string? Parent,
    IReadOnlyList<string> SitsIn,
    int? FirstRound,
    int EvidenceFrom,
    IReadOnlyDictionary<string, string> Fields
);

/// <summary>A slot.</summary>
/// <param name="Slot">Its name.</param>
/// <param name="Account">The account that owns it.</param>
/// <param name="Favourite">Whether it is one of the favourites.</param>
/// <param name="Tags">Words by which it is found.</param>
/// <param name="IsStored">Whether the store has a round of it.</param>
/// <param name="Strategy">What sits there now, or sat there in the round that was asked about.</param>
/// <param name="Assignments">Who sat there, by first round.</param>
public sealed record SlotEntry(
    string Slot,
    string? Account,
    bool Favourite,
    IReadOnlyList<string> Tags,
    bool IsStored,
    string? Strategy,
    IReadOnlyList<AssignmentEntry> Assignments
);

/// <summary>A strategy that sat in a slot.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round; null while it sits there.</param>
public sealed record AssignmentEntry(string Strategy, int From, int? To);

/// <summary>A group.</summary>
/// <param name="Group">Its name, with the sign before it.</param>
/// <param name="Members">Names, patterns and groups.</param>
public sealed record GroupEntry(string Group, IReadOnlyList<string> Members);

/// <summary>A fresh start.</summary>
/// <param name="Epoch">Its name.</param>
/// <param name="From">Its first round.</param>
/// <param name="Strategies">Whom it is for; empty for all.</param>
/// <param name="Reason">Why.</param>
public sealed record EpochEntry(string Epoch, int From, IReadOnlyList<string> Strategies, string? Reason);

/// <summary>Something that the registry and the store do not agree about.</summary>
/// <param name="Code">no-strategy or different-scores.</param>
/// <param name="Slot">The slot.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round.</param>
/// <param name="Rounds">How many rounds of these.</param>
/// <param name="Message">What it is, and what to do.</param>
public sealed record RegistryFinding(string Code, string Slot, int From, int To, int Rounds, Notice Message);

/// <summary>A change of the registry.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was made.</param>
/// <param name="Kind">strategy, slot, group, epoch or standing.</param>
/// <param name="Name">Whose.</param>
/// <param name="Change">What changed, in words.</param>
/// <param name="Why">Why, in the owner's words.</param>
public sealed record RegistryEvent(long Number, DateTimeOffset At, string Kind, string Name, string Change, string Why);
