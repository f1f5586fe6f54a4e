using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>Reports about accounts that cannot be true, by the bounds of <see cref="Plausible"/>. Each method answers null or the reason.</summary>
internal static class AccountBounds
{
    /// <summary>Looks at balances.</summary>
    public static string? Reason(WalletBalance balance) =>
        Label(balance.Address, "the wallet's address")
        ?? Held(balance.Available, "balance")
        ?? Held(balance.StakeCredit, "stake credit")
        ?? Held(balance.HeldForIncreases, "amount held for increases")
        ?? Held(balance.HeldForWithdrawals, "amount held for withdrawals")
        ?? Held(balance.HeldForFusion, "amount held")
        ?? Held(balance.OnChain, "balance on the chain");

    /// <summary>Looks at a model's stake.</summary>
    public static string? Reason(ModelStake stake) =>
        Plausible.Name(stake.Model)
        ?? Held(stake.Staked, "stake")
        ?? Held(stake.Settled, "stake")
        ?? Held(stake.WithPending, "stake");

    /// <summary>Looks at a model's settings.</summary>
    public static string? Reason(StakeSetting setting) =>
        Plausible.Name(setting.Model) ?? Held(setting.PerRound, "stake of a round");

    /// <summary>Looks at a release or an increase.</summary>
    public static string? Reason(PendingStakeChange change) =>
        Plausible.Name(change.Model)
        ?? Label(change.RequestId, "the request's id")
        ?? Label(change.Status, "the status")
        ?? Held(change.Amount, "amount asked for")
        ?? Time(change.RequestedAt)
        ?? Time(change.DueAt);

    /// <summary>Looks at a movement of stake.</summary>
    public static string? Reason(StakeTransaction movement) =>
        Label(movement.Model, "the model's name")
        ?? Label(movement.Type, "the type")
        ?? Label(movement.Note, "the note")
        ?? Round(movement.Round)
        ?? (movement.Amount is { } amount ? Plausible.Amount(amount, "movement") : null)
        ?? Time(movement.Time);

    /// <summary>Looks at a movement of the wallet.</summary>
    public static string? Reason(WalletTransaction movement) =>
        Label(movement.Type, "the type")
        ?? Label(movement.From, "the address")
        ?? Label(movement.To, "the address")
        ?? Label(movement.Status, "the status")
        ?? Label(movement.Hash, "the hash")
        ?? (movement.Amount is { } amount ? Plausible.Amount(amount, "movement") : null)
        ?? Time(movement.Time);

    /// <summary>Looks at a claim: nobody is paid, burned or given back less than nothing.</summary>
    public static string? Reason(AtomicClaim claim) =>
        Plausible.Name(claim.Model)
        ?? Plausible.Label(claim.Staker, "the staker")
        ?? Label(claim.SubmissionId, "the submission's id")
        ?? Round(claim.Round)
        ?? Held(claim.Payout, "payout")
        ?? Held(claim.Burn, "burn")
        ?? Held(claim.Claimable, "claimable amount")
        ?? (
            claim is { Staked: { } staked, Burn: { } burn }
                ? Held(staked, "stake") ?? Plausible.Burn(-burn, staked)
                : null
        );

    private static string? Held(Nmr? amount, string what)
    {
        if (amount is not { } nmr)
            return null;
        return nmr < Nmr.Zero ? $"the {what} of {nmr} NMR is below 0" : Plausible.Amount(nmr, what);
    }

    private static string? Label(string? text, string what) => text is null ? null : Plausible.Label(text, what);

    private static string? Round(int? round) =>
        round is < 1 or > RoundCalendar.LargestRound ? "there is no such round" : null;

    private static string? Time(DateTimeOffset? time) => time is { } moment ? Plausible.Time(moment) : null;
}
