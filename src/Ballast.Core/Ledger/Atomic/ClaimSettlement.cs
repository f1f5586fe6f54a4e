using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Atomic;

/// <summary>How a claim was taken: whether its burn can be put off.</summary>
internal enum ClaimKind
{
    /// <summary>Claim and restake in one transaction: a burn becomes a debt of the model.</summary>
    Restaking,

    /// <summary>Claimed directly, or finalised by Numerai: a burn is final.</summary>
    Final,
}

/// <summary>Applies payouts and burns of claims, and keeps deferred burns.</summary>
/// <remarks>
/// A deferred burn stays in the contract as a debt of its model alone. A later payout of that model pays it first: the NMR that was kept for it comes
/// free in place of as much new NMR, so the owner gets the whole payout, and less is paid and burned in all. Source: domain notes, section 4.7.
/// </remarks>
internal static class ClaimSettlement
{
    /// <summary>Applies a claim's payout or burn and takes it out; what it brings lies in the model's claimable account, for the caller to move.</summary>
    /// <returns>What it brings, NMR.</returns>
    public static Nmr Take(
        DoubleEntryBooks books,
        AtomicModel model,
        SettledClaim claim,
        ClaimKind kind,
        DateTimeOffset moment
    )
    {
        model.Remove(claim);
        var claimable = model.At(LedgerPlace.Claimable);
        var debt = model.At(LedgerPlace.Debt);
        void Move(LedgerAccount from, LedgerAccount to, Nmr amount, EntryReason why) =>
            books.Move(moment, from, to, amount, why, model.Key, claim.Round);

        if (claim.Payout < Nmr.Zero && kind == ClaimKind.Restaking)
        {
            Move(claimable, debt, -claim.Payout, EntryReason.BurnDeferred);
        }
        else if (claim.Payout < Nmr.Zero)
        {
            Move(claimable, LedgerAccount.Burned, -claim.Payout, EntryReason.Burn);
        }
        else
        {
            var owed = model.Debt(books);
            var paid = owed < claim.Payout ? owed : claim.Payout;
            Move(debt, claimable, paid, EntryReason.DebtPaid);
            Move(LedgerAccount.Payouts, claimable, claim.Payout - paid, EntryReason.Payout);
        }
        return claim.Claimable;
    }

    /// <summary>Makes what is left of a model's deferred burns final: on a direct claim and on stopping.</summary>
    public static void BurnDebt(DoubleEntryBooks books, AtomicModel model, DateTimeOffset moment) =>
        books.Move(
            moment,
            model.At(LedgerPlace.Debt),
            LedgerAccount.Burned,
            model.Debt(books),
            EntryReason.DebtBurned,
            model.Key
        );
}
