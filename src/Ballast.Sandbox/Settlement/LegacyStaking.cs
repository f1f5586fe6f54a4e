using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Settlement;

/// <summary>Continuous staking: one stake backs every overlapping round.</summary>
/// <remarks>Source: domain notes, section 3.</remarks>
internal static class LegacyStaking
{
    /// <summary>Positive payouts below this compound even with take profit on, NMR (forum, March 2024).</summary>
    private const decimal LeastProfit = 1m;

    /// <summary>Fixes what a model has at risk in a round, and brings pending increases in.</summary>
    public static Position? Close(Ledger ledger, ModelBalance balance, int round, PayRule rule)
    {
        if (balance.Held > 0)
        {
            balance.Stake += balance.Held;
            ledger.Write(balance, round, "stake increase", balance.Held);
            (balance.Held, balance.Increase) = (0, null);
        }
        var submission = ledger.Plan.Submission(balance.Model, round);
        if (submission.Status == World.SubmissionStatus.None)
            return null;
        var atRisk = submission.Counts ? balance.Stake - Leaving(balance) : 0m;
        return new Position(
            round,
            rule,
            submission,
            atRisk,
            ledger.Plan.Multipliers(balance.Model, rule),
            balance.TakeProfit && round >= TakeProfitRound
        );
    }

    /// <summary>Enters a resolved round's payout or burn.</summary>
    public static void Settle(Ledger ledger, ModelBalance balance, Position position, decimal payout)
    {
        if (payout < 0)
        {
            // More cannot be taken than is there, however many rounds burn at once.
            var burn = Math.Min(-payout, balance.Stake);
            balance.Stake -= burn;
            ledger.Burned += burn;
            return;
        }
        ledger.Minted += payout;
        if (position.TakeProfit && payout >= LeastProfit)
            ledger.Owner(balance).Wallet += payout;
        else
            balance.Stake += payout;
    }

    /// <summary>Pays out a release whose last round has resolved.</summary>
    public static void PayOut(Ledger ledger, ModelBalance balance)
    {
        var amount = Leaving(balance);
        balance.Stake -= amount;
        ledger.Owner(balance).Wallet += amount;
        balance.Release = null;
        ledger.Write(balance, null, "stake release", amount);
    }

    /// <summary>What a pending release takes out of the stake as it stands.</summary>
    public static decimal Leaving(ModelBalance balance) =>
        balance.Release switch
        {
            null => 0m,
            { Drain: true } => balance.Stake,
            var release => Math.Min(release.Amount, balance.Stake),
        };

    /// <summary>When NMR asked for now would arrive: when the last round that has some of it at risk resolves.</summary>
    /// <remarks>A model without any such round gets it the next day (quirk 16 of the domain notes).</remarks>
    public static DateTimeOffset ReleaseDate(ModelBalance balance, DateTimeOffset now)
    {
        var running = balance
            .Positions.Values.Where(p => p.Payout is null && p.AtRisk > 0 && !p.Rule.Atomic)
            .Select(p => RoundCalendar.ResolveTime(p.Round, p.Rule.Days))
            .DefaultIfEmpty(now.AddDays(1));
        return running.Max();
    }

    /// <summary>Take profit was added in June 2021 (forum).</summary>
    private const int TakeProfitRound = 270;
}
