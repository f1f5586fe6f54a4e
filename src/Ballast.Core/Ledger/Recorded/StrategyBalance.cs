using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Recorded;

/// <summary>What lies in the strategy and the positions of a tournament, worked out: what went in, less what came out, and what rounds brought.</summary>
/// <remarks>
/// Numerai tells no idle NMR (domain notes, sections 4.3 and 4.4), but every way in and out of it. What was there before the first known movement is not in it, and
/// neither is NMR that was sent to the strategy's address from outside.
/// </remarks>
public static class StrategyBalance
{
    /// <summary>Idle, locked and claimable NMR together; below zero where it had more than is known.</summary>
    /// <param name="tournament">The tournament.</param>
    /// <param name="movements">All movements.</param>
    /// <param name="settled">All settled stakes.</param>
    /// <param name="until">The moment, inclusive.</param>
    public static Nmr Compute(
        Tournament tournament,
        IEnumerable<AccountMovement> movements,
        IEnumerable<SettledStake> settled,
        DateTimeOffset until
    )
    {
        ArgumentNullException.ThrowIfNull(movements);
        ArgumentNullException.ThrowIfNull(settled);
        var moved = Amounts.Sum(
            movements.Where(m => m.Tournament == tournament && m.Moment <= until),
            m =>
                m.Kind switch
                {
                    AccountMovementKind.StakeToStrategy or AccountMovementKind.WalletToStrategy => m.Amount,
                    AccountMovementKind.StrategyToWallet or AccountMovementKind.ClaimToWallet => -m.Amount,
                    _ => Nmr.Zero,
                }
        );
        return moved
            + Amounts.Sum(
                settled.Where(s => s.IsAtomic && s.Model.Tournament == tournament && s.Moment <= until),
                s => s.Payout
            );
    }
}
