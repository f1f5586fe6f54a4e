namespace Ballast.Core.Ledger.Books;

/// <summary>Where NMR lies. Source: domain notes, sections 3.5, 3.6, 4.3, 4.4 and 4.7.</summary>
public enum LedgerPlace
{
    /// <summary>The account's wallet: free to use.</summary>
    Wallet,

    /// <summary>Stake credit of the account: can be staked, not withdrawn.</summary>
    Credit,

    /// <summary>Idle in the allocation strategy of a tournament: free to withdraw, earns nothing.</summary>
    Idle,

    /// <summary>Taken from the wallet for a scheduled increase of a legacy stake, in force from the next close on.</summary>
    Held,

    /// <summary>A model's legacy stake. What is pending release is still in it.</summary>
    Stake,

    /// <summary>Locked in a model's open atomic positions.</summary>
    Locked,

    /// <summary>Principal of a model's settled positions that nobody claimed yet; payout or burn enters with the claim.</summary>
    Claimable,

    /// <summary>Deferred burns of a model, still in the contract: owed, so not to be counted as owned.</summary>
    Debt,

    /// <summary>Outside: what the account began with.</summary>
    Opening,

    /// <summary>Outside: received from or sent to other addresses.</summary>
    Elsewhere,

    /// <summary>Outside: Numerai, which pays. Its balance is below zero by what it paid.</summary>
    Payouts,

    /// <summary>Outside: burned NMR, which nobody receives.</summary>
    Burned,

    /// <summary>Outside: what balances say and no known movement explains. Below zero where more is there than is explained.</summary>
    Unexplained,
}
