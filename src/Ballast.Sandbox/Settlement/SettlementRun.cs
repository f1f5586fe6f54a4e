namespace Ballast.Sandbox.Settlement;

/// <summary>Settles: carries a ledger forward in time.</summary>
internal static class SettlementRun
{
    /// <summary>Enters everything that happens until a moment, inclusive.</summary>
    /// <param name="ledger">A ledger that nobody else reads yet.</param>
    /// <param name="actions">What owners ask for, in the order of their times.</param>
    /// <param name="until">The moment.</param>
    public static void Advance(Ledger ledger, IReadOnlyList<OwnerAction> actions, DateTimeOffset until)
    {
        var timetable = ledger.Plan.Timetable;
        var at = FirstAfter(timetable.Count, i => timetable[i].Time, ledger.Now);
        var action = FirstAfter(actions.Count, i => actions[i].Time, ledger.Now);
        while (true)
        {
            var next = at < timetable.Count ? timetable[at].Time : DateTimeOffset.MaxValue;
            var due = NextDue(ledger);
            var asked = action < actions.Count ? actions[action].Time : DateTimeOffset.MaxValue;
            var time = Earliest(next, due, asked);
            if (time > until || time == DateTimeOffset.MaxValue)
                break;
            ledger.Now = time;
            // At one moment rounds resolve first, then releases are paid, then rounds close, then owners ask.
            if (next == time && timetable[at].Kind == TimetableEventKind.Resolve)
                Resolve(ledger, timetable[at++]);
            else if (due == time)
                PayReleases(ledger);
            else if (next == time)
                Apply(ledger, timetable[at++]);
            else
                StakeChanges.Apply(ledger, actions[action++].Change);
        }
        ledger.Now = until;
    }

    /// <summary>The next moment at which the ledger changes; until then it can be shared.</summary>
    public static DateTimeOffset NextChange(Ledger ledger, IReadOnlyList<OwnerAction> actions)
    {
        var timetable = ledger.Plan.Timetable;
        var at = FirstAfter(timetable.Count, i => timetable[i].Time, ledger.Now);
        var action = FirstAfter(actions.Count, i => actions[i].Time, ledger.Now);
        return Earliest(
            at < timetable.Count ? timetable[at].Time : DateTimeOffset.MaxValue,
            NextDue(ledger),
            action < actions.Count ? actions[action].Time : DateTimeOffset.MaxValue
        );
    }

    private static void Apply(Ledger ledger, TimetableEvent due)
    {
        var rule = ledger.Plan.Rule(due.Tournament, due.Round);
        if (due.Kind == TimetableEventKind.Cutover)
            Migration.Begin(ledger, due.Tournament, rule);
        else
            Close(ledger, due, rule);
    }

    private static void Close(Ledger ledger, TimetableEvent round, PayRule rule)
    {
        var total = rule.Atomic ? 0m : ledger.Plan.Others(round.Tournament, round.Round);
        var models = ledger.In(round.Tournament);
        foreach (var balance in rule.Atomic ? AtomicStaking.Order(models) : models)
        {
            var position = rule.Atomic
                ? AtomicStaking.Close(ledger, balance, round.Round, rule)
                : LegacyStaking.Close(ledger, balance, round.Round, rule);
            if (position is null)
                continue;
            balance.Positions[round.Round] = position;
            total += position.AtRisk;
        }
        // The weekday rounds that were scored only had a threshold of 0, and so a factor of 0.
        var factor = PayRules.Pays(round.Round) ? PayoutArithmetic.Factor(rule.Threshold, total) : 0m;
        ledger.Rounds[(round.Tournament, round.Round)] = new RoundTotals(total, factor);
    }

    private static void Resolve(Ledger ledger, TimetableEvent round)
    {
        var totals = ledger.Rounds[(round.Tournament, round.Round)];
        var (paid, burned) = (0m, 0m);
        var migrating = Migration.HasBegun(ledger, round.Tournament);
        var running = migrating ? Migration.Running(ledger, round.Tournament) : 0;
        foreach (var balance in ledger.In(round.Tournament))
        {
            if (balance.Positions.TryGetValue(round.Round, out var position))
            {
                var weighted = ledger.Plan.Weighted(balance.Model, position);
                var payout = PayoutArithmetic.Payout(position.AtRisk, totals.Factor, weighted, position.Rule);
                balance.Positions[round.Round] = position with { Payout = payout };
                (paid, burned) = (paid + Math.Max(payout, 0m), burned + Math.Max(-payout, 0m));
                if (position.Rule.Atomic)
                    AtomicStaking.Resolve(balance, position, payout, ledger.Now);
                else
                    LegacyStaking.Settle(ledger, balance, position, payout);
            }
            if (migrating && round.Round < ledger.Plan.Cutover(round.Tournament))
                Migration.MoveSlice(ledger, balance, running);
            AtomicStaking.Finalise(ledger, balance);
        }
        ledger.Rounds[(round.Tournament, round.Round)] = totals with { Paid = paid, Burned = burned };
    }

    private static void PayReleases(Ledger ledger)
    {
        foreach (var balance in ledger.Models.Where(m => m.Release?.Due <= ledger.Now))
            LegacyStaking.PayOut(ledger, balance);
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
}
