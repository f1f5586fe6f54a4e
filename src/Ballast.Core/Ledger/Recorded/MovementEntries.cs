using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Recorded;

/// <summary>Movements of wallets and stakes as entries.</summary>
internal static class MovementEntries
{
    /// <summary>Enters a movement.</summary>
    public static void Enter(RemainderBooks books, ReportedState reported, AccountMovement moved)
    {
        var idle = moved.Tournament is { } tournament ? LedgerAccount.Idle(tournament) : LedgerAccount.Unexplained;
        var model = moved is { Tournament: { } of, Model: { } name } ? reported.Key(of, name) : default(StakedModel?);
        LedgerAccount At(LedgerPlace place) => LedgerAccount.At(place, model!.Value);
        void Go(LedgerAccount from, LedgerAccount to, EntryReason why) =>
            books.Take(from, to, moved.Amount, why, model, moved.Round);
        switch (moved.Kind)
        {
            case AccountMovementKind.Deposit:
                Go(LedgerAccount.Elsewhere, LedgerAccount.Wallet, EntryReason.Received);
                break;
            case AccountMovementKind.Withdrawal:
                Go(LedgerAccount.Wallet, LedgerAccount.Elsewhere, EntryReason.Sent);
                break;
            case AccountMovementKind.StakeIncrease:
                var held = RemainderBooks.Least(books.Balance(At(LedgerPlace.Held)), moved.Amount);
                books.Enter(
                    At(LedgerPlace.Held),
                    At(LedgerPlace.Stake),
                    held,
                    EntryReason.IncreaseApplied,
                    model,
                    moved.Round
                );
                // Asked for and in force between two syncs: nobody saw it held.
                books.Take(
                    LedgerAccount.Wallet,
                    At(LedgerPlace.Stake),
                    moved.Amount - held,
                    EntryReason.IncreaseApplied,
                    model,
                    moved.Round
                );
                break;
            case AccountMovementKind.StakeRelease:
                Go(At(LedgerPlace.Stake), LedgerAccount.Wallet, EntryReason.ReleasePaid);
                break;
            case AccountMovementKind.StakeToStrategy:
                Go(At(LedgerPlace.Stake), idle, EntryReason.SliceMoved);
                break;
            case AccountMovementKind.WalletToStrategy:
                Go(LedgerAccount.Wallet, idle, EntryReason.Deposited);
                break;
            case AccountMovementKind.StrategyToWallet:
                TakeIdle(books, idle, LedgerAccount.Wallet, moved, EntryReason.Withdrawn, null);
                break;
            case AccountMovementKind.ClaimToWallet:
                TakeIdle(books, idle, LedgerAccount.Wallet, moved, EntryReason.Claimed, null);
                break;
            default:
                TakeIdle(books, idle, At(LedgerPlace.Locked), moved, EntryReason.Staked, model);
                break;
        }
    }

    /// <summary>Takes from idle NMR; where these do not do, settled positions were taken before: of the same model first.</summary>
    private static void TakeIdle(
        RemainderBooks books,
        LedgerAccount idle,
        LedgerAccount to,
        AccountMovement moved,
        EntryReason why,
        StakedModel? model
    )
    {
        if (model is { } own)
            TakeClaim(books, LedgerAccount.At(LedgerPlace.Claimable, own), idle, moved.Amount);
        if (books.Balance(idle) < moved.Amount)
        {
            foreach (var (claim, _) in books.Of(LedgerPlace.Claimable, moved.Tournament!.Value))
                TakeClaim(books, claim, idle, moved.Amount);
        }
        books.Take(idle, to, moved.Amount, why, model, moved.Round);
    }

    private static void TakeClaim(RemainderBooks books, LedgerAccount claim, LedgerAccount idle, Nmr needed)
    {
        var missing = RemainderBooks.Positive(needed - books.Balance(idle));
        books.Enter(
            claim,
            idle,
            RemainderBooks.Least(books.Balance(claim), missing),
            EntryReason.ClaimTaken,
            ReportedState.Model(claim)
        );
    }
}
