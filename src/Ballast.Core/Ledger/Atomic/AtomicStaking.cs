using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Atomic;

/// <summary>Atomic staking in one tournament: each round locks a position of its own.</summary>
/// <remarks>Source: domain notes, section 4.</remarks>
internal sealed class AtomicStaking(Tournament tournament)
{
    private readonly SortedDictionary<string, AtomicModel> _models = new(StringComparer.Ordinal);

    /// <summary>All models that were ever named, by name.</summary>
    public IReadOnlyCollection<AtomicModel> Models => _models.Values;

    /// <summary>The strategy's idle NMR.</summary>
    public LedgerAccount Idle { get; } = LedgerAccount.Idle(tournament);

    /// <summary>A model; made where it was not named before.</summary>
    public AtomicModel Model(string name)
    {
        if (!_models.TryGetValue(name, out var model))
            _models[name] = model = new AtomicModel(new StakedModel(tournament, name));
        return model;
    }

    /// <summary>A model; null where it was never named.</summary>
    public AtomicModel? Find(string name) => _models.GetValueOrDefault(name);

    /// <summary>Opens the positions of a round for the models that stake and whose submission counts.</summary>
    /// <param name="books">The books.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="round">The round as it would be of a model: number and resolution.</param>
    /// <param name="counted">Models whose submission counts.</param>
    /// <param name="moment">When the strategies are invoked.</param>
    public void Close(
        DoubleEntryBooks books,
        StakingRules rules,
        AtomicPosition round,
        IReadOnlySet<string> counted,
        DateTimeOffset moment
    )
    {
        var staking = Models.Where(m => m.Settings.IsStaking && counted.Contains(m.Key.Name));
        // The order is that of the claims before any of them was taken.
        foreach (var model in InvocationOrder.Sort(staking).ToList())
        {
            var stake = Fund(books, rules, model, round.Round, moment);
            if (stake > Nmr.Zero)
                model.Add(round with { Stake = stake });
        }
    }

    /// <summary>Turns a resolved position into a claim; nothing is paid or burned before somebody claims.</summary>
    public static void Resolve(
        DoubleEntryBooks books,
        AtomicModel model,
        AtomicPosition position,
        Nmr payout,
        DateTimeOffset moment
    )
    {
        books.Move(
            moment,
            model.At(LedgerPlace.Locked),
            model.At(LedgerPlace.Claimable),
            position.Stake,
            EntryReason.Resolved,
            model.Key,
            position.Round
        );
        model.Settle(position, payout, moment);
    }

    /// <summary>Finalises what lay unclaimed for longer than the days of grace: the rest becomes idle (section 4.7).</summary>
    public void Finalise(DoubleEntryBooks books, StakingRules rules, DateTimeOffset moment)
    {
        foreach (var model in Models)
        {
            foreach (var claim in model.Claims.Where(c => c.ResolvedAt + rules.ClaimGrace < moment).ToList())
                Take(books, model, claim, Idle, EntryReason.Finalised, moment);
        }
    }

    /// <summary>Claims a settled position directly: its burn is final, and so are all deferred ones of the model (section 4.7).</summary>
    public static void Claim(DoubleEntryBooks books, AtomicModel model, SettledClaim claim, DateTimeOffset moment)
    {
        Take(books, model, claim, LedgerAccount.Wallet, EntryReason.Claimed, moment);
        ClaimSettlement.BurnDebt(books, model, moment);
    }

    /// <summary>Changes settings; stopping makes deferred burns final (section 4.7).</summary>
    public static void Configure(
        DoubleEntryBooks books,
        AtomicModel model,
        AtomicSettings settings,
        DateTimeOffset moment
    )
    {
        model.Settings = settings;
        if (!settings.IsStaking)
            ClaimSettlement.BurnDebt(books, model, moment);
    }

    /// <summary>The same state, to go on from on its own.</summary>
    public AtomicStaking Copy()
    {
        var copy = new AtomicStaking(tournament);
        foreach (var (name, model) in _models)
            copy._models[name] = model.Copy();
        return copy;
    }

    private static void Take(
        DoubleEntryBooks books,
        AtomicModel model,
        SettledClaim claim,
        LedgerAccount to,
        EntryReason why,
        DateTimeOffset moment
    )
    {
        var brought = ClaimSettlement.Take(books, model, claim, ClaimKind.Final, moment);
        books.Move(moment, model.At(LedgerPlace.Claimable), to, brought, why, model.Key, claim.Round);
    }

    /// <summary>Funds the next position: the newest settled claim first, then idle NMR, as far as there is some (section 4.3).</summary>
    private Nmr Fund(DoubleEntryBooks books, StakingRules rules, AtomicModel model, int round, DateTimeOffset moment)
    {
        var (amount, isCompound) = (model.Settings.Amount, model.Settings.Mode == AtomicMode.Compound);
        var claim = model.Newest;
        var claimed = Nmr.Zero;
        if (claim is not null)
            claimed = ClaimSettlement.Take(books, model, claim, ClaimKind.Restaking, moment);
        var kept = isCompound || claimed < amount ? claimed : amount;
        var topsUp = !isCompound || rules.CompoundTopsUp || claim is null;
        var missing = topsUp && kept < amount ? amount - kept : Nmr.Zero;
        var idle = books.Balance(Idle);
        var added = idle < missing ? idle : missing;
        var (claimable, locked) = (model.At(LedgerPlace.Claimable), model.At(LedgerPlace.Locked));
        books.Move(moment, claimable, locked, kept, EntryReason.Restaked, model.Key, round);
        books.Move(moment, claimable, Idle, claimed - kept, EntryReason.Surplus, model.Key, claim?.Round);
        books.Move(moment, Idle, locked, added, EntryReason.Staked, model.Key, round);
        return kept + added;
    }
}
