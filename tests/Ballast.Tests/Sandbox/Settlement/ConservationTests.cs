using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Sandbox.Books;

/// <summary>NMR is neither made nor lost but by payouts, burns and what is sent away: to the last of eighteen places.</summary>
public class ConservationTests
{
    private static readonly Gen<WorldOptions> AnyWorld =
        from seed in Gen.Choose(1, 1_000_000)
        from tournament in Gen.Elements(Tournaments.All.ToArray())
        from first in Gen.Choose(205, 1400)
        from length in Gen.Choose(5, 90)
        from cutover in Gen.Choose(-20, 120)
        from known in Gen.Elements(true, false)
        select Worlds.Options(
            (ulong)seed,
            first,
            Math.Max(first + length, PayRules.FirstRound(tournament)),
            known ? null : first + cutover,
            tournament,
            6,
            true
        );

    [Fact]
    public void Nmr_is_conserved_in_random_worlds_at_random_moments() =>
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(60),
            Prop.ForAll(
                (from w in AnyWorld from days in Gen.Choose(0, 500) select (w, days)).ToArbitrary(),
                pair =>
                {
                    var plan = new WorldPlan(pair.w);
                    var opening = new Ballast.Sandbox.Settlement.Ledger(plan).Total;
                    var now = RoundCalendar.OpenTime(plan.First(pair.w.Models.Keys.First())).AddDays(pair.days);
                    var books = new LedgerCache(plan).Find(now);
                    (books.Total + books.Burned + books.SentAway - books.Minted).ShouldBe(opening);
                }
            )
        );

    [Fact]
    public void Nobody_owes_and_every_amount_has_at_most_eighteen_places_in_random_worlds() =>
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(40),
            Prop.ForAll(
                AnyWorld.ToArbitrary(),
                options =>
                {
                    var books = Worlds.At(options, Worlds.End(options));
                    foreach (var m in books.Models)
                    {
                        decimal[] amounts =
                        [
                            m.Stake,
                            m.Held,
                            m.Locked,
                            m.Debt,
                            m.PerRound,
                            .. m.Claims.Select(c => c.Claimable),
                        ];
                        amounts.ShouldAllBe(a => a >= 0 && a == decimal.Round(a, 18));
                    }
                    books.Accounts.ShouldAllBe(a => a.Wallet >= 0 && a.Idle.Values.All(i => i >= 0));
                }
            )
        );

    [Fact]
    public void After_everything_settled_nothing_is_locked_and_legacy_stakes_have_moved()
    {
        var options = Worlds.Options(5, 1290, 1370, lively: true);
        var books = Worlds.At(options, Worlds.End(options));
        books.Models.Sum(m => m.Locked).ShouldBe(0);
        books.Models.Sum(m => m.Stake).ShouldBe(0);
        books.Rounds.Values.ShouldAllBe(r => r.Paid != null);
    }

    [Fact]
    public void Books_reached_in_steps_to_and_fro_are_those_reached_at_once()
    {
        var options = Worlds.Options(8, 1310, 1360, lively: true);
        var ledgers = new LedgerCache(new WorldPlan(options));
        var random = new Random(4);
        var start = RoundCalendar.OpenTime(1310);
        for (var i = 0; i < 40; i++)
        {
            var now = start.AddDays(random.Next(0, 200));
            var (stepped, direct) = (ledgers.Find(now), Worlds.At(options, now));
            stepped.Total.ShouldBe(direct.Total);
            stepped.Minted.ShouldBe(direct.Minted);
            stepped.Models.Select(m => m.Stake).ShouldBe(direct.Models.Select(m => m.Stake));
        }
    }
}
