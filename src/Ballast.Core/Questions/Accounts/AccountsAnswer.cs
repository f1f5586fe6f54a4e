using System.Text.Json.Serialization;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Accounts;

/// <summary>All own accounts in one view, as JSON. NMR amounts are exact; what was not reported is null, never 0.</summary>
public sealed record AccountsAnswer : IPagedDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.accounts/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Nothing that became known later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Newest round in which any model had a score; null where none had.</summary>
    public required int? NewestRound { get; init; }

    /// <inheritdoc />
    public required int Total { get; init; }

    /// <inheritdoc />
    public required int Offset { get; init; }

    /// <inheritdoc />
    public required int Limit { get; init; }

    /// <inheritdoc />
    public int More { get; init; }

    /// <inheritdoc />
    public int? NextOffset { get; init; }

    /// <summary>All accounts together, listed or not; slots without account only where no account is known at all.</summary>
    public required StakesEntry Together { get; init; }

    /// <summary>Accounts of which something needs attention, listed or not.</summary>
    public required int NeedAttention { get; init; }

    /// <summary>The accounts of the slice, in the order that was asked for.</summary>
    public required IReadOnlyList<AccountEntry> Accounts { get; init; }

    /// <summary>Slots with a stake of which nobody said the account, together; not part of the sums where any account is known. Null where there are none.</summary>
    public required AccountEntry? WithoutAccount { get; init; }
}

/// <summary>What some slots have at stake, and what it earned.</summary>
public record StakesEntry
{
    /// <summary>Slots with a stake now, or a stake or score in a round of the 52 weeks.</summary>
    public required int Slots { get; init; }

    /// <summary>NMR staked now: as Numerai last reported it, else what stands in open rounds; null where neither is known.</summary>
    public required decimal? Staked { get; init; }

    /// <summary>Whether a slot has open stakes of both staking systems: then NMR staked is the larger of the two.</summary>
    public bool MovesSystems { get; init; }

    /// <summary>NMR at risk in open rounds, added up over the rounds; under the legacy rules these share one stake.</summary>
    public required decimal AtRisk { get; init; }

    /// <summary>Settled money of 4, 13 and 52 weeks.</summary>
    public required IReadOnlyList<EarnedEntry> Earned { get; init; }

    /// <summary>The largest fall in the 52 weeks; null where no return is known.</summary>
    public required FallEntry? LargestFall { get; init; }

    /// <summary>Newest round with a score of one of them; null where none has one.</summary>
    public required int? LastRound { get; init; }
}

/// <summary>An account.</summary>
public sealed record AccountEntry : StakesEntry
{
    /// <summary>The owner's name for it; null for slots of which nobody said an account.</summary>
    public required string? Account { get; init; }

    /// <summary>Slots that it has besides, with no stake, and no score in a round of the 52 weeks.</summary>
    public required int IdleSlots { get; init; }

    /// <summary>NMR free in its wallet; null where it was not reported.</summary>
    public required decimal? Available { get; init; }

    /// <summary>NMR that settled atomic positions hold and that can be claimed; null where claims were never reported.</summary>
    public required decimal? Claimable { get; init; }

    /// <summary>When Numerai last reported of it; null where it never did.</summary>
    public required DateTimeOffset? SyncedAt { get; init; }

    /// <summary>What needs attention, the weightiest first.</summary>
    public required IReadOnlyList<AttentionEntry> Attention { get; init; }

    /// <summary>Its slots, the largest stake first.</summary>
    public required IReadOnlyList<SlotEntry> SlotList { get; init; }
}

/// <summary>A slot.</summary>
public sealed record SlotEntry : StakesEntry
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>Codes of what needs attention.</summary>
    public required IReadOnlyList<string> Attention { get; init; }
}

/// <summary>Money that settled in a period before the moment.</summary>
/// <param name="Weeks">How long it is.</param>
/// <param name="Rounds">Rounds that settled in it.</param>
/// <param name="Net">NMR, burned below 0.</param>
/// <param name="Share">Net over the mean NMR committed when its rounds settled; null where that is not known of more than a tenth of them.</param>
/// <param name="RoundsWithoutCapital">Rounds whose committed NMR are not known: part of the net, not of the share.</param>
public sealed record EarnedEntry(int Weeks, int Rounds, decimal Net, double? Share, int RoundsWithoutCapital);

/// <summary>A fall.</summary>
/// <param name="Share">Its depth, a share of what there was at the peak.</param>
/// <param name="From">The round that began it; null where nothing fell.</param>
/// <param name="To">The round of its lowest point.</param>
public sealed record FallEntry(double Share, int? From, int? To);

/// <summary>Something that needs attention.</summary>
/// <param name="Code">never-synced, not-synced, stake-without-score, no-score or payout-missing.</param>
/// <param name="Slots">Slots that it is about.</param>
/// <param name="Words">In a few words.</param>
public sealed record AttentionEntry(string Code, int Slots, string Words);
