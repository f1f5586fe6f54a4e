using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Settlement;

/// <summary>Atomic staking: each round locks a position of its own.</summary>
/// <remarks>Source: domain notes, section 4.</remarks>
internal static class AtomicStaking
{
    /// <summary>Unclaimed positions are finalised on the first scoring run after this long.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    /// <summary>R: business days to settle, the number of positions that live side by side.</summary>
    public static int Overlap(PayRule rule) => rule.Days == 60 ? 64 : 24;

    /// <summary>Moves NMR from a legacy model into the strategy, and sets the per-round stake that matches: S = TVL / R.</summary>
    public static void Move(Ledger ledger, ModelBalance balance, PayRule rule, decimal stake)
    {
        balance.PerRound = PayoutArithmetic.Round(stake / Overlap(rule));
        balance.Compound = !balance.TakeProfit;
        balance.Enabled = true;
        if (balance.Stake == stake)
        {
            balance.Stake = 0;
            ledger.Owner(balance).AddIdle(balance.Model.Tournament, stake);
        }
    }

    /// <summary>The order in which strategies are invoked: claims with payouts first, the largest first, then those with burns (section 4.7).</summary>
    /// <remarks>Models without a claim come last, the largest amount first; equal ones by id. No source says how it is with them.</remarks>
    public static List<ModelBalance> Order(IEnumerable<ModelBalance> models)
    {
        static (int Group, decimal Size) Place(ModelBalance model)
        {
            if (model.Claims.Count == 0)
                return (3, model.PerRound);
            var newest = model.Claims[^1];
            return (newest.Payout >= 0 ? 1 : 2, newest.Principal);
        }

        var sorted = models.ToList();
        sorted.Sort(
            (a, b) =>
            {
                var (x, y) = (Place(a), Place(b));
                if (x.Group != y.Group)
                    return x.Group - y.Group;
                return x.Size != y.Size ? y.Size.CompareTo(x.Size) : string.CompareOrdinal(a.Model.Id, b.Model.Id);
            }
        );
        return sorted;
    }

    /// <summary>Opens the position of a round: the newest settled claim first, then idle NMR.</summary>
    public static Position? Close(Ledger ledger, ModelBalance balance, int round, PayRule rule)
    {
        var submission = ledger.Plan.Submission(balance.Model, round);
        if (submission.Status == SubmissionStatus.None)
            return null;
        var stake = balance.Enabled && submission.Counts ? Fund(ledger, balance) : 0m;
        if (stake > 0)
        {
            balance.Locked += stake;
            var hash = Ids.Hex(ledger.Plan.Options.Seed, balance.Model.Id, 32, round);
            ledger.Write(balance, round, "strategy stake", stake, hash);
        }
        return new Position(round, rule, submission, stake, ledger.Plan.Multipliers(balance.Model, rule), false);
    }

    /// <summary>A resolved position becomes a claim; nothing is paid or burned before somebody claims.</summary>
    public static void Resolve(ModelBalance balance, Position position, decimal payout, DateTimeOffset now)
    {
        if (position.AtRisk == 0)
            return;
        balance.Locked -= position.AtRisk;
        balance.Claims.Add(new Claim(position.Round, position.AtRisk, payout, now));
    }

    /// <summary>Finalises what lay unclaimed for longer than the grace: payout or burn is applied, the rest becomes idle.</summary>
    public static void Finalise(Ledger ledger, ModelBalance balance)
    {
        while (balance.Claims.Count > 0 && balance.Claims[0].ResolvedAt + Grace < ledger.Now)
            ledger.Owner(balance).AddIdle(balance.Model.Tournament, Take(ledger, balance, 0, false));
    }

    /// <summary>Takes a claim out; what it brings is returned. Restaking puts a burn off as a debt of the model.</summary>
    public static decimal Take(Ledger ledger, ModelBalance balance, int index, bool restaking)
    {
        var claim = balance.Claims[index];
        balance.Claims.RemoveAt(index);
        if (claim.Payout >= 0)
        {
            // The debt is paid first: its NMR, still held, comes back in place of new NMR.
            var settled = Math.Min(claim.Payout, balance.Debt);
            balance.Debt -= settled;
            ledger.Minted += claim.Payout - settled;
        }
        else if (restaking)
        {
            balance.Debt -= claim.Payout;
        }
        else
        {
            ledger.Burned -= claim.Payout;
        }
        return claim.Claimable;
    }

    /// <summary>Makes deferred burns final: on a direct claim and on stopping.</summary>
    public static void BurnDebt(Ledger ledger, ModelBalance balance)
    {
        ledger.Burned += balance.Debt;
        balance.Debt = 0;
    }

    private static decimal Fund(Ledger ledger, ModelBalance balance)
    {
        if (balance.PerRound == 0)
            return 0;
        var owner = ledger.Owner(balance);
        var rolled = balance.Claims.Count > 0 ? Take(ledger, balance, balance.Claims.Count - 1, true) : 0m;
        // Constant keeps to the amount and lets the surplus go idle; under compound the amount is a floor.
        var kept = balance.Compound ? rolled : Math.Min(rolled, balance.PerRound);
        owner.AddIdle(balance.Model.Tournament, rolled - kept);
        var missing = Math.Max(0m, balance.PerRound - kept);
        var added = Math.Min(missing, owner.Idle.GetValueOrDefault(balance.Model.Tournament));
        owner.AddIdle(balance.Model.Tournament, -added);
        return kept + added;
    }
}
