using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Recorded;

/// <summary>What syncs reported, by the accounts of books. Names of models match without regard to case; the first spelling counts.</summary>
internal sealed class ReportedState
{
    private readonly RecordedAccount _account;
    private readonly Dictionary<(Tournament, string), StakedModel> _models = [];
    private readonly Dictionary<(StakedModel, int), DateTimeOffset> _settledAt = [];

    public ReportedState(RecordedAccount account)
    {
        _account = account;
        foreach (var settled in account.Settled)
            _settledAt[(Key(settled.Model.Tournament, settled.Model.Name), settled.Round)] = settled.Moment;
    }

    /// <summary>The model of a name.</summary>
    public StakedModel Key(Tournament tournament, string name)
    {
        var key = (tournament, name.ToLowerInvariant());
        if (!_models.TryGetValue(key, out var model))
            _models[key] = model = new StakedModel(tournament, name);
        return model;
    }

    /// <summary>The model of a model's place; null for places that models share.</summary>
    public static StakedModel? Model(LedgerAccount account) =>
        account is { Tournament: { } tournament, Model: { } name } ? new StakedModel(tournament, name) : null;

    /// <summary>Balances that were reported, by account, of several owners' accounts together. What was not reported is left out.</summary>
    public IReadOnlyList<(LedgerAccount Account, Nmr Balance)> At(ReportedBalances reported)
    {
        var (facts, balances) = (reported.Facts, new List<(LedgerAccount, Nmr)>());
        if (facts.Balances.Count > 0 && facts.Balances.All(b => b.Available is not null))
            balances.Add((LedgerAccount.Wallet, Amounts.Sum(facts.Balances, b => b.Available!.Value)));
        if (facts.Balances.Any(b => b.StakeCredit is not null))
            balances.Add((LedgerAccount.Credit, Amounts.Sum(facts.Balances, b => b.StakeCredit ?? Nmr.Zero)));
        foreach (var stake in facts.Stakes.GroupBy(s => Key(s.Tournament, s.Model)))
        {
            if (stake.All(s => (s.Staked ?? s.Settled) is not null))
                balances.Add(
                    (
                        LedgerAccount.At(LedgerPlace.Stake, stake.Key),
                        Amounts.Sum(stake, s => (s.Staked ?? s.Settled)!.Value)
                    )
                );
        }
        var claims = facts.Claims.Where(c => c is { IsOpen: true, Claimable: not null });
        var byModel = claims.ToLookup(c => Key(c.Tournament, c.Model), c => c.Claimable!.Value);
        // A model without a listed claim has none, where claims were reported.
        foreach (
            var model in facts
                .Stakes.Select(s => Key(s.Tournament, s.Model))
                .Concat(byModel.Select(c => c.Key))
                .Distinct()
        )
        {
            if (facts.ReportedSince.Keys.Any(k => k.Part == AccountPart.Claims(model.Tournament)))
                balances.Add((LedgerAccount.At(LedgerPlace.Claimable, model), Amounts.Sum(byModel[model])));
        }
        return balances;
    }

    /// <summary>NMR that wait to join a stake, by model.</summary>
    public IEnumerable<(StakedModel Model, Nmr Amount)> Held(AccountFacts facts) =>
        facts
            .Pending.Where(p => p is { IsOpen: true, Kind: PendingStakeKind.Increase, Amount: not null })
            .GroupBy(p => Key(p.Tournament, p.Model))
            .Select(g => (g.Key, Amounts.Sum(g, p => p.Amount!.Value)));

    /// <summary>NMR in positions that had been locked by the moment and had not settled.</summary>
    public IEnumerable<(StakedModel Model, Nmr Amount)> Locked(ReportedBalances reported) =>
        _account
            .Movements.Where(m => m.Kind == AccountMovementKind.PositionStake && m.Moment <= reported.Moment)
            .Select(m => (Model: Key(m.Tournament!.Value, m.Model!), Round: m.Round!.Value, m.Amount))
            .Where(m => !_settledAt.TryGetValue((m.Model, m.Round), out var at) || at > reported.Moment)
            .GroupBy(m => m.Model)
            .Select(g => (g.Key, Amounts.Sum(g, m => m.Amount)));

    /// <summary>Whether take profit was on when it was last reported up to a moment, or first reported after it; not where it never was.</summary>
    public bool TakesProfit(StakedModel model, DateTimeOffset moment) =>
        (_account.Reported.LastOrDefault(t => t.Moment <= moment) ?? _account.Reported[0])
            .Facts.Settings.FirstOrDefault(s => Key(s.Tournament, s.Model) == model)
            ?.TakesProfit == true;
}
