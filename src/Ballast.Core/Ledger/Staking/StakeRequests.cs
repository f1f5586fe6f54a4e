using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Legacy;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Staking;

/// <summary>Checks what an owner asks for and applies it; what is refused changes nothing.</summary>
internal static class StakeRequests
{
    private static readonly StakeEventResult.Done Done = new();

    /// <summary>Legacy requests (domain notes, sections 3.4 to 3.6).</summary>
    public static StakeEventResult Increase(
        DoubleEntryBooks books,
        StakingRules rules,
        StakeEvent.Increase asked,
        LegacyModel model
    )
    {
        var held = LedgerAccount.At(LedgerPlace.Held, asked.Model);
        if (asked.Amount <= Nmr.Zero)
            return Refuse(StakeRefusal.InvalidAmount, "An increase is more than 0 NMR.");
        if (asked.Amount < rules.LeastIncrease(asked.Moment))
            return Refuse(StakeRefusal.TooSmall, $"An increase is at least {rules.LeastIncrease(asked.Moment)} NMR.");
        if (model.Stake(books) + books.Balance(held) + asked.Amount < rules.LeastStake)
            return Refuse(StakeRefusal.TooSmall, $"A stake is at least {rules.LeastStake} NMR.");
        var (credit, wallet) = (books.Balance(LedgerAccount.Credit), books.Balance(LedgerAccount.Wallet));
        if (asked.Amount > wallet + credit)
            return Insufficient(asked.Amount, wallet + credit, "wallet");
        // Credit first: it can be used for nothing else. No source gives the order.
        var ofCredit = credit < asked.Amount ? credit : asked.Amount;
        books.Move(asked.Moment, LedgerAccount.Credit, held, ofCredit, EntryReason.IncreaseHeld, asked.Model);
        books.Move(
            asked.Moment,
            LedgerAccount.Wallet,
            held,
            asked.Amount - ofCredit,
            EntryReason.IncreaseHeld,
            asked.Model
        );
        return new StakeEventResult.Done(rules.NextFixing(asked.Moment));
    }

    /// <summary>Asks for a release: out of the rounds to come at once, paid later (section 3.6).</summary>
    public static StakeEventResult Release(
        DoubleEntryBooks books,
        StakingRules rules,
        StakeEvent.Release asked,
        LegacyModel model
    )
    {
        var stake = model.Stake(books);
        if (asked.Amount is { } amount && amount <= Nmr.Zero)
            return Refuse(StakeRefusal.InvalidAmount, "A release is more than 0 NMR.");
        if (model.Release is not null)
            return Refuse(StakeRefusal.ReleasePending, "A release is pending: cancel it first.");
        if (stake == Nmr.Zero || asked.Amount > stake)
            return Insufficient(asked.Amount ?? stake, stake, "stake");
        if (asked.Amount < rules.LeastRelease)
            return Refuse(StakeRefusal.TooSmall, $"A release is at least {rules.LeastRelease} NMR.");
        model.Release = new PendingRelease
        {
            Amount = asked.Amount,
            AskedAt = asked.Moment,
            NotBefore = rules.ReleaseNotBefore(asked.Moment, model.Rounds.Count > 0),
        };
        return new StakeEventResult.Done(model.DueAt(model.Release));
    }

    /// <summary>Takes a pending release back.</summary>
    public static StakeEventResult Cancel(LegacyModel model)
    {
        if (model.Release is null)
            return Refuse(StakeRefusal.NoRelease, "No release is pending.");
        model.Release = null;
        return Done;
    }

    /// <summary>Changes a model's settings (section 4.3).</summary>
    public static StakeEventResult Configure(DoubleEntryBooks books, StakeEvent.Configure asked, AtomicModel model)
    {
        if (asked.Settings.Amount < Nmr.Zero)
            return Refuse(StakeRefusal.InvalidAmount, "The amount is not below 0 NMR.");
        AtomicStaking.Configure(books, model, asked.Settings, asked.Moment);
        return Done;
    }

    /// <summary>Claims one settled position (section 4.7).</summary>
    public static StakeEventResult Claim(DoubleEntryBooks books, StakeEvent.Claim asked, AtomicModel? model)
    {
        if (model?.Claims.FirstOrDefault(c => c.Round == asked.Round) is not { } claim)
            return Refuse(StakeRefusal.NothingToClaim, $"No settled, unclaimed position of round {asked.Round}.");
        AtomicStaking.Claim(books, model, claim, asked.Moment);
        return Done;
    }

    /// <summary>Moves NMR that is free to use (sections 3.6 and 4.4).</summary>
    public static StakeEventResult Move(
        DoubleEntryBooks books,
        LedgerAccount from,
        LedgerAccount to,
        Nmr amount,
        EntryReason why,
        DateTimeOffset moment
    )
    {
        if (amount <= Nmr.Zero)
            return Refuse(StakeRefusal.InvalidAmount, "The amount is more than 0 NMR.");
        if (!from.IsOutside && amount > books.Balance(from))
            return Insufficient(amount, books.Balance(from), from == LedgerAccount.Wallet ? "wallet" : "idle");
        books.Move(moment, from, to, amount, why);
        return Done;
    }

    /// <summary>A refusal.</summary>
    public static StakeEventResult Refuse(StakeRefusal reason, string message) =>
        new StakeEventResult.Refused(reason, message);

    private static StakeEventResult Insufficient(Nmr asked, Nmr there, string where) =>
        Refuse(StakeRefusal.InsufficientBalance, $"{asked} NMR were asked for; {there} NMR are there ({where}).");
}
