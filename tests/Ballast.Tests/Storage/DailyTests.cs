using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>What is kept by day and not by round: prices and stakes.</summary>
public abstract class DailyContract : IDisposable
{
    private static readonly DateOnly Day = new(2022, 2, 19);
    private static readonly DateTimeOffset Later = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TestStore _place;
    private readonly TournamentStore _store;

    private protected DailyContract(TestStore place) =>
        (_place, _store) = (place, TournamentStore.Open(place.Location));

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Prices_OfACurrency_AreKnownFromTheEndOfTheirDay()
    {
        Import(b => b.AddPrice(new NmrPrice(Day.AddDays(1), 24.9645m), "USD"));
        Import(b => b.AddPrice(new NmrPrice(Day, 25.3175m), "usd")).Prices.ShouldBe(1);
        Import(b => b.AddPrice(new NmrPrice(Day, 0.000625m), "btc"));
        _store.Prices("Usd", Later).ShouldBe([new NmrPrice(Day, 25.3175m), new NmrPrice(Day.AddDays(1), 24.9645m)]);
        _store.Prices("btc", Later).ShouldHaveSingleItem().Price.ShouldBe(0.000625m);
        _store.Prices("eur", Later).ShouldBeEmpty();
        var end = new DateTimeOffset(2022, 2, 20, 0, 0, 0, TimeSpan.Zero);
        _store.Prices("usd", end.AddMilliseconds(-1)).ShouldBeEmpty();
        _store.Prices("usd", end).Count.ShouldBe(1);
    }

    [Fact]
    public void Prices_ReportedAgain_AreNothingNewAndACorrectionIsInForce()
    {
        Import(b => b.AddPrice(new NmrPrice(Day, 25.30m), "usd"));
        Import(b => b.AddPrice(new NmrPrice(Day, 25.3m), "usd")).IsEmpty.ShouldBeTrue();
        Import(b => b.AddPrice(new NmrPrice(Day, 26m), "usd")).Prices.ShouldBe(1);
        Import(b => b.AddPrice(new NmrPrice(Day, 26m), "usd")).IsEmpty.ShouldBeTrue();
        _store.Prices("usd", Later).ShouldBe([new NmrPrice(Day, 26m)]);
        Import(b =>
        {
            b.AddPrice(new NmrPrice(Day.AddDays(3), 1m), "usd").ShouldBe(Addition.New);
            var second = b.AddPrice(new NmrPrice(Day.AddDays(3), 2m), "usd");
            second.ShouldBe(Addition.Contradicted);
            return second;
        });
        _store.Prices("usd", Later)[^1].Price.ShouldBe(2m);
    }

    [Fact]
    public void StakeDays_Unchanged_AreARowADayAndADayWithoutAReportIsNone()
    {
        Import(b => Add(b, 0, "10.5"), b => Add(b, 1, "10.5"), b => Add(b, 3, "10.5")).StakeDays.ShouldBe(3);
        Import(b => Add(b, 1, "10.5")).IsEmpty.ShouldBeTrue();
        Days().Select(d => d.Date.DayNumber - Day.DayNumber).ShouldBe([0, 1, 3]);
        Days().ShouldAllBe(d => d.Staked == Nmr.Parse("10.5") && d.PayoutPending == null);
    }

    [Fact]
    public void StakeDays_OfTwoTables_CompleteEachOther()
    {
        Import(b => Add(b, 0, "10.500000000000000001"));
        Import(b =>
            b.AddStakeDay(
                new StakeDay
                {
                    Model = "ALICE",
                    Date = Day,
                    PayoutSettled = Nmr.Parse("-0.25"),
                    Multipliers = new Multipliers([(Metric.Corr, 0m), (Metric.Tc, 2m)]),
                    TakesProfit = false,
                }
            )
        );
        var day = Days().ShouldHaveSingleItem();
        (day.Model, day.Staked, day.PayoutPending, day.PayoutSettled).ShouldBe(
            ("Alice", Nmr.Parse("10.500000000000000001"), null, Nmr.Parse("-0.25"))
        );
        (day.Multipliers!.ToString(), day.TakesProfit).ShouldBe(("corr=0,tc=2", false));
        // Each table a second time is nothing new, although neither says all of it.
        Import(b => Add(b, 0, "10.500000000000000001")).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void StakeDays_AreAskedByModelTournamentAndMoment()
    {
        Import(b => Add(b, 0, "1"), b => Add(b, 1, "2"), b => Add(b, 0, "3", "bob"));
        Days("bob").ShouldHaveSingleItem().Staked.ShouldBe(Nmr.Parse("3"));
        Days("BOB", "alice").Count.ShouldBe(3);
        var firstDay = new DateTimeOffset(2022, 2, 20, 0, 0, 0, TimeSpan.Zero);
        _store
            .StakeDays(new StakeDayQuery(Tournament.Classic, ["alice"], firstDay))
            .ShouldHaveSingleItem()
            .Staked.ShouldBe(Nmr.Parse("1"));
        _store.StakeDays(new StakeDayQuery(Tournament.Signals, null, Later)).ShouldBeEmpty();
        // Known by its stake alone a model has no scores to ask for.
        _store.Models(Tournament.Classic, Later).ShouldBeEmpty();
    }

    private static Addition Add(IImportBatch batch, int day, string staked, string model = "Alice") =>
        batch.AddStakeDay(
            new StakeDay
            {
                Model = model,
                Date = Day.AddDays(day),
                Staked = Nmr.Parse(staked),
            }
        );

    private IReadOnlyList<StakeDay> Days(params string[] models) =>
        _store.StakeDays(new StakeDayQuery(Tournament.Classic, models.Length == 0 ? null : models, Later));

    private ImportCounts Import(params Func<IImportBatch, Addition>[] writes)
    {
        using var batch = _store.BeginImport(Tournament.Classic);
        foreach (var write in writes)
            write(batch);
        return batch.Commit(new ImportSource("test.csv", "00", Later));
    }
}

public sealed class DailyTests() : DailyContract(new SqliteTestStore());

public sealed class PostgresDailyTests() : DailyContract(new PostgresTestStore());
