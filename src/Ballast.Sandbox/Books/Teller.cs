using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Books;

/// <summary>Checks what owners ask for, and books it.</summary>
internal static class Teller
{
    /// <summary>Least change of a request, NMR (forum, April 2021).</summary>
    public const decimal LeastIncrease = 3m;

    private const string Migrated = "Legacy staking is disabled for this tournament";

    /// <summary>Books a request, or says why not.</summary>
    public static StakeChangeOutcome Change(Ledger ledger, StakeChange change)
    {
        if (ledger.Model(change.ModelId) is not { } book)
            return Refuse("Model not found");
        if (change.Amount < 0 || change.Amount != Settle.Round(change.Amount))
            return Refuse("Invalid amount");
        return change.Kind switch
        {
            StakeChangeKind.SendAway => SendAway(ledger, book, change),
            StakeChangeKind.Increase
            or StakeChangeKind.Release
            or StakeChangeKind.CancelRelease
            or StakeChangeKind.TakeProfit => IsMigrated(ledger, book) ? Refuse(Migrated) : Legacy(ledger, book, change),
            _ => IsMigrated(ledger, book) ? Atomic(ledger, book, change) : Refuse("Tournament is not on v3 staking"),
        };
    }

    /// <summary>Whether atomic staking has taken over in the model's tournament.</summary>
    public static bool IsMigrated(Ledger ledger, ModelBook book)
    {
        var cutover = ledger.Plan.Cutover(book.Model.Tournament);
        return cutover <= ledger.Plan.First(book.Model.Tournament)
            || (cutover <= ledger.Plan.Options.LastRound && ledger.Now >= RoundCalendar.OpenTime(cutover));
    }

    private static StakeChangeOutcome Legacy(Ledger ledger, ModelBook book, StakeChange change)
    {
        var owner = ledger.Owner(book);
        switch (change.Kind)
        {
            case StakeChangeKind.Increase when change.Amount < LeastIncrease:
                return Refuse("Stake increase must be at least 3 NMR");
            case StakeChangeKind.Increase when change.Amount > owner.Wallet:
                return Refuse("Insufficient balance");
            case StakeChangeKind.Increase:
                owner.Wallet -= change.Amount;
                book.Held += change.Amount;
                return Done(ledger, book, NextClose(ledger, book));
            case StakeChangeKind.Release when book.Release is not null:
                return Refuse("A stake release is already pending");
            case StakeChangeKind.Release when !change.Drain && change.Amount == 0:
                return Refuse("Invalid amount");
            case StakeChangeKind.Release when change.Amount > book.Stake || book.Stake == 0:
                return Refuse("Insufficient stake");
            case StakeChangeKind.Release:
                var due = LegacyDesk.ReleaseDate(book, ledger.Now);
                var done = Done(ledger, book, due);
                book.Release = new Release(done.RequestId!, change.Amount, change.Drain, ledger.Now, due);
                return done;
            case StakeChangeKind.CancelRelease when book.Release is null:
                return Refuse("No pending stake release");
            case StakeChangeKind.CancelRelease:
                book.Release = null;
                return Done(ledger, book);
            default:
                book.TakeProfit = change.On;
                return Done(ledger, book);
        }
    }

    private static StakeChangeOutcome Atomic(Ledger ledger, ModelBook book, StakeChange change)
    {
        var (owner, tournament) = (ledger.Owner(book), book.Model.Tournament);
        switch (change.Kind)
        {
            case StakeChangeKind.Configure:
                (book.PerRound, book.Compound, book.Enabled) = (change.Amount, change.On, true);
                return Done(ledger, book);
            case StakeChangeKind.Stop:
                book.Enabled = false;
                AtomicDesk.BurnDebt(ledger, book);
                return Done(ledger, book);
            case StakeChangeKind.Deposit when change.Amount > owner.Wallet:
            case StakeChangeKind.Withdraw when change.Amount > owner.Idle.GetValueOrDefault(tournament):
                return Refuse("Insufficient balance");
            case StakeChangeKind.Deposit:
                owner.Wallet -= change.Amount;
                owner.AddIdle(tournament, change.Amount);
                return Done(ledger, book);
            case StakeChangeKind.Withdraw:
                owner.AddIdle(tournament, -change.Amount);
                owner.Wallet += change.Amount;
                return Done(ledger, book);
            default:
                if (book.Claims.Count == 0)
                    return Refuse("Nothing to claim");
                owner.Wallet += AtomicDesk.Take(ledger, book, book.Claims.Count - 1, false);
                AtomicDesk.BurnDebt(ledger, book);
                return Done(ledger, book);
        }
    }

    private static StakeChangeOutcome SendAway(Ledger ledger, ModelBook book, StakeChange change)
    {
        var owner = ledger.Owner(book);
        if (change.Amount == 0 || change.Amount > owner.Wallet)
            return Refuse("Insufficient balance");
        owner.Wallet -= change.Amount;
        ledger.SentAway += change.Amount;
        return Done(ledger, book);
    }

    private static DateTimeOffset NextClose(Ledger ledger, ModelBook book)
    {
        var round = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(ledger.Now.UtcDateTime));
        round = Math.Max(ledger.Plan.First(book.Model.Tournament), round);
        while (RoundCalendar.CloseTime(round) <= ledger.Now)
            round++;
        return RoundCalendar.CloseTime(round);
    }

    private static StakeChangeOutcome Done(Ledger ledger, ModelBook book, DateTimeOffset? due = null) =>
        new(
            null,
            World.Ids.Uuid(ledger.Plan.Options.Seed, book.Model.Id + " request", (int)(ledger.Now.Ticks / 10_000_000)),
            due
        );

    private static StakeChangeOutcome Refuse(string why) => new(why);
}
