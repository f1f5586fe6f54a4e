using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Planning;
using Ballast.Core.Questions.Plan.Path;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Stakes;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Questions.Plan;

/// <summary>
/// Laws of plans over random accounts: each plan is carried out move by move on a ledger of its own, with rounds that pay nothing, and must do there what it says.
/// </summary>
public sealed class PlanLawTests
{
    private static readonly Arbitrary<(int Seed, int Models)> Accounts = (
        from seed in Gen.Choose(1, int.MaxValue)
        from models in Gen.Choose(1, 8)
        select (seed, models)
    ).ToArbitrary();

    private static readonly Nmr Least = new(3);
    private static readonly Nmr Dust = new(0.01m);

    [Fact]
    public void EveryMove_IsAcceptedOnItsDay_AndNoNmrIsMadeOrLost() =>
        Hold(
            (account, walk) =>
            {
                var ledger = account.Ledger();
                var all = All(ledger, account);
                Carry(account, walk, ledger, () => All(ledger, account).ShouldBe(all));
            }
        );

    [Fact]
    public void Wallet_IsNeverBelowZero_AndNoIncreaseBelowTheLeast() =>
        Hold(
            (account, walk) =>
            {
                var ledger = account.Ledger();
                Carry(
                    account,
                    walk,
                    ledger,
                    () => ledger.Balance(LedgerAccount.Wallet).ShouldBeGreaterThanOrEqualTo(Nmr.Zero)
                );
                walk.Moves.Where(m => m.Kind == PlanMoveKind.Increase).ShouldAllBe(m => m.Nmr >= Least.Amount);
                walk.Moves.ShouldAllBe(m => m.Nmr > 0);
                walk.Moves.ShouldAllBe(m => m.After.All(a => a < m.Id));
                walk.Record.Days.ShouldAllBe(d => d.Free >= 0);
            }
        );

    [Fact]
    public void Releases_ReachTheWalletOnTheDayThatThePlanSays() =>
        Hold(
            (account, walk) =>
            {
                var ledger = account.Ledger();
                Carry(account, walk, ledger, () => { });
                foreach (
                    var release in walk.Moves.Where(m => m.Kind is PlanMoveKind.Release or PlanMoveKind.ReleaseAll)
                )
                    ledger
                        .Entries.Where(e => e.Why == EntryReason.ReleasePaid && e.Model?.Name == release.Model)
                        .ShouldContain(
                            e => e.Moment == release.FreeAt && e.Amount.Amount == release.Nmr,
                            release.ToString()
                        );
            }
        );

    /// <summary>Too much is left nowhere; too little only where an increase would be too small, or the wallet has not enough for one.</summary>
    [Fact]
    public void End_IsTheTarget_WithinTheLeastChange() =>
        Hold(
            (account, walk) =>
            {
                var ledger = account.Ledger();
                Carry(account, walk, ledger, () => { });
                var funds = ledger.Balance(LedgerAccount.Wallet) + ledger.Balance(LedgerAccount.Credit);
                foreach (var slot in account.Slots)
                {
                    ledger.Release(slot.Model).ShouldBeNull();
                    var apart = slot.Target - ledger.Balance(LedgerPlace.Stake, slot.Model);
                    (-apart).ShouldBeLessThan(Dust, slot.Now.Model);
                    (apart < Least || funds < Least).ShouldBeTrue(
                        $"{slot.Now.Model} lacks {apart}, and {funds} are there"
                    );
                }
            }
        );

    /// <summary>Where no release is in the way at the beginning, one a model is enough.</summary>
    [Fact]
    public void Moves_AreNoMoreThanNeeded() =>
        Hold(
            (account, walk) =>
            {
                foreach (var slot in account.Slots.Where(s => s.Now.Opening.Release is null))
                {
                    var own = walk.Moves.Where(m => m.Model == slot.Now.Model).ToList();
                    own.Count(m => m.Kind is PlanMoveKind.Release or PlanMoveKind.ReleaseAll)
                        .ShouldBeLessThanOrEqualTo(1);
                    own.ShouldNotContain(m => m.Kind == PlanMoveKind.CancelRelease);
                    own.Select(m => m.Kind == PlanMoveKind.Increase).Distinct().Count().ShouldBeLessThanOrEqualTo(1);
                }
            }
        );

