using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Staking;

/// <summary>Enters stored facts as opening balances.</summary>
internal static class OpeningBooks
{
    /// <summary>Books with an entry for everything the account has.</summary>
    public static DoubleEntryBooks Create(OpeningState opening)
    {
        var books = new DoubleEntryBooks();
        void Enter(LedgerAccount to, Nmr amount, StakedModel? model = null) =>
            books.Move(opening.At, LedgerAccount.Opening, to, amount, EntryReason.Opening, model);

        Enter(LedgerAccount.Wallet, opening.Wallet);
        Enter(LedgerAccount.Credit, opening.Credit);
        foreach (var tournament in opening.Tournaments)
            Enter(LedgerAccount.Idle(tournament.Tournament), tournament.Idle);
        foreach (var model in opening.Models)
        {
            Enter(LedgerAccount.At(LedgerPlace.Stake, model.Model), model.Stake, model.Model);
            Enter(LedgerAccount.At(LedgerPlace.Held, model.Model), model.Held, model.Model);
            foreach (var position in model.Positions)
                Enter(LedgerAccount.At(LedgerPlace.Locked, model.Model), position.Stake, model.Model);
            foreach (var claim in model.Claims)
                Enter(LedgerAccount.At(LedgerPlace.Claimable, model.Model), claim.Principal, model.Model);
            Enter(LedgerAccount.At(LedgerPlace.Debt, model.Model), model.Debt, model.Model);
        }
        return books;
    }
}
