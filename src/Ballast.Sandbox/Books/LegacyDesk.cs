using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Books;

/// <summary>Continuous staking: one stake backs every overlapping round.</summary>
/// <remarks>Source: domain notes, section 3.</remarks>
internal static class LegacyDesk
{
    /// <summary>Positive payouts below this compound even with take profit on, NMR (forum, March 2024).</summary>
    private const decimal LeastProfit = 1m;

    /// <summary>Fixes what a model has at risk in a round, and brings pending increases in.</summary>
    public static Position? Close(Ledger ledger, ModelBook book, int round, PayRule rule)
    {
        if (book.Held > 0)
        {
            book.Stake += book.Held;
            ledger.Write(book, round, "stake increase", book.Held);
            book.Held = 0;
        }
        var entry = ledger.Plan.Entry(book.Model, round);
        if (entry.Status == World.EntryStatus.None)
            return null;
        var leaving = book.Release is { } release ? (release.Drain ? book.Stake : release.Amount) : 0m;
        var atRisk = entry.Counts ? Math.Max(0m, book.Stake - leaving) : 0m;
        return new Position(
            round,
            rule,
            entry,
            atRisk,
            ledger.Plan.Multipliers(book.Model, rule),
            book.TakeProfit && round >= TakeProfitRound
        );
    }

    /// <summary>Books a resolved round's payout or burn.</summary>
    public static void Settle(Ledger ledger, ModelBook book, Position position, decimal payout)
    {
        if (payout < 0)
        {
            // More cannot be taken than is there, however many rounds burn at once.
            var burn = Math.Min(-payout, book.Stake);
            book.Stake -= burn;
            ledger.Burned += burn;
            return;
        }
        ledger.Minted += payout;
        if (position.TakeProfit && payout >= LeastProfit)
            ledger.Owner(book).Wallet += payout;
        else
            book.Stake += payout;
    }

    /// <summary>Pays out a release whose last round has resolved.</summary>
    public static void PayOut(Ledger ledger, ModelBook book)
    {
        var release = book.Release!;
        var amount = release.Drain ? book.Stake : Math.Min(release.Amount, book.Stake);
        book.Stake -= amount;
        ledger.Owner(book).Wallet += amount;
        book.Release = null;
        ledger.Write(book, null, "stake release", amount);
    }

    /// <summary>When NMR asked for now would arrive: when the last round that has some of it at risk resolves.</summary>
    /// <remarks>A model without any such round gets it the next day (quirk 16 of the domain notes).</remarks>
    public static DateTimeOffset ReleaseDate(ModelBook book, DateTimeOffset now)
    {
        var running = book
            .Positions.Values.Where(p => p.Payout is null && p.AtRisk > 0 && !p.Rule.Atomic)
            .Select(p => RoundCalendar.ResolveTime(p.Round, p.Rule.Days))
            .DefaultIfEmpty(now.AddDays(1));
        return running.Max();
    }

    /// <summary>Take profit was added in June 2021 (forum).</summary>
    private const int TakeProfitRound = 270;
}
