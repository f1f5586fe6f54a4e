using Ballast.Core.Ledger;
using Ballast.Core.Questions.Account;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Model;

/// <summary>The money of one model, as the account question adds it up.</summary>
internal static class ModelMoneyFinder
{
    /// <summary>What it earned; null where no payout settled.</summary>
    public static ModelMoneyEntry? Find(AsOfView view, string model)
    {
        if (
            MoneySums.Run(view, new AccountRequest { Models = [model] })
            is not Outcome<AccountAnswer>.Done { Value: { Rounds: { Count: > 0 } rounds } account }
        )
            return null;
        var fall = account.DeepestFall;
        return new ModelMoneyEntry(
            account.Total.Net,
            rounds.All(r => r.Capital > 0) ? (double)(account.Total.Net / rounds.Average(r => r.Capital!.Value)) : null,
            fall?.Nmr ?? 0,
            fall?.FromRound,
            fall?.ToRound,
            rounds,
            MoneyYears.Of(rounds)
        )
        {
            FallBack = fall?.BackRound,
        };
    }

    /// <summary>NMR staked now: of atomic rounds all open positions, of legacy ones the newest; null where nothing stands open.</summary>
    public static decimal? Staked(AsOfView view, IReadOnlyList<Position> positions)
    {
        var states = new StakeStates(view);
        return StakesNow.Find(view, positions.Where(states.IsOpen)) is [var now, ..]
            ? Json.Plain(now.Stake.Amount)
            : null;
    }
}
