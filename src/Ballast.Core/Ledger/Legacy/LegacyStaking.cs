using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Legacy;

/// <summary>Continuous staking in one tournament: one stake a model backs every overlapping round.</summary>
/// <remarks>Source: domain notes, section 3.</remarks>
internal sealed class LegacyStaking(Tournament tournament)
{
    private readonly SortedDictionary<string, LegacyModel> _models = new(StringComparer.Ordinal);

    /// <summary>All models that were ever named, by name.</summary>
    public IReadOnlyCollection<LegacyModel> Models => _models.Values;

    /// <summary>A model; made where it was not named before.</summary>
    public LegacyModel Model(string name)
    {
        if (!_models.TryGetValue(name, out var model))
            _models[name] = model = new LegacyModel(new StakedModel(tournament, name));
        return model;
    }

    /// <summary>A model; null where it was never named.</summary>
    public LegacyModel? Find(string name) => _models.GetValueOrDefault(name);

    /// <summary>Brings held increases in and fixes what each model has at risk (sections 3.2 and 3.5).</summary>
    /// <param name="books">The books.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="round">The round as it would be of a model: its moments.</param>
    /// <param name="counted">Models whose submission counts.</param>
    public void Close(DoubleEntryBooks books, StakingRules rules, LegacyRound round, IReadOnlySet<string> counted)
    {
        foreach (var name in counted)
            Model(name);
        foreach (var model in Models)
        {
            ApplyHeld(books, model, round);
            var stake = model.Stake(books);
            var atRisk = stake - (model.Release?.TakenFrom(stake) ?? Nmr.Zero);
            if (!counted.Contains(model.Key.Name) || atRisk == Nmr.Zero)
                continue;
            model.Add(
                round with
                {
                    AtRisk = atRisk,
                    TakesProfit = model.TakesProfit && round.Round >= rules.TakeProfitFrom,
                }
            );
        }
    }

    /// <summary>Settles a model's part in a round (section 3.4).</summary>
    /// <returns>The part of a burn that found no stake: rounds burn on their own at-risk, but never more than there is.</returns>
    public static Nmr Settle(
        DoubleEntryBooks books,
        StakingRules rules,
        LegacyModel model,
        LegacyRound round,
        Nmr payout,
        DateTimeOffset moment
    )
    {
        var stake = LedgerAccount.At(LedgerPlace.Stake, model.Key);
        if (payout < Nmr.Zero)
        {
            var burn = -payout < books.Balance(stake) ? -payout : books.Balance(stake);
            books.Move(moment, stake, LedgerAccount.Burned, burn, EntryReason.Burn, model.Key, round.Round);
            return -payout - burn;
        }
        var least = round.Round >= rules.LeastTakenProfitFrom ? rules.LeastTakenProfit : Nmr.Zero;
        var isTaken = round.TakesProfit && payout >= least;
        var (to, why) = isTaken ? (LedgerAccount.Wallet, EntryReason.ProfitTaken) : (stake, EntryReason.Payout);
        books.Move(moment, LedgerAccount.Payouts, to, payout, why, model.Key, round.Round);
        return Nmr.Zero;
    }

    /// <summary>Models whose release waits for nothing any more at a moment.</summary>
    public IEnumerable<LegacyModel> ReleasesDue(DateTimeOffset moment) =>
        Models.Where(m => m.Release is { } release && release.NotBefore <= moment && m.IsFree(release));

    /// <summary>Pays a model's release: what is left of it.</summary>
    public static void PayRelease(DoubleEntryBooks books, LegacyModel model, DateTimeOffset moment)
    {
        var stake = LedgerAccount.At(LedgerPlace.Stake, model.Key);
        var amount = model.Release?.TakenFrom(books.Balance(stake)) ?? Nmr.Zero;
        books.Move(moment, stake, LedgerAccount.Wallet, amount, EntryReason.ReleasePaid, model.Key);
        model.Release = null;
    }

    /// <summary>The same state, to go on from on its own.</summary>
    public LegacyStaking Copy()
    {
        var copy = new LegacyStaking(tournament);
        foreach (var (name, model) in _models)
            copy._models[name] = model.Copy();
        return copy;
    }

    private static void ApplyHeld(DoubleEntryBooks books, LegacyModel model, LegacyRound round)
    {
        var held = LedgerAccount.At(LedgerPlace.Held, model.Key);
        var stake = LedgerAccount.At(LedgerPlace.Stake, model.Key);
        books.Move(
            round.FixedAt,
            held,
            stake,
            books.Balance(held),
            EntryReason.IncreaseApplied,
            model.Key,
            round.Round
        );
    }
}
