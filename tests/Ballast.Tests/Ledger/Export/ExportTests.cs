using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Export;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Ledger.Export;

public sealed class ExportTests
{
    private static readonly StakedModel Model = new(Tournament.Classic, "brisk_beacon");

    [Theory]
    [InlineData("brisk_beacon", "M-brisk-beacon")]
    [InlineData("3f2a-77", "U-3f2a-77")]
    [InlineData("a:b", "X-610000003A00000062000000")]
    [InlineData("a-b_c", "X-610000002D000000620000005F00000063000000")]
    [InlineData("", "M-")]
    public void Part_OfAModelsName_IsLettersDigitsAndHyphens(string name, string part) =>
        AccountNames.Part(name).ShouldBe(part);

    [Theory]
    [InlineData("brisk_beacon", "brisk_beacon")]
    [InlineData("x\" y\n  Assets:Wallet  1 NMR", "x<U+0022> y<U+000A>  Assets<U+003A>Wallet  1 NMR")]
    [InlineData("a, date:2020-01-01; \\", "a<U+002C> date<U+003A>2020-01-01<U+003B> <U+005C>")]
    [InlineData("naïve 名", "naïve 名")]
    public void Text_OfAModelsName_EndsNoStringCommentOrTag(string name, string text) =>
        AccountNames.Text(name).ShouldBe(text);

    [Fact]
    public void Beancount_OfTwoEntries_IsThisFile() =>
        BeancountExport
            .Write(Entries)
            .ShouldBe(
                """
                option "title" "NMR of a Numerai account"

                2025-03-01 commodity NMR

                2025-03-01 open Assets:Numerai:Classic:Stake:M-brisk-beacon NMR
                2025-03-01 open Equity:Numerai:Opening NMR
                2025-03-01 open Income:Numerai:Payouts NMR

                2025-03-01 * "Numerai" "opening balance"
                  moment: "2025-03-01T12:00:00Z"
                  tournament: "classic"
                  model: "brisk_beacon"
                  Assets:Numerai:Classic:Stake:M-brisk-beacon  2 NMR
                  Equity:Numerai:Opening  -2 NMR

                2025-03-02 * "Numerai" "payout"
                  moment: "2025-03-02T20:00:00Z"
                  tournament: "classic"
                  model: "brisk_beacon"
                  round: 900
                  Assets:Numerai:Classic:Stake:M-brisk-beacon  0.000000000000000001 NMR
                  Income:Numerai:Payouts  -0.000000000000000001 NMR

                2025-03-03 balance Assets:Numerai:Classic:Stake:M-brisk-beacon 2.000000000000000001 NMR
                2025-03-03 balance Equity:Numerai:Opening -2 NMR
                2025-03-03 balance Income:Numerai:Payouts -0.000000000000000001 NMR

                """
            );

    [Fact]
    public void Hledger_OfTwoEntries_IsThisJournal() =>
        HledgerExport
            .Write(Entries)
            .ShouldBe(
                """
                ; NMR of a Numerai account
                commodity 1000.000000000000000000 NMR

                account Assets:Numerai:Classic:Stake:M-brisk-beacon
                account Equity:Numerai:Opening
                account Income:Numerai:Payouts

                2025-03-01 * opening balance  ; moment:2025-03-01T12:00:00Z, tournament:classic, model:brisk_beacon
                    Assets:Numerai:Classic:Stake:M-brisk-beacon  2 NMR
                    Equity:Numerai:Opening  -2 NMR

                2025-03-02 * payout  ; moment:2025-03-02T20:00:00Z, tournament:classic, model:brisk_beacon, round:900
                    Assets:Numerai:Classic:Stake:M-brisk-beacon  0.000000000000000001 NMR
                    Income:Numerai:Payouts  -0.000000000000000001 NMR

                2025-03-02 * balances
                    Assets:Numerai:Classic:Stake:M-brisk-beacon  0 NMR = 2.000000000000000001 NMR
                    Equity:Numerai:Opening  0 NMR = -2 NMR
                    Income:Numerai:Payouts  0 NMR = -0.000000000000000001 NMR

                """
            );

    [Fact]
    public void Narration_StandsForEveryReason() =>
        Enum.GetValues<EntryReason>().Select(EntryWords.Narration).ShouldAllBe(w => w.Length > 0);

    private static IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            var (stake, noon) = (
                LedgerAccount.At(LedgerPlace.Stake, Model),
                new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero)
            );
            var books = new DoubleEntryBooks();
            books.Move(noon, LedgerAccount.Opening, stake, new Nmr(2m), EntryReason.Opening, Model);
            var settled = noon.AddHours(32);
            books.Move(settled, LedgerAccount.Payouts, stake, new Nmr(Nmr.Wei), EntryReason.Payout, Model, 900);
            return books.Entries;
        }
    }
}
