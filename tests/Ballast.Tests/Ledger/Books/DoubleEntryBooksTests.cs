using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Ledger.Books;

public sealed class DoubleEntryBooksTests
{
    private static readonly DateTimeOffset Noon = new(2025, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly StakedModel Model = new(Tournament.Classic, "a");
    private static readonly LedgerAccount Stake = LedgerAccount.At(LedgerPlace.Stake, Model);

    [Fact]
    public void Entry_MovesNmrBetweenTwoAccounts_AndTheSumStaysZero()
    {
        var books = Opened(5m);
        books.Move(Noon, LedgerAccount.Wallet, Stake, new Nmr(2m), EntryReason.IncreaseHeld, Model);
        books.Balance(LedgerAccount.Wallet).ShouldBe(new Nmr(3m));
        books.Balance(LedgerPlace.Stake, Model).ShouldBe(new Nmr(2m));
        books.Balances.Values.Sum(b => b.Amount).ShouldBe(0m);
    }

    [Fact]
    public void Entry_ThatWouldMakeAPositionNegative_IsRefusedAndLeavesNothing()
    {
        var books = Opened(5m);
        Should.Throw<ArgumentException>(() =>
            books.Move(Noon, LedgerAccount.Wallet, Stake, new Nmr(5.000000000000000001m), EntryReason.IncreaseHeld)
        );
        books.Balance(LedgerAccount.Wallet).ShouldBe(new Nmr(5m));
        books.Balances.ContainsKey(Stake).ShouldBeFalse();
        books.Entries.Count.ShouldBe(1);
    }

    [Fact]
    public void OutsideAccount_MayFallBelowZero() => Opened(5m).Balance(LedgerAccount.Opening).ShouldBe(new Nmr(-5m));

    [Fact]
    public void Entry_BelowZeroToItselfOrIntoThePast_IsRefused()
    {
        var books = Opened(5m);
        Should.Throw<ArgumentException>(() =>
            books.Move(Noon, LedgerAccount.Wallet, Stake, new Nmr(-1m), EntryReason.Sent)
        );
        Should.Throw<ArgumentException>(() => books.Move(Noon, Stake, Stake, new Nmr(1m), EntryReason.Sent));
        Should.Throw<ArgumentException>(() =>
            books.Move(Noon.AddTicks(-1), LedgerAccount.Wallet, Stake, new Nmr(1m), EntryReason.Sent)
        );
    }

    [Fact]
    public void Copy_GoesOnByItself()
    {
        var books = Opened(5m);
        var copy = books.Copy();
        copy.Move(Noon, LedgerAccount.Wallet, Stake, new Nmr(2m), EntryReason.IncreaseHeld);
        books.Balance(LedgerAccount.Wallet).ShouldBe(new Nmr(5m));
        books.Entries.Count.ShouldBe(1);
    }

    [Fact]
    public void Place_ThatNoModelHas_IsRefused() =>
        Should.Throw<ArgumentException>(() => LedgerAccount.At(LedgerPlace.Wallet, Model));

    private static DoubleEntryBooks Opened(decimal wallet)
    {
        var books = new DoubleEntryBooks();
        books.Move(Noon, LedgerAccount.Opening, LedgerAccount.Wallet, new Nmr(wallet), EntryReason.Opening);
        return books;
    }
}
