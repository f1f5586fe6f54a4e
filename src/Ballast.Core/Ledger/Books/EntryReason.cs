namespace Ballast.Core.Ledger.Books;

/// <summary>Why NMR moved.</summary>
public enum EntryReason
{
    /// <summary>It was there when the ledger began.</summary>
    Opening,

    /// <summary>Received in the wallet from another address.</summary>
    Received,

    /// <summary>Sent from the wallet to another address.</summary>
    Sent,

    /// <summary>Legacy: an increase was asked for; held until the next close.</summary>
    IncreaseHeld,

    /// <summary>Legacy: an increase joined the stake.</summary>
    IncreaseApplied,

    /// <summary>Legacy: a release reached the wallet.</summary>
    ReleasePaid,

    /// <summary>A payout that stays with its model or goes into its claim.</summary>
    Payout,

    /// <summary>Legacy: a payout that goes to the wallet (take profit).</summary>
    ProfitTaken,

    /// <summary>A burn.</summary>
    Burn,

    /// <summary>Atomic: wallet to idle.</summary>
    Deposited,

    /// <summary>Atomic: idle to wallet.</summary>
    Withdrawn,

    /// <summary>Atomic: idle NMR was locked in a position.</summary>
    Staked,

    /// <summary>Atomic: a settled claim was locked in the next position.</summary>
    Restaked,

    /// <summary>Atomic: what a settled claim had above the configured amount became idle.</summary>
    Surplus,

    /// <summary>Atomic: a position resolved; its principal waits to be claimed.</summary>
    Resolved,

    /// <summary>Atomic: claimed to the wallet.</summary>
    Claimed,

    /// <summary>Atomic: nobody claimed within the days of grace; it became idle.</summary>
    Finalised,

    /// <summary>Atomic: a burn was put off by restaking.</summary>
    BurnDeferred,

    /// <summary>Atomic: a payout paid deferred burns; NMR kept for them came free in place of new NMR.</summary>
    DebtPaid,

    /// <summary>Atomic: deferred burns became final.</summary>
    DebtBurned,

    /// <summary>Migration: an increase that was still held became idle.</summary>
    IncreaseMigrated,

    /// <summary>Migration: a slice of a legacy stake became idle.</summary>
    SliceMoved,

    /// <summary>Recorded books: a settled position was claimed, staked again or finalised; which of them is not reported.</summary>
    ClaimTaken,

    /// <summary>Recorded books: what no known movement explains.</summary>
    Unexplained,
}
