using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;

namespace Ballast.Tests.Sandbox.Books;

public class LegacyStakingTests
{
    private static readonly WorldOptions Options = Worlds.Options(2, 1180, 1260, int.MaxValue, models: 3);
    private readonly LedgerCache _ledgers = new(new WorldPlan(Options));

    [Fact]
    public void Every_settled_payout_follows_from_stake_factor_and_scores()
    {
        var books = _ledgers.Find(Worlds.End(Options));
        var plan = _ledgers.Plan;
        var checkedRows = 0;
        foreach (var model in books.Models)
        {
            foreach (var p in model.Positions.Values)
            {
                var weighted =
                    (0.75m * plan.Final(model.Model, p.Round, "corr20V2"))
                    + (2.25m * plan.Final(model.Model, p.Round, "mmc"));
                var factor = books.Rounds[(Tournament.Classic, p.Round)].Factor;
                p.Payout.ShouldBe(decimal.Round(p.AtRisk * Math.Clamp(factor * weighted, -0.05m, 0.05m), 18));
                checkedRows++;
            }
        }
        checkedRows.ShouldBeGreaterThan(150);
    }

    [Fact]
    public void The_payout_factor_is_the_threshold_over_all_that_is_at_risk()
    {
        var books = _ledgers.Find(Worlds.End(Options));
        var round = books.Rounds[(Tournament.Classic, 1200)];
        var own = books.Models.Sum(m => m.Positions.TryGetValue(1200, out var p) ? p.AtRisk : 0m);
        round.TotalAtRisk.ShouldBe(_ledgers.Plan.Others(Tournament.Classic, 1200) + own);
        round.Factor.ShouldBe(decimal.Round(72_000m / round.TotalAtRisk, 9));
    }

    [Fact]
    public void An_increase_leaves_the_wallet_at_once_and_counts_from_the_next_close()
    {
        var now = RoundCalendar.CloseTime(1200).AddMinutes(1);
        var (id, before) = (Id(), Model(now));
        var wallet = Wallet(now);
        _ledgers.Change(new(StakeChangeKind.Increase, id, 5m), now).Accepted.ShouldBeTrue();
        Wallet(now).ShouldBe(wallet - 5m);
        Model(now).Held.ShouldBe(5m);
        Model(now).Stake.ShouldBe(before.Stake);
        var next = Model(RoundCalendar.CloseTime(1201));
        next.Held.ShouldBe(0);
        next.Positions[1201].AtRisk.ShouldBe(Plain(1201).AtRisk + 5m);
    }

    [Fact]
    public void A_request_made_in_the_past_is_in_the_books_of_moments_seen_before()
    {
        var (now, later) = (RoundCalendar.CloseTime(1200).AddMinutes(1), RoundCalendar.CloseTime(1203));
        var (before, wallet) = (Model(later).Positions[1203].AtRisk, Wallet(later));
        _ledgers.Change(new(StakeChangeKind.Increase, Id(), 5m), now).Accepted.ShouldBeTrue();
        Model(later).Positions[1203].AtRisk.ShouldBe(before + 5m);
        Wallet(later).ShouldBe(wallet - 5m);
    }

    [Fact]
    public void Less_than_three_nmr_and_more_than_the_wallet_holds_are_refused()
    {
        var now = RoundCalendar.CloseTime(1200);
        _ledgers.Change(new(StakeChangeKind.Increase, Id(), 2.99m), now).Refusal.ShouldNotBeNull();
        _ledgers.Change(new(StakeChangeKind.Increase, Id(), 1_000_000m), now).Refusal.ShouldBe("Insufficient balance");
    }

    [Fact]
    public void A_release_lowers_the_next_round_at_once_and_arrives_when_the_last_running_round_resolves()
    {
        var now = RoundCalendar.CloseTime(1220).AddMinutes(5);
        var wallet = Wallet(now);
        var outcome = _ledgers.Change(new(StakeChangeKind.Release, Id(), 1m), now);
        outcome.DueDate.ShouldBe(RoundCalendar.ResolveTime(1220));
        Model(RoundCalendar.CloseTime(1221)).Positions[1221].AtRisk.ShouldBe(Plain(1221).AtRisk - 1m);
        Model(now).Positions[1220].AtRisk.ShouldBe(Plain(1220).AtRisk);
        Wallet(outcome.DueDate!.Value.AddSeconds(-1)).ShouldBe(wallet);
        Wallet(outcome.DueDate.Value).ShouldBe(wallet + 1m);
        Model(outcome.DueDate.Value).Release.ShouldBeNull();
    }