    private static void Hold(Action<RandomAccount, PathWalk> law) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150).WithQuietOnSuccess(true),
            Prop.ForAll(
                Accounts,
                seed =>
                {
                    var account = new RandomAccount(seed.Seed, seed.Models);
                    law(account, PathWalk.Run(account.View, [account.Aim], []));
                }
            )
        );

    /// <summary>Goes through closes and resolutions by the calendar, and asks for each move when its moment has come.</summary>
    private static void Carry(RandomAccount account, PathWalk walk, StakingLedger ledger, Action look)
    {
        var moves = new Queue<PlanMove>(walk.Moves);
        void Ask(DateTimeOffset at)
        {
            while (moves.TryPeek(out var move) && move.NotBefore <= at)
            {
                moves.Dequeue();
                var model = new StakedModel(Tournament.Classic, move.Model);
                StakeEvent asked = move.Kind switch
                {
                    PlanMoveKind.Increase => new StakeEvent.Increase(at, model, new Nmr(move.Nmr)),
                    PlanMoveKind.Release => new StakeEvent.Release(at, model, new Nmr(move.Nmr)),
                    PlanMoveKind.ReleaseAll => new StakeEvent.Release(at, model, null),
                    PlanMoveKind.CancelRelease => new StakeEvent.CancelRelease(at, model),
                    _ => throw new InvalidOperationException($"{move.Kind} under legacy staking"),
                };
                ledger.Apply(asked).ShouldBeOfType<StakeEventResult.Done>(move.ToString());
                look();
            }
        }

        Ask(account.View.AsOf);
        foreach (var moment in Moments(account, walk.Schedule))
        {
            if (moment.IsClose)
                ledger.Close(
                    new RoundClosing
                    {
                        Tournament = Tournament.Classic,
                        Round = moment.Round,
                        Moment = moment.At,
                        ResolvesAt = RoundCalendar.ResolveTime(moment.Round, 20),
                        Submissions = [.. account.Slots.Select(s => new RoundSubmission(s.Now.Model, true))],
                    }
                );
            else
                ledger.Resolve(
                    new RoundResolution
                    {
                        Tournament = Tournament.Classic,
                        Round = moment.Round,
                        Moment = moment.At,
                        Payouts = account
                            .Slots.Where(s => ledger.AtRisk(s.Model, moment.Round) > Nmr.Zero)
                            .ToDictionary(s => s.Now.Model, _ => Nmr.Zero),
                    }
                );
            look();
            Ask(moment.At);
        }
        moves.ShouldBeEmpty();
    }

    /// <summary>The calendar's own order; rounds resolve before others close.</summary>
    private static IEnumerable<RoundMoment> Moments(RandomAccount account, StakeSchedule schedule)
    {
        var end = schedule.Moments[^1].At;
        var first = RandomAccount.Running.Last() + 1;
        return RandomAccount
            .Running.Concat(Enumerable.Range(first, 200))
            .SelectMany(r =>
                new[]
                {
                    new RoundMoment(RoundCalendar.CloseTime(r), true, r),
                    new RoundMoment(RoundCalendar.ResolveTime(r, 20), false, r),
                }
            )
            .Where(m => m.At > account.View.AsOf && m.At <= end)
            .OrderBy(m => m.At)
            .ThenBy(m => m.IsClose)
            .ThenBy(m => m.Round);
    }

    private static Nmr All(StakingLedger ledger, RandomAccount account) =>
        ledger.Balance(LedgerAccount.Wallet)
        + ledger.Balance(LedgerAccount.Credit)
        + new Nmr(
            account.Slots.Sum(s =>
                (ledger.Balance(LedgerPlace.Stake, s.Model) + ledger.Balance(LedgerPlace.Held, s.Model)).Amount
            )
        );
}
