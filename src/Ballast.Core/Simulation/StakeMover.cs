using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;

namespace Ballast.Core.Simulation;

/// <summary>Moves an account towards what a policy aims for, with the requests and delays of the staking system.</summary>
/// <remarks>
/// Legacy: what is too much is asked back at once and comes weeks later; what is too little is staked as far as the wallet has NMR, and again at every later round until it
/// is there. Atomic: each model gets the amount that keeps its share at work over all rounds that are open at once; NMR come free round by round and wait in the
/// strategy. Source: domain notes, sections 3.5, 3.6, 4.2 and 4.3.
/// </remarks>
internal sealed class StakeMover(StakingLedger ledger, Tournament tournament, IReadOnlyList<string> models)
{
    private readonly Dictionary<string, Nmr> _targets = new(StringComparer.Ordinal);

    /// <summary>Requests that were accepted.</summary>
    public int Requests { get; private set; }

    /// <summary>NMR of a model that are at work, or will be at the next close.</summary>
    public Nmr AtWork(string model)
    {
        var staked = new StakedModel(tournament, model);
        var leaving = ledger.Release(staked) is not { } release
            ? Nmr.Zero
            : release.Amount ?? ledger.Balance(LedgerPlace.Stake, staked);
        var legacy = ledger.Balance(LedgerPlace.Stake, staked) + ledger.Balance(LedgerPlace.Held, staked) - leaving;
        var atomic = ledger.Balance(LedgerPlace.Locked, staked) + ledger.Balance(LedgerPlace.Claimable, staked);
        return (legacy > Nmr.Zero ? legacy : Nmr.Zero) + atomic;
    }

    /// <summary>Takes up a new aim.</summary>
    /// <param name="decision">The aim.</param>
    /// <param name="capital">What shares are of.</param>
    /// <param name="moment">When it is asked for.</param>
    public void Aim(PolicyDecision decision, Nmr capital, DateTimeOffset moment)
    {
        _targets.Clear();
        foreach (var model in models)
            _targets[model] = capital * decision.Shares.GetValueOrDefault(model);
        foreach (var model in models)
        {
            var staked = new StakedModel(tournament, model);
            if (ledger.IsAtomic(tournament))
                Configure(staked, decision, moment);
            else
                Lower(staked, decision, moment);
        }
    }

    /// <summary>Stakes free NMR where the aim is not reached yet.</summary>
    public void Pursue(DateTimeOffset moment)
    {
        var free = ledger.Balance(LedgerAccount.Wallet);
        if (free <= Nmr.Zero || _targets.Count == 0)
            return;
        if (ledger.IsAtomic(tournament))
        {
            Ask(new StakeEvent.Deposit(moment, tournament, free));
            return;
        }
        foreach (var model in models)
        {
            var missing = _targets.GetValueOrDefault(model) - AtWork(model);
            var amount = missing < free ? missing : free;
            if (amount < StakingRules.Default.LeastIncrease(moment) || amount <= Nmr.Zero)
                continue;
            if (Ask(new StakeEvent.Increase(moment, new StakedModel(tournament, model), amount)))
                free -= amount;
        }
    }

    /// <summary>Nothing is aimed for any more: payouts that reach the wallet stay there.</summary>
    public void Rest() => _targets.Clear();

    /// <summary>Whether every model has what was aimed for, but for less than can be asked for.</summary>
    public bool HasArrived(DateTimeOffset moment)
    {
        var least = StakingRules.Default.LeastIncrease(moment);
        return models.All(m => _targets.GetValueOrDefault(m) - AtWork(m) <= least);
    }

    private void Lower(StakedModel model, PolicyDecision decision, DateTimeOffset moment)
    {
        if (decision.Shares.Count > 0)
            Ask(new StakeEvent.SetTakeProfit(moment, model, !decision.Compounds), isCounted: false);
        var excess = AtWork(model.Name) - _targets[model.Name];
        if (excess <= Nmr.Zero || ledger.Release(model) is not null)
            return;
        // Everything is drained, so that payouts that come meanwhile leave too.
        Ask(new StakeEvent.Release(moment, model, _targets[model.Name] == Nmr.Zero ? null : excess));
    }

    private void Configure(StakedModel model, PolicyDecision decision, DateTimeOffset moment)
    {
        var amount = new Nmr(_targets[model.Name].Amount / StakingRules.Overlap(tournament));
        var settings = new AtomicSettings(
            amount,
            decision.Compounds ? AtomicMode.Compound : AtomicMode.Constant,
            amount > Nmr.Zero
        );
        if (ledger.Settings(model) != settings)
            Ask(new StakeEvent.Configure(moment, model, settings));
    }

    private bool Ask(StakeEvent request, bool isCounted = true)
    {
        if (ledger.Apply(request) is not StakeEventResult.Done)
            return false;
        Requests += isCounted ? 1 : 0;
        return true;
    }
}
