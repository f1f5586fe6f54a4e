using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Legacy;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Migration;

/// <summary>From continuous to atomic staking, in one tournament.</summary>
/// <remarks>
/// Legacy controls go off at the cutover; old rounds keep their rule and settle against the legacy stake, which moves to the strategy slice by slice as
/// they resolve. Meanwhile a model has legacy at-risk, idle NMR and positions at once. Source: domain notes, section 4.8. That take profit becomes
/// Constant and compounding Compound is an inference.
/// </remarks>
internal sealed class LegacyMigration(Tournament tournament)
{
    private readonly Dictionary<string, Nmr> _stakes = new(StringComparer.Ordinal);

    /// <summary>Notes a model's legacy stake at the cutover: slices are parts of it.</summary>
    public void SetStake(string model, Nmr stake) => _stakes[model] = stake;

    /// <summary>Ends legacy requests and makes the first settings: per round TVL / R, with what was pending folded in.</summary>
    /// <param name="books">The books.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="legacy">Where the models come from.</param>
    /// <param name="atomic">Where they go.</param>
    /// <param name="running">Legacy rounds of the tournament that are still running.</param>
    /// <param name="moment">The cutover.</param>
    public void Begin(
        DoubleEntryBooks books,
        StakingRules rules,
        LegacyStaking legacy,
        AtomicStaking atomic,
        int running,
        DateTimeOffset moment
    )
    {
        foreach (var model in legacy.Models)
        {
            var (stake, held) = (model.Stake(books), LedgerAccount.At(LedgerPlace.Held, model.Key));
            var increase = books.Balance(held);
            var isLowered = rules.PendingRelease == ReleaseAtCutover.LowersFirstSettings;
            var decrease = isLowered && model.Release is { } release ? release.TakenFrom(stake) : Nmr.Zero;
            model.Release = null;
            books.Move(moment, held, atomic.Idle, increase, EntryReason.IncreaseMigrated, model.Key);
            SetStake(model.Key.Name, stake);
            var amount = new Nmr((stake + increase - decrease).Amount / StakingRules.Overlap(tournament));
            var mode = model.TakesProfit ? AtomicMode.Constant : AtomicMode.Compound;
            atomic.Model(model.Key.Name).Settings = new AtomicSettings(amount, mode, amount > Nmr.Zero);
            if (running == 0)
                MoveSlice(books, rules, model, atomic.Idle, running, moment);
        }
    }

    /// <summary>Moves a model's slice, when a legacy round has settled; the last one moves what is left.</summary>
    /// <param name="books">The books.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="model">The model.</param>
    /// <param name="idle">Where it goes.</param>
    /// <param name="running">Legacy rounds still running, the settled one included.</param>
    /// <param name="moment">When.</param>
    public void MoveSlice(
        DoubleEntryBooks books,
        StakingRules rules,
        LegacyModel model,
        LedgerAccount idle,
        int running,
        DateTimeOffset moment
    )
    {
        var left = model.Stake(books);
        var whole = _stakes.GetValueOrDefault(model.Key.Name, left);
        var slice = rules.Slice switch
        {
            _ when running <= 1 => left,
            MigrationSlice.EvenOverRunningRounds => new Nmr(left.Amount / running),
            MigrationSlice.TwentyFourth => new Nmr(whole.Amount / StakingRules.Overlap(Tournament.Crypto)),
            _ => new Nmr(whole.Amount / StakingRules.Overlap(tournament)),
        };
        var stake = LedgerAccount.At(LedgerPlace.Stake, model.Key);
        books.Move(moment, stake, idle, slice < left ? slice : left, EntryReason.SliceMoved, model.Key);
    }

    /// <summary>The same state, to go on from on its own.</summary>
    public LegacyMigration Copy()
    {
        var copy = new LegacyMigration(tournament);
        foreach (var (model, stake) in _stakes)
            copy._stakes[model] = stake;
        return copy;
    }
}
