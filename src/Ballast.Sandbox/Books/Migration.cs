using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Books;

/// <summary>From continuous to atomic staking.</summary>
/// <remarks>
/// Source: domain notes, section 4.8. Of the two stated slices (1/24 and 1/64) neither empties a stake when rounds were skipped; here
/// each resolving legacy round moves stake / (legacy rounds still running, it included), so that the last one moves the rest.
/// </remarks>
internal static class Migration
{
    /// <summary>Legacy controls go off: a pending release is cancelled, a pending increase becomes idle NMR.</summary>
    public static void Begin(Ledger ledger, Tournament tournament, PayRule rule)
    {
        foreach (var book in ledger.In(tournament))
        {
            book.Release = null;
            var held = book.Held;
            book.Held = 0;
            ledger.Owner(book).AddIdle(tournament, held);
            book.PerRound = Settle.Round((book.Stake + held) / AtomicDesk.Overlap(rule));
            book.Compound = !book.TakeProfit;
            book.Enabled = book.PerRound > 0;
            if (!HasRunning(ledger, tournament))
                MoveSlice(ledger, book, 1);
        }
    }

    /// <summary>Moves a model's slice when a legacy round has resolved.</summary>
    /// <param name="ledger">The books.</param>
    /// <param name="book">The model.</param>
    /// <param name="running">Legacy rounds still running, the resolving one included.</param>
    public static void MoveSlice(Ledger ledger, ModelBook book, int running)
    {
        var slice = running <= 1 ? book.Stake : Settle.Round(book.Stake / running);
        if (slice == 0)
            return;
        book.Stake -= slice;
        ledger.Owner(book).AddIdle(book.Model.Tournament, slice);
        ledger.Write(book, null, "strategy deposit", slice);
    }

    /// <summary>Legacy rounds of a tournament that have closed and not resolved.</summary>
    public static int Running(Ledger ledger, Tournament tournament) =>
        ledger.Rounds.Count(r =>
            r.Key.Item1 == tournament && r.Key.Item2 < ledger.Plan.Cutover(tournament) && r.Value.Paid is null
        );

    private static bool HasRunning(Ledger ledger, Tournament tournament) => Running(ledger, tournament) > 0;
}
