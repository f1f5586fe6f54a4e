using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>NMR of an account that moved, in our words.</summary>
/// <param name="Moment">When.</param>
/// <param name="Kind">From where to where.</param>
/// <param name="Amount">NMR, above zero.</param>
/// <param name="Tournament">The tournament; null where it belongs to none.</param>
/// <param name="Model">The model; null where none was said.</param>
/// <param name="Round">The round; null where none was said.</param>
public sealed record AccountMovement(
    DateTimeOffset Moment,
    AccountMovementKind Kind,
    Nmr Amount,
    Tournament? Tournament,
    string? Model,
    int? Round
)
{
    /// <summary>Whether it has not gone through: it has left the free balance and not the account.</summary>
    public bool IsPending { get; init; }
}

/// <summary>From where to where NMR moved. Source: domain notes, sections 3.5, 3.6, 4.3, 4.4, 4.8, and 7, quirk 12.</summary>
public enum AccountMovementKind
{
    /// <summary>From outside into the wallet.</summary>
    Deposit,

    /// <summary>Out of the wallet to an address that is not the account's.</summary>
    Withdrawal,

    /// <summary>Legacy: an increase joined a stake.</summary>
    StakeIncrease,

    /// <summary>Legacy: a release reached the wallet.</summary>
    StakeRelease,

    /// <summary>Migration: a slice of a legacy stake became idle NMR of the strategy.</summary>
    StakeToStrategy,

    /// <summary>Atomic: wallet to strategy.</summary>
    WalletToStrategy,

    /// <summary>Atomic: strategy to wallet.</summary>
    StrategyToWallet,

    /// <summary>Atomic: a settled position was claimed to the wallet.</summary>
    ClaimToWallet,

    /// <summary>Atomic: NMR were locked in a position.</summary>
    PositionStake,
}
