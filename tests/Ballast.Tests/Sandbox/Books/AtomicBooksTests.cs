using Ballast.Core.Rounds;
using Ballast.Sandbox.Books;

namespace Ballast.Tests.Sandbox.Books;

public class AtomicBooksTests
{
    private const int First = 1343;
    private static readonly WorldOptions Options = Worlds.Options(4, First, 1470, models: 2);
    private readonly Shelf _shelf = new(new WorldPlan(Options));

    [Fact]
    public void A_position_is_the_configured_amount_until_the_first_settlement()
    {
        Configure(1.5m, true);
        var resolved = RoundCalendar.ResolveTime(First, 60);
        var early = Positions(RoundCalendar.CloseTime(1460))
            .Where(p => p.AtRisk > 0 && RoundCalendar.CloseTime(p.Round) < resolved)
            .ToList();
        early.Count.ShouldBeGreaterThan(50);
        early.ShouldAllBe(p => p.AtRisk == 1.5m);
    }

    [Fact]
    public void Compound_rolls_the_newest_settlement_and_treats_the_amount_as_a_floor()
    {
        Configure(1.5m, true);
        var (position, claim) = FirstRestake();
        position.AtRisk.ShouldBe(Math.Max(1.5m, claim));
        Positions(Worlds.End(Options)).ShouldContain(p => p.AtRisk > 1.5m);
    }

    [Fact]
    public void Constant_keeps_to_the_amount_whatever_the_settlements()
    {
        Configure(1.5m, false);
        Positions(Worlds.End(Options)).Where(p => p.AtRisk > 0).ShouldAllBe(p => p.AtRisk == 1.5m);
    }

    [Fact]
    public void Without_enough_idle_nmr_what_there_is_is_staked()
    {
        var idle = _shelf.Open(Start).Accounts.First().Idle[Tournament.Classic];
        Configure(idle - 0.25m, false, 0);
        _shelf.Change(new(StakeChangeKind.Stop, _shelf.Plan.Cast.Models[1].Id), Start);
        var positions = Positions(RoundCalendar.CloseTime(First + 9))
            .Where(p => p.AtRisk > 0)
            .Select(p => p.AtRisk)
            .ToList();
        positions.ShouldBe([idle - 0.25m, 0.25m]);
    }

    [Fact]
    public void A_burn_that_is_restaked_becomes_a_debt_that_later_payouts_settle()
    {
        Configure(1.5m, true);
        var debts = Enumerable
            .Range(0, 200)
            .Select(d => Model(RoundCalendar.ResolveTime(First, 60).AddDays(d)).Debt)
            .ToList();
        debts.ShouldContain(d => d > 0);
        var changes = debts.Zip(debts.Skip(1), (a, b) => b - a).ToList();
        changes.ShouldContain(c => c < 0);
    }

    [Fact]
    public void Stopping_makes_the_debt_final()
    {
        Configure(1.5m, true);
        var now = Enumerable
            .Range(0, 200)
            .Select(d => RoundCalendar.ResolveTime(First, 60).AddDays(d))
            .First(t => Model(t).Debt > 0);
        var (debt, burned) = (Model(now).Debt, _shelf.Open(now).Burned);
        _shelf.Change(new(StakeChangeKind.Stop, Id), now);
        Model(now).Debt.ShouldBe(0);
        _shelf.Open(now).Burned.ShouldBe(burned + debt);
    }

    [Fact]
    public void A_claim_nobody_takes_is_finalised_into_idle_after_seven_days()
    {
        Configure(1.5m, true);
        _shelf.Change(new(StakeChangeKind.Stop, Id), RoundCalendar.OpenTime(First + 5));
        var round = Positions(RoundCalendar.OpenTime(First + 5)).First(p => p.AtRisk > 0).Round;
        var resolved = RoundCalendar.ResolveTime(round, 60);
        Model(resolved).Claims.ShouldContain(c => c.Round == round);
        Model(resolved.AddDays(7)).Claims.ShouldContain(c => c.Round == round);
        var run = _shelf
            .Plan.Timetable.First(h => h.Kind == HappeningKind.Resolve && h.Time > resolved.AddDays(7))
            .Time;
        Model(run.AddSeconds(-1)).Claims.ShouldContain(c => c.Round == round);
        Model(run).Claims.ShouldNotContain(c => c.Round == round);
    }

    [Fact]
    public void At_the_cutover_a_release_is_cancelled_and_each_resolving_legacy_round_moves_a_slice()
    {
        var options = Worlds.Options(9, 1300, 1400, models: 1);
        var shelf = new Shelf(new WorldPlan(options));
        var id = shelf.Plan.Cast.Models[0].Id;
        var cutover = RoundCalendar.OpenTime(1343);
        shelf.Change(new(StakeChangeKind.Release, id, 1m), cutover.AddDays(-2)).Accepted.ShouldBeTrue();
        var before = shelf.Open(cutover.AddSeconds(-1)).Model(id)!;
        before.Release.ShouldNotBeNull();
        var after = shelf.Open(cutover).Model(id)!;
        after.Release.ShouldBeNull();
        after.PerRound.ShouldBe(decimal.Round(before.Stake / 64, 18));
        var (start, end) = (RoundCalendar.ResolveTime(1320), RoundCalendar.ResolveTime(1342));
        start.ShouldBeGreaterThan(cutover);
        shelf.Open(start).Model(id)!.Stake.ShouldBeLessThan(before.Stake);
        shelf.Open(end.AddSeconds(-1)).Model(id)!.Stake.ShouldBeGreaterThan(0);
        shelf.Open(end).Model(id)!.Stake.ShouldBe(0);
    }

    private static DateTimeOffset Start => RoundCalendar.OpenTime(First).AddHours(-1);

    private string Id => _shelf.Plan.Cast.Models[0].Id;

    private ModelBook Model(DateTimeOffset now) => _shelf.Open(now).Model(Id)!;

    private List<Position> Positions(DateTimeOffset now) => [.. Model(now).Positions.Values.OrderBy(p => p.Round)];

    /// <summary>Sets the first model, with enough idle NMR for all of its positions.</summary>
    private void Configure(decimal amount, bool compound, decimal deposit = 120m)
    {
        if (deposit > 0)
            _shelf.Change(new(StakeChangeKind.Deposit, Id, deposit), Start).Accepted.ShouldBeTrue();
        _shelf.Change(new(StakeChangeKind.Configure, Id, amount, On: compound), Start).Accepted.ShouldBeTrue();
    }

    private (Position Position, decimal Claim) FirstRestake()
    {
        var resolved = RoundCalendar.ResolveTime(First, 60);
        var next = Positions(Worlds.End(Options))
            .First(p => p.AtRisk > 0 && RoundCalendar.CloseTime(p.Round) > resolved);
        var claim = Model(RoundCalendar.CloseTime(next.Round).AddSeconds(-1)).Claims[^1];
        return (next, claim.Claimable);
    }
}
