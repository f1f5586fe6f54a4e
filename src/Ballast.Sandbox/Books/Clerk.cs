using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Books;

/// <summary>Carries the books forward in time.</summary>
internal static class Clerk
{
    /// <summary>Books everything that happens until a moment, inclusive.</summary>
    /// <param name="ledger">Books that nobody else reads yet.</param>
    /// <param name="wishes">What owners ask for, in the order of their times.</param>
    /// <param name="until">The moment.</param>
    public static void Advance(Ledger ledger, IReadOnlyList<Wish> wishes, DateTimeOffset until)
    {
        var timetable = ledger.Plan.Timetable;
        var at = FirstAfter(timetable.Count, i => timetable[i].Time, ledger.Now);
        var wish = FirstAfter(wishes.Count, i => wishes[i].Time, ledger.Now);
        while (true)
        {
            var next = at < timetable.Count ? timetable[at].Time : DateTimeOffset.MaxValue;
            var due = NextDue(ledger);
            var asked = wish < wishes.Count ? wishes[wish].Time : DateTimeOffset.MaxValue;
            var time = Earliest(next, due, asked);
            if (time > until || time == DateTimeOffset.MaxValue)
                break;
            ledger.Now = time;
            // At one moment rounds resolve first, then releases are paid, then rounds close, then owners ask.
            if (next == time && timetable[at].Kind == HappeningKind.Resolve)
                Resolve(ledger, timetable[at++]);
            else if (due == time)
                PayReleases(ledger);
            else if (next == time)
                Happen(ledger, timetable[at++]);
            else
                Teller.Change(ledger, wishes[wish++].Change);
        }
        ledger.Now = until;
    }

    /// <summary>The next moment at which the books change; until then they can be shared.</summary>
    public static DateTimeOffset NextChange(Ledger ledger, IReadOnlyList<Wish> wishes)
    {
        var timetable = ledger.Plan.Timetable;
        var at = FirstAfter(timetable.Count, i => timetable[i].Time, ledger.Now);
        var wish = FirstAfter(wishes.Count, i => wishes[i].Time, ledger.Now);
        return Earliest(
            at < timetable.Count ? timetable[at].Time : DateTimeOffset.MaxValue,
            NextDue(ledger),
            wish < wishes.Count ? wishes[wish].Time : DateTimeOffset.MaxValue
        );
    }

    private static void Happen(Ledger ledger, Happening happening)
    {
        var rule = ledger.Plan.Rule(happening.Tournament, happening.Round);
        if (happening.Kind == HappeningKind.Cutover)
            Migration.Begin(ledger, happening.Tournament, rule);
        else
            Close(ledger, happening, rule);
    }

    private static void Close(Ledger ledger, Happening round, PayRule rule)
    {
        var total = rule.Atomic ? 0m : ledger.Plan.Others(round.Tournament, round.Round);
        foreach (var book in ledger.In(round.Tournament))
        {
            var position = rule.Atomic
                ? AtomicDesk.Close(ledger, book, round.Round, rule)
                : LegacyDesk.Close(ledger, book, round.Round, rule);
            if (position is null)
                continue;
            book.Positions[round.Round] = position;
            total += position.AtRisk;
        }
        // The weekday rounds that were scored only had a threshold of 0, and so a factor of 0.
        var factor = PayRules.Pays(round.Round) ? Settle.Factor(rule.Threshold, total) : 0m;
        ledger.Rounds[(round.Tournament, round.Round)] = new RoundBook(total, factor);
    }

    private static void Resolve(Ledger ledger, Happening round)
    {
        var totals = ledger.Rounds[(round.Tournament, round.Round)];
        var (paid, burned) = (0m, 0m);
        var migrating =
            ledger.Now >= RoundCalendar.OpenTime(Math.Min(ledger.Plan.Cutover(round.Tournament), LastKnown));
        var running = migrating ? Migration.Running(ledger, round.Tournament) : 0;
        foreach (var book in ledger.In(round.Tournament))
        {
            if (book.Positions.TryGetValue(round.Round, out var position))
            {
                var weighted = ledger.Plan.Weighted(book.Model, position);
                var payout = Settle.Payout(position.AtRisk, totals.Factor, weighted, position.Rule);
                book.Positions[round.Round] = position with { Payout = payout };
                (paid, burned) = (paid + Math.Max(payout, 0m), burned + Math.Max(-payout, 0m));
                if (position.Rule.Atomic)
                    AtomicDesk.Resolve(book, position, payout, ledger.Now);
                else
                    LegacyDesk.Settle(ledger, book, position, payout);
            }
            if (migrating && round.Round < ledger.Plan.Cutover(round.Tournament))
                Migration.MoveSlice(ledger, book, running);
            AtomicDesk.Finalise(ledger, book);
        }
        ledger.Rounds[(round.Tournament, round.Round)] = totals with { Paid = paid, Burned = burned };
    }

    private static void PayReleases(Ledger ledger)
    {
        foreach (var book in ledger.Models.Where(m => m.Release?.Due <= ledger.Now))
            LegacyDesk.PayOut(ledger, book);
    }

    private static DateTimeOffset NextDue(Ledger ledger) =>
        ledger.Models.Min(m => m.Release?.Due) ?? DateTimeOffset.MaxValue;

    private static DateTimeOffset Earliest(DateTimeOffset a, DateTimeOffset b, DateTimeOffset c)
    {
        var earlier = a < b ? a : b;
        return earlier < c ? earlier : c;
    }

    private static int FirstAfter(int count, Func<int, DateTimeOffset> time, DateTimeOffset now)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (time(middle) <= now)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Far beyond any calendar: stands for "never" without leaving the range of dates.</summary>
    private const int LastKnown = 100_000;
}
