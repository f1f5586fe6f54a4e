using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Settlement;

/// <summary>Checks what owners ask for, and applies it.</summary>
internal static class StakeChanges
{
    /// <summary>Least change of a request, NMR, since <see cref="LeastIncreaseFrom"/> (forum, April 2021).</summary>
    public const decimal LeastIncrease = 3m;

    private static readonly DateTimeOffset LeastIncreaseFrom = new(2021, 4, 10, 0, 0, 0, TimeSpan.Zero);

    private const string Migrated = "Legacy staking is disabled for this tournament";

    /// <summary>Applies a request, or says why not.</summary>
    public static StakeChangeOutcome Apply(Ledger ledger, StakeChange change)
    {
        if (ledger.Model(change.ModelId) is not { } balance)
            return Refuse("Model not found");
        if (change.Amount < 0 || change.Amount != PayoutArithmetic.Round(change.Amount))
            return Refuse("Invalid amount");
        return change.Kind switch
        {
            StakeChangeKind.SendAway => SendAway(ledger, balance, change),
            StakeChangeKind.Increase
            or StakeChangeKind.Release
            or StakeChangeKind.CancelRelease
            or StakeChangeKind.TakeProfit => IsMigrated(ledger, balance)
                ? Refuse(Migrated)
                : Legacy(ledger, balance, change),
            _ => IsMigrated(ledger, balance)
                ? Atomic(ledger, balance, change)
                : Refuse("Tournament is not on v3 staking"),
        };
    }

    /// <summary>Whether atomic staking has taken over in the model's tournament.</summary>
    public static bool IsMigrated(Ledger ledger, ModelBalance balance) =>
        Migration.HasBegun(ledger, balance.Model.Tournament);

    private static StakeChangeOutcome Legacy(Ledger ledger, ModelBalance balance, StakeChange change)
    {
        var owner = ledger.Owner(balance);
        switch (change.Kind)
        {
            case StakeChangeKind.Increase when change.Amount < LeastIncrease && ledger.Now >= LeastIncreaseFrom:
                return Refuse("Stake increase must be at least 3 NMR");
            case StakeChangeKind.Increase when change.Amount > owner.Wallet:
                return Refuse("Insufficient balance");
            case StakeChangeKind.Increase:
                owner.Wallet -= change.Amount;
                balance.Held += change.Amount;
                var close = NextClose(ledger, balance);
                var asked = Done(ledger, balance, close);
                balance.Increase = new Increase(asked.RequestId!, ledger.Now, close);
                return asked;
            case StakeChangeKind.Release when balance.Release is not null:
                return Refuse("A stake release is already pending");
            case StakeChangeKind.Release when !change.Drain && change.Amount == 0:
                return Refuse("Invalid amount");
            case StakeChangeKind.Release when change.Amount > balance.Stake || balance.Stake == 0:
                return Refuse("Insufficient stake");
            case StakeChangeKind.Release:
                var due = LegacyStaking.ReleaseDate(balance, ledger.Now);
                var done = Done(ledger, balance, due);
                balance.Release = new Release(done.RequestId!, change.Amount, change.Drain, ledger.Now, due);
                return done;
            case StakeChangeKind.CancelRelease when balance.Release is null:
                return Refuse("No pending stake release");
            case StakeChangeKind.CancelRelease:
                balance.Release = null;
                return Done(ledger, balance);
            default:
                balance.TakeProfit = change.On;
                return Done(ledger, balance);
        }
    }

    private static StakeChangeOutcome Atomic(Ledger ledger, ModelBalance balance, StakeChange change)
    {
        var (owner, tournament) = (ledger.Owner(balance), balance.Model.Tournament);
        switch (change.Kind)
        {
            case StakeChangeKind.Configure:
                (balance.PerRound, balance.Compound, balance.Enabled) = (change.Amount, change.On, true);
                // No new positions: that is stopping, by another name.
                if (change.Amount == 0)
                    AtomicStaking.BurnDebt(ledger, balance);
                return Done(ledger, balance);
            case StakeChangeKind.Stop:
                balance.Enabled = false;
                AtomicStaking.BurnDebt(ledger, balance);
                return Done(ledger, balance);
            case StakeChangeKind.Deposit when change.Amount > owner.Wallet:
            case StakeChangeKind.Withdraw when change.Amount > owner.Idle.GetValueOrDefault(tournament):
                return Refuse("Insufficient balance");
            case StakeChangeKind.Deposit:
                owner.Wallet -= change.Amount;
                owner.AddIdle(tournament, change.Amount);
                ledger.Write(balance, "strategy deposit", change.Amount, isOut: true);
                return Done(ledger, balance);
            case StakeChangeKind.Withdraw:
                owner.AddIdle(tournament, -change.Amount);
                owner.Wallet += change.Amount;
                ledger.Write(balance, "strategy withdrawal", change.Amount, isOut: false);
                return Done(ledger, balance);
            default:
                if (balance.Claims.Count == 0)
                    return Refuse("Nothing to claim");
                var claimed = AtomicStaking.Take(ledger, balance, balance.Claims.Count - 1, false);
                owner.Wallet += claimed;
                ledger.Write(balance, "claim", claimed, isOut: false);
                AtomicStaking.BurnDebt(ledger, balance);
                return Done(ledger, balance);
        }
    }

    private static StakeChangeOutcome SendAway(Ledger ledger, ModelBalance balance, StakeChange change)
    {
        var owner = ledger.Owner(balance);
        if (change.Amount == 0 || change.Amount > owner.Wallet)
            return Refuse("Insufficient balance");
        owner.Wallet -= change.Amount;
        ledger.SentAway += change.Amount;
        ledger.WalletJournal.Add(
            new WalletLine(
                ledger.Now,
                owner.Account.Id,
                null,
                "withdrawal",
                change.Amount,
                true,
                change.To ?? World.Ids.Hex(ledger.Plan.Options.Seed, "somewhere", 20)
            )
        );
        return Done(ledger, balance);
    }

    private static DateTimeOffset NextClose(Ledger ledger, ModelBalance balance)
    {
        var round = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(ledger.Now.UtcDateTime));
        round = Math.Max(ledger.Plan.First(balance.Model.Tournament), round - 1);
        while (PayRules.StakesFixedAt(round) <= ledger.Now)
            round++;
        return PayRules.StakesFixedAt(round);
    }

    private static StakeChangeOutcome Done(Ledger ledger, ModelBalance balance, DateTimeOffset? due = null) =>
        new(
            null,
            World.Ids.Uuid(
                ledger.Plan.Options.Seed,
                balance.Model.Id + " request",
                (int)(ledger.Now.Ticks / 10_000_000)
            ),
            due
        );

    private static StakeChangeOutcome Refuse(string why) => new(why);
}
