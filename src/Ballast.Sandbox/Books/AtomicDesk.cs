using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Books;

/// <summary>Atomic staking: each round locks a position of its own.</summary>
/// <remarks>Source: domain notes, section 4.</remarks>
internal static class AtomicDesk
{
    /// <summary>Unclaimed positions are finalised on the first scoring run after this long.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    /// <summary>R: business days to settle, the number of positions that live side by side.</summary>
    public static int Overlap(PayRule rule) => rule.Days == 60 ? 64 : 24;

    /// <summary>Moves NMR from a legacy model into the strategy, and sets the per-round stake that matches: S = TVL / R.</summary>
    public static void Move(Ledger ledger, ModelBook book, PayRule rule, decimal stake)
    {
        book.PerRound = Settle.Round(stake / Overlap(rule));
        book.Compound = !book.TakeProfit;
        book.Enabled = true;
        if (book.Stake == stake)
        {
            book.Stake = 0;
            ledger.Owner(book).AddIdle(book.Model.Tournament, stake);
        }
    }

    /// <summary>Opens the position of a round: the newest settled claim first, then idle NMR.</summary>
    public static Position? Close(Ledger ledger, ModelBook book, int round, PayRule rule)
    {
        var entry = ledger.Plan.Entry(book.Model, round);
        if (entry.Status == EntryStatus.None)
            return null;
        var stake = book.Enabled && entry.Counts ? Fund(ledger, book) : 0m;
        if (stake > 0)
        {
            book.Locked += stake;
            var hash = Ids.Hex(ledger.Plan.Options.Seed, book.Model.Id, 32, round);
            ledger.Write(book, round, "strategy stake", stake, hash);
        }
        return new Position(round, rule, entry, stake, ledger.Plan.Multipliers(book.Model, rule), false);
    }

    /// <summary>A resolved position becomes a claim; nothing is paid or burned before somebody claims.</summary>
    public static void Resolve(ModelBook book, Position position, decimal payout, DateTimeOffset now)
    {
        if (position.AtRisk == 0)
            return;
        book.Locked -= position.AtRisk;
        book.Claims.Add(new Claim(position.Round, position.AtRisk, payout, now));
    }

    /// <summary>Finalises what lay unclaimed for longer than the grace: payout or burn is applied, the rest becomes idle.</summary>
    public static void Finalise(Ledger ledger, ModelBook book)
    {
        while (book.Claims.Count > 0 && book.Claims[0].ResolvedAt + Grace < ledger.Now)
            ledger.Owner(book).AddIdle(book.Model.Tournament, Take(ledger, book, 0, false));
    }

    /// <summary>Takes a claim out; what it brings is returned. Restaking puts a burn off as a debt of the model.</summary>
    public static decimal Take(Ledger ledger, ModelBook book, int index, bool restaking)
    {
        var claim = book.Claims[index];
        book.Claims.RemoveAt(index);
        if (claim.Payout >= 0)
        {
            // The debt is paid first: its NMR, still held, comes back in place of new NMR.
            var settled = Math.Min(claim.Payout, book.Debt);
            book.Debt -= settled;
            ledger.Minted += claim.Payout - settled;
        }
        else if (restaking)
        {
            book.Debt -= claim.Payout;
        }
        else
        {
            ledger.Burned -= claim.Payout;
        }
        return claim.Claimable;
    }

    /// <summary>Makes deferred burns final: on a direct claim and on stopping.</summary>
    public static void BurnDebt(Ledger ledger, ModelBook book)
    {
        ledger.Burned += book.Debt;
        book.Debt = 0;
    }

    private static decimal Fund(Ledger ledger, ModelBook book)
    {
        if (book.PerRound == 0)
            return 0;
        var owner = ledger.Owner(book);
        var rolled = book.Claims.Count > 0 ? Take(ledger, book, book.Claims.Count - 1, true) : 0m;
        // Constant keeps to the amount and lets the surplus go idle; under compound the amount is a floor.
        var kept = book.Compound ? rolled : Math.Min(rolled, book.PerRound);
        owner.AddIdle(book.Model.Tournament, rolled - kept);
        var missing = Math.Max(0m, book.PerRound - kept);
        var added = Math.Min(missing, owner.Idle.GetValueOrDefault(book.Model.Tournament));
        owner.AddIdle(book.Model.Tournament, -added);
        return kept + added;
    }
}
