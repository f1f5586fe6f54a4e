using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Staking;

/// <summary>A round resolves: its payouts and burns, with factor and clip applied already.</summary>
public sealed record RoundResolution
{
    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>The round's number.</summary>
    public required int Round { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Moment { get; init; }

    /// <summary>NMR paid, below zero burned, by model: one for each with NMR at risk. Missing is not zero.</summary>
    public required IReadOnlyDictionary<string, Nmr> Payouts { get; init; }

    /// <summary>Largest gain or loss as a share of what is at risk, to check payouts against; null where it is not known.</summary>
    public decimal? Clip { get; init; }
}

/// <summary>What a resolved round did to the account.</summary>
/// <param name="Paid">NMR of its payouts, claimed or not.</param>
/// <param name="Burned">NMR of its burns, claimed, deferred or not.</param>
/// <param name="Uncollected">The part of its burns that found no legacy stake left.</param>
public readonly record struct RoundSettlement(Nmr Paid, Nmr Burned, Nmr Uncollected);
