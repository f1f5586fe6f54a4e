using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger;

/// <summary>Carries a legacy stake that nobody touches from round to round.</summary>
/// <remarks>
/// A payout joins the stake when its round resolves, some rounds later: <c>stake(r) = stake(r - 1) + payout(r - lag)</c>, with a lag of
/// 4 in the weekly rounds up to 297 and 5 from 298 on. Source: domain notes, section 3.4.
/// </remarks>
internal static class StakeRollforward
{
    /// <summary>Carries the stake on.</summary>
    /// <param name="opening">Stakes of the first rounds, one for each round of the lag: their payouts are still on the way.</param>
    /// <param name="returns">Return of every round, the opening ones first, as shares of the stake; a missed round returns 0.</param>
    /// <returns>Stake and payout of every round, the opening ones first.</returns>
    /// <exception cref="ArgumentException">No opening stake, or more of them than rounds.</exception>
    public static IReadOnlyList<(Nmr Stake, Nmr Payout)> Compute(
        IReadOnlyList<Nmr> opening,
        IReadOnlyList<decimal> returns
    )
    {
        ArgumentNullException.ThrowIfNull(opening);
        ArgumentNullException.ThrowIfNull(returns);
        if (opening.Count == 0 || opening.Count > returns.Count)
            throw new ArgumentException("There is an opening stake for each round of the lag.", nameof(opening));
        var lag = opening.Count;
        var rolled = new List<(Nmr Stake, Nmr Payout)>(returns.Count);
        for (var i = 0; i < returns.Count; i++)
        {
            var stake = i < lag ? opening[i] : rolled[i - 1].Stake + rolled[i - lag].Payout;
            rolled.Add((stake, stake * returns[i]));
        }
        return rolled;
    }
}
