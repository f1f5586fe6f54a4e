using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;

namespace Ballast.Tests.Sandbox.Books;

public class AtomicStakingTests
{
    private const int First = 1343;
    private static readonly WorldOptions Options = Worlds.Options(4, First, 1470, models: 2);
    private readonly LedgerCache _ledgers = new(new WorldPlan(Options));

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
        var idle = _ledgers.Find(Start).Accounts.First().Idle[Tournament.Classic];
        Configure(idle - 0.25m, false, 0);
        _ledgers.Change(new(StakeChangeKind.Stop, _ledgers.Plan.Roster.Models[1].Id), Start);
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
        var (debt, burned) = (Model(now).Debt, _ledgers.Find(now).Burned);
        _ledgers.Change(new(StakeChangeKind.Stop, Id), now);
        Model(now).Debt.ShouldBe(0);
        _ledgers.Find(now).Burned.ShouldBe(burned + debt);
    }

    [Fact]
    public void A_claim_nobody_takes_is_finalised_into_idle_after_seven_days()
    {
        Configure(1.5m, true);
        _ledgers.Change(new(StakeChangeKind.Stop, Id), RoundCalendar.OpenTime(First + 5));
        var round = Positions(RoundCalendar.OpenTime(First + 5)).First(p => p.AtRisk > 0).Round;
        var resolved = RoundCalendar.ResolveTime(round, 60);
        Model(resolved).Claims.ShouldContain(c => c.Round == round);
        Model(resolved.AddDays(7)).Claims.ShouldContain(c => c.Round == round);
        var run = _ledgers
            .Plan.Timetable.First(h => h.Kind == TimetableEventKind.Resolve && h.Time > resolved.AddDays(7))
            .Time;
        Model(run.AddSeconds(-1)).Claims.ShouldContain(c => c.Round == round);
        Model(run).Claims.ShouldNotContain(c => c.Round == round);
    }

    [Fact]
    public void At_the_cutover_a_release_is_cancelled_and_each_resolving_legacy_round_moves_a_slice()
    {
        var options = Worlds.Options(9, 1300, 1400, models: 1);
        var ledgers = new LedgerCache(new WorldPlan(options));
        var id = ledgers.Plan.Roster.Models[0].Id;
        var cutover = RoundCalendar.OpenTime(1343);
        ledgers.Change(new(StakeChangeKind.Release, id, 1m), cutover.AddDays(-2)).Accepted.ShouldBeTrue();
        var before = ledgers.Find(cutover.AddSeconds(-1)).Model(id)!;
        before.Release.ShouldNotBeNull();
        var after = ledgers.Find(cutover).Model(id)!;
        after.Release.ShouldBeNull();
        // The release of 1 NMR is folded into the first settings (domain notes, section 4.8).
        after.PerRound.ShouldBe(decimal.Round((before.Stake - 1m) / 64, 18));
        var (start, end) = (RoundCalendar.ResolveTime(1320), RoundCalendar.ResolveTime(1342));
        start.ShouldBeGreaterThan(cutover);
        ledgers.Find(start).Model(id)!.Stake.ShouldBeLessThan(before.Stake);
        ledgers.Find(end.AddSeconds(-1)).Model(id)!.Stake.ShouldBeGreaterThan(0);
        ledgers.Find(end).Model(id)!.Stake.ShouldBe(0);
    }

    private static DateTimeOffset Start => RoundCalendar.OpenTime(First).AddHours(-1);

    private string Id => _ledgers.Plan.Roster.Models[0].Id;

    private ModelBalance Model(DateTimeOffset now) => _ledgers.Find(now).Model(Id)!;

    private List<Position> Positions(DateTimeOffset now) => [.. Model(now).Positions.Values.OrderBy(p => p.Round)];

    /// <summary>Sets the first model, with enough idle NMR for all of its positions.</summary>
    private void Configure(decimal amount, bool compound, decimal deposit = 120m)
    {
        if (deposit > 0)
            _ledgers.Change(new(StakeChangeKind.Deposit, Id, deposit), Start).Accepted.ShouldBeTrue();
        _ledgers.Change(new(StakeChangeKind.Configure, Id, amount, On: compound), Start).Accepted.ShouldBeTrue();
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
