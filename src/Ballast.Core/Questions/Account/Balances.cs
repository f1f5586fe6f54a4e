using Ballast.Core.Ledger;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Account;

/// <summary>Adds reported stakes up by day.</summary>
internal static class Balances
{
    /// <summary>One entry a day on which a stake was reported. A model that was not reported on a day is not in its sum.</summary>
    public static IReadOnlyList<BalanceEntry> Of(IReadOnlyList<StakeDay> days, PriceBook prices) =>
        [
            .. days.Where(d => d.Staked is not null)
                .GroupBy(d => d.Date)
                .OrderBy(g => g.Key)
                .Select(g =>
                {
                    var staked = Amounts.Sum(g, d => d.Staked!.Value);
                    var pending = g.Where(d => d.PayoutPending is not null).ToList();
                    return new BalanceEntry(
                        g.Key,
                        g.Count(),
                        Json.Plain(staked.Amount),
                        pending.Count == 0
                            ? null
                            : Json.Plain(Amounts.Sum(pending, d => d.PayoutPending!.Value).Amount),
                        prices.Value(staked, g.Key)
                    );
                }),
        ];
}
