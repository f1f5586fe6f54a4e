using Ballast.Core.Ledger.Rules;
using Ballast.Core.Rounds;
using Ballast.Core.Simulation.Accounts;

namespace Ballast.Core.Simulation;

/// <summary>Moves an account towards what a policy aims for, with the requests and delays of the staking system.</summary>
/// <remarks>
/// Legacy: what is too much is asked back at once and comes weeks later; what is too little is staked as far as the wallet has NMR, and again at every later round until it
/// is there. Atomic: each model gets the amount that keeps its share at work over all rounds that are open at once; NMR come free round by round and wait in the
/// strategy. Amounts are in whole <see cref="Quantum"/>s, as an owner types them. Source: domain notes, sections 3.5, 3.6, 4.2 and 4.3.
/// </remarks>
internal sealed class StakeMover(IStakedAccount account, Tournament tournament, int models)
{
    private readonly double[] _targets = new double[models];
    private bool _hasAim;

    /// <summary>Requests that were accepted.</summary>
    public int Requests { get; private set; }

    /// <summary>Takes up a new aim: shares of the capital as it stands.</summary>
    public void Aim(PolicyDecision decision, DateTimeOffset moment)
    {
        var capital = account.Capital;
        var quantum = Quantum(capital);
        for (var model = 0; model < models; model++)
            _targets[model] = capital * decision.Shares[model];
        _hasAim = true;
        var isNothing = decision.IsNothing;
        for (var model = 0; model < models; model++)
        {
            if (account.IsAtomic)
                Count(
                    account.Configure(
                        model,
                        RoundDown(_targets[model] / StakingRules.Overlap(tournament), quantum),
                        decision.Compounds,
                        moment
                    )
                );
            else
                Lower(model, isNothing ? null : decision.Compounds, quantum, moment);
        }
    }

    /// <summary>Stakes free NMR where the aim is not reached yet.</summary>
    public void Pursue(DateTimeOffset moment)
    {
        var free = account.Wallet;
        if (free <= 0 || !_hasAim)
            return;
        if (account.IsAtomic)
        {
            account.Deposit(moment);
            Requests++;
            return;
        }
        var least = Least(moment);
        var quantum = Quantum(account.Capital);
        for (var model = 0; model < models && free >= least; model++)
        {
            var amount = RoundDown(Math.Min(_targets[model] - account.AtWork(model), free), quantum);
            if (amount <= 0 || amount < least || !account.Increase(model, amount, moment))
                continue;
            Requests++;
            free -= amount;
        }
    }

    /// <summary>Nothing is aimed for any more: payouts that reach the wallet stay there.</summary>
    public void Rest()
    {
        Array.Clear(_targets);
        _hasAim = false;
    }

    /// <summary>Whether every model has what was aimed for, but for less than can be asked for.</summary>
    public bool HasArrived(DateTimeOffset moment)
    {
        if (!_hasAim)
            return true;
        var least = Math.Max(Least(moment), 2 * Quantum(account.Capital));
        for (var model = 0; model < models; model++)
        {
            if (_targets[model] - account.AtWork(model) > least)
                return false;
        }
        return true;
    }

    /// <summary>The least amount that requests differ by, NMR: twelve digits behind the first of the capital, which sums in doubles do not lose.</summary>
    internal static double Quantum(double capital) =>
        capital <= 0 ? 1e-9 : Math.Pow(10, Math.Floor(Math.Log10(capital)) - 12);

    private static double Least(DateTimeOffset moment) => (double)StakingRules.Default.LeastIncrease(moment).Amount;

    /// <summary>Whole quanta; a number that was meant to be whole and lost its last bit stays.</summary>
    private static double RoundDown(double nmr, double quantum) =>
        nmr <= 0 ? 0 : (double)((decimal)Math.Floor((nmr / quantum) + 1e-2) * (decimal)quantum);

    /// <param name="model">The model.</param>
    /// <param name="compounds">Whether winnings are staked again; null leaves the setting.</param>
    /// <param name="quantum">Less than two of them is no difference.</param>
    /// <param name="moment">When.</param>
    private void Lower(int model, bool? compounds, double quantum, DateTimeOffset moment)
    {
        if (compounds is { } restakes)
            account.SetTakeProfit(model, !restakes, moment);
        var excess = account.AtWork(model) - _targets[model];
        if (excess <= 2 * quantum || account.HasRelease(model))
            return;
        // Everything is drained, so that payouts that come meanwhile leave too.
        Count(account.Release(model, _targets[model] == 0 ? null : RoundDown(excess, quantum), moment));
    }

    private void Count(bool isAccepted) => Requests += isAccepted ? 1 : 0;
}
