using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Stakes;

/// <summary>What a model has staked at the moment of the question, as the ledger begins with it.</summary>
internal sealed record StakeNow
{
    /// <summary>The model, as the store names it.</summary>
    public required string Model { get; init; }

    /// <summary>The account that owns it; null where no sync said so.</summary>
    public required string? Account { get; init; }

    /// <summary>The stake as a whole: the legacy stake, or the amount of a round times the rounds that are open at once.</summary>
    public required Nmr Whole { get; init; }

    /// <summary>The round that says how much is staked; null where the account's own facts say it.</summary>
    public required int? TakenFrom { get; init; }

    /// <summary>Whether a release of an amount that nobody said is on its way: then nothing that follows can be said.</summary>
    public required bool IsUnclear { get; init; }

    /// <summary>What the ledger begins with.</summary>
    public required OpeningModel Opening { get; init; }
}
