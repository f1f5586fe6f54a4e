using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Workflows.Paper;

/// <summary>What the stakes that are stored brought in the rounds of an account on paper.</summary>
/// <param name="Rounds">Rounds with a settled payout.</param>
/// <param name="Net">Payouts less burns.</param>
/// <param name="StakeAtStart">NMR at stake when the account on paper started; null where none was stored.</param>
internal sealed record RealResult(int Rounds, Nmr Net, Nmr? StakeAtStart)
{
    /// <summary>Finds it.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="account">The account on paper; a stopped one ends there.</param>
    /// <returns>Null where no stake is stored in any of its rounds.</returns>
    public static RealResult? Find(AsOfView view, PaperAccount account)
    {
        var end = account.StoppedAt is { } stopped && stopped < view.AsOf ? view.At(stopped) : view;
        var first = PaperRoundsBuilder.FirstRound(end, account.StartedAt);
        var positions = end.Positions(null, first, RoundCalendar.LargestRound);
        var states = new StakeStates(end);
        if (positions.All(p => states.Of(p) == StakeState.None))
            return null;
        var settled = positions.Where(p => states.Of(p) == StakeState.Settled).ToList();
        var stakes = StakesNow.Find(end.At(account.StartedAt));
        return new RealResult(
            settled.Select(p => p.Round).Distinct().Count(),
            Amounts.Sum(settled, p => p.Payout!.Value),
            stakes.Count == 0 ? null : Amounts.Sum(stakes, s => s.Stake)
        );
    }
}
