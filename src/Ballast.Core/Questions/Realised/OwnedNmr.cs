using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Ledger.Recorded;
using Ballast.Core.Rounds;

namespace Ballast.Core.Questions.Realised;

/// <summary>What an owner had at the last sync: wallets, legacy stakes and strategies. Deferred burns are burned already.</summary>
/// <param name="Amount">NMR.</param>
/// <param name="IsLeast">Whether a strategy held more than is known.</param>
/// <param name="At">The sync.</param>
internal sealed record OwnedNmr(Nmr Amount, bool IsLeast, DateTimeOffset At)
{
    /// <summary>Adds it up.</summary>
    /// <param name="facts">What was reported, of all tournaments.</param>
    /// <param name="movements">All movements.</param>
    /// <param name="settled">All settled stakes.</param>
    /// <returns>Null where no balance, or not all of one, was reported.</returns>
    public static OwnedNmr? Find(
        AccountFacts facts,
        IReadOnlyList<AccountMovement> movements,
        IReadOnlyList<SettledStake> settled
    )
    {
        if (facts.Balances.Count == 0 || facts.Balances.Any(b => b.Available is null))
            return null;
        if (facts.Stakes.Any(s => (s.Staked ?? s.Settled) is null))
            return null;
        var at = facts.Balances.Select(b => b.Known.Time).Concat(facts.Stakes.Select(s => s.Known.Time)).Max();
        var owned =
            Amounts.Sum(facts.Balances, b => b.Available!.Value)
            + Amounts.Sum(facts.Balances, b => b.StakeCredit ?? Nmr.Zero)
            + Amounts.Sum(facts.Balances, b => b.HeldForIncreases ?? Nmr.Zero)
            + Amounts.Sum(facts.Stakes, s => (s.Staked ?? s.Settled)!.Value)
            // It has left the free balance and not the account.
            + Amounts.Sum(
                movements.Where(m => m is { IsPending: true, Kind: AccountMovementKind.Withdrawal }),
                m => m.Amount
            );
        var isLeast = false;
        foreach (var tournament in Tournaments.All)
        {
            var worked = StrategyBalance.Compute(tournament, movements, settled, at);
            var seen = Seen(tournament, facts, movements, settled, at);
            isLeast |= seen > worked;
            owned += seen > worked ? seen : worked;
        }
        return new OwnedNmr(owned, isLeast, at);
    }

    /// <summary>What is surely there: open positions and listed claims.</summary>
    private static Nmr Seen(
        Tournament tournament,
        AccountFacts facts,
        IReadOnlyList<AccountMovement> movements,
        IReadOnlyList<SettledStake> settled,
        DateTimeOffset at
    )
    {
        var done = settled
            .Where(s => s.IsAtomic && s.Model.Tournament == tournament && s.Moment <= at)
            .Select(s => (s.Model.Name.ToLowerInvariant(), s.Round))
            .ToHashSet();
        return Amounts.Sum(
                movements.Where(m =>
                    m.Kind == AccountMovementKind.PositionStake
                    && m.Tournament == tournament
                    && m.Moment <= at
                    && !done.Contains((m.Model!.ToLowerInvariant(), m.Round!.Value))
                ),
                m => m.Amount
            )
            + Amounts.Sum(
                facts.Claims.Where(c => c.IsOpen && c.Tournament == tournament),
                c => c.Claimable ?? Nmr.Zero
            );
    }
}