    [Fact]
    public void A_second_release_is_refused_and_a_cancelled_one_counts_again_from_the_next_round()
    {
        var now = RoundCalendar.CloseTime(1220).AddMinutes(5);
        _ledgers.Change(new(StakeChangeKind.Release, Id(), 1m), now);
        _ledgers.Change(new(StakeChangeKind.Release, Id(), 1m), now).Refusal.ShouldNotBeNull();
        var later = RoundCalendar.CloseTime(1222).AddMinutes(5);
        _ledgers.Change(new(StakeChangeKind.CancelRelease, Id()), later).Accepted.ShouldBeTrue();
        Model(later).Positions[1222].AtRisk.ShouldBe(Plain(1222).AtRisk - 1m);
        Model(RoundCalendar.CloseTime(1223)).Positions[1223].AtRisk.ShouldBe(Plain(1223).AtRisk);
    }

    [Fact]
    public void A_drain_leaves_nothing_behind_once_it_is_due()
    {
        var now = RoundCalendar.CloseTime(1220).AddMinutes(5);
        var due = _ledgers.Change(new(StakeChangeKind.Release, Id(), 0m, true), now).DueDate!.Value;
        Model(due).Stake.ShouldBe(0);
        Model(due).Positions.Values.Where(p => p.Round > 1220).ShouldAllBe(p => p.AtRisk == 0);
    }

    [Fact]
    public void With_take_profit_payouts_of_one_nmr_go_to_the_wallet_and_smaller_ones_stay()
    {
        // Weekly rounds with a quarter as clip: payouts above one NMR happen.
        var options = Worlds.Options(6, 276, 300, int.MaxValue, models: 8);
        var books = Worlds.At(options, Worlds.End(options));
        var big = 0;
        foreach (var model in books.Models.Where(m => m.TakeProfit))
        {
            var toWallet = model.Positions.Values.Where(p => p.TakeProfit && p.Payout >= 1m).Sum(p => p.Payout!.Value);
            big += model.Positions.Values.Count(p => p.TakeProfit && p.Payout >= 1m);
            var opening = new Ballast.Sandbox.Settlement.Ledger(books.Plan).Model(model.Model.Id)!.Stake;
            model.Stake.ShouldBe(opening + model.Positions.Values.Sum(p => p.Payout!.Value) - toWallet);
        }
        big.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Weekday_rounds_before_round_474_pay_nothing()
    {
        var options = Worlds.Options(6, 440, 480, int.MaxValue, models: 3);
        var books = Worlds.At(options, Worlds.End(options));
        var payouts = books.Models.SelectMany(m => m.Positions.Values).Where(p => p.Round <= 473).ToList();
        payouts.Where(p => RoundCalendar.IsWeekday(p.Round)).ShouldAllBe(p => p.Payout == 0m);
        payouts.ShouldContain(p => p.Payout != 0m);
    }

    [Fact]
    public void After_the_cutover_legacy_requests_are_refused()
    {
        var ledgers = new LedgerCache(new WorldPlan(Worlds.Options(2, 1330, 1380)));
        var id = ledgers.Plan.Roster.Models[0].Id;
        var before = RoundCalendar.OpenTime(1343).AddMinutes(-1);
        ledgers.Change(new(StakeChangeKind.Increase, id, 3m), before).Accepted.ShouldBeTrue();
        ledgers.Change(new(StakeChangeKind.Increase, id, 3m), before.AddMinutes(1)).Refusal.ShouldNotBeNull();
    }

    private string Id() => _ledgers.Plan.Roster.Models[0].Id;

    private ModelBalance Model(DateTimeOffset now) => _ledgers.Find(now).Model(Id())!;

    private decimal Wallet(DateTimeOffset now) => _ledgers.Find(now).Owner(Model(now)).Wallet;

    /// <summary>The same position in the same world without any request.</summary>
    private Position Plain(int round) =>
        Worlds.At(Options, RoundCalendar.CloseTime(round)).Model(Id())!.Positions[round];
}
