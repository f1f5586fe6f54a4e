using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>Corrections, in whatever order they come: what is in force counts, not what once was.</summary>
public abstract class CorrectionContract : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TestStore _place;
    private readonly TournamentStore _store;

    private protected CorrectionContract(TestStore place)
    {
        _place = place;
        _store = TournamentStore.Open(place.Location);
    }

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("a", 0.1, 1, 0)]
    [InlineData("aa", 0.1, 0, 0)]
    [InlineData("ab", 0.2, 1, 1)]
    [InlineData("aba", 0.1, 1, 1)]
    [InlineData("abaa", 0.1, 0, 0)]
    [InlineData("abab", 0.2, 1, 1)]
    public void Final_OfFilesWithoutMoments_TheLastImportedIsInForce(string order, double value, int added, int changed)
    {
        ImportCounts counts = ImportCounts.None;
        foreach (var file in order)
            counts = Add(b => Score(b, file == 'a' ? 0.1 : 0.2, Day, null));
        Value(Day).ShouldBe(value);
        (counts.Scores, counts.Changed?.Scores ?? 0).ShouldBe((added, changed));
    }

    [Theory]
    [InlineData("123")]
    [InlineData("321")]
    [InlineData("213")]
    public void Final_OfSnapshotsInAnyOrderOfOneFile_EachIsInForceFromItsDay(string order)
    {
        // Two snapshots that agree and one that does not.
        double[] values = [0.1, 0.2, 0.1];
        var counts = Add([.. order.Select(c => (Action<IImportBatch>)(b => Seen(b, c - '0')))]);
        counts.Scores.ShouldBe(3);
        for (var day = 1; day <= 3; day++)
            Value(Day.AddDays(10 * day)).ShouldBe(values[day - 1], $"day {day}");
        Add([.. order.Select(c => (Action<IImportBatch>)(b => Seen(b, c - '0')))]).IsEmpty.ShouldBeTrue();

        void Seen(IImportBatch batch, int day) => Score(batch, values[day - 1], Day, Day.AddDays(10 * day));
    }

    [Fact]
    public void Final_ThatASyncSeesAgain_TakesTheWrongFileBack()
    {
        Add(b => Score(b, 0.1, Day, Day.AddDays(1)));
        Add(b => Score(b, 0.2, Day, null));
        Value(Day.AddDays(2)).ShouldBe(0.2);
        Add(b => Score(b, 0.1, Day, Day.AddDays(3))).Changed!.Scores.ShouldBe(1);
        Value(Day.AddDays(4)).ShouldBe(0.1);
    }

    [Fact]
    public void Final_OfAnEarlierMomentThanAWorkedOutOne_IsInForceAfterItToo()
    {
        Add(b => b.AddScore("m", 1, Metric.Corr, 0.1, new Knowledge(KnownTime.Assumed(Day.AddDays(1)), true)));
        Add(b => b.AddScore("m", 1, Metric.Corr, 0.2, new Knowledge(KnownTime.Recorded(Day), true)));
        Value(Day).ShouldBe(0.2);
        Value(Day.AddDays(2)).ShouldBe(0.2);
        Add(b => b.AddScore("m", 1, Metric.Corr, 0.2, new Knowledge(KnownTime.Recorded(Day), true)))
            .IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Positions_CompleteEachOtherAndMultipliersHaveNoOrder()
    {
        Add(b => Stake(b, "10", null, "corr=0.75,mmc=2.25"));
        Add(b => Stake(b, null, "0.5", null)).Changed!.Positions.ShouldBe(0);
        Add(b => Stake(b, "10", "0.5", "mmc=2.25,corr=0.75")).IsEmpty.ShouldBeTrue();
        Add(b => Stake(b, "10", null, null)).IsEmpty.ShouldBeTrue();
        Add(b => Stake(b, "11", null, null)).Changed!.Positions.ShouldBe(1);
        Add(b => Stake(b, "10", null, null)).Changed!.Positions.ShouldBe(1);
        var position = _store.Positions(new PositionQuery(Tournament.Classic, null, 1, 9, Day)).ShouldHaveSingleItem();
        (position.AtRisk, position.Payout).ShouldBe((Nmr.Parse("10"), Nmr.Parse("0.5")));
    }

    [Fact]
    public void Rounds_ThatAFileSaysPartOf_AreNothingNew()
    {
        var whole = new RoundFacts
        {
            Tournament = Tournament.Classic,
            Number = 1,
            PayoutFactor = 0.1m,
            ResolveTime = Day,
        };
        Add(b => b.AddRound(whole, KnownTime.Assumed(Day))).Rounds.ShouldBe(1);
        Add(b => b.AddRound(whole with { ResolveTime = null }, KnownTime.Assumed(Day))).IsEmpty.ShouldBeTrue();
        Add(b => b.AddRound(whole with { PayoutFactor = 0.2m }, KnownTime.Assumed(Day))).Changed!.Rounds.ShouldBe(1);
        Add(b => b.AddRound(whole, KnownTime.Assumed(Day))).Changed!.Rounds.ShouldBe(1);
        _store.Rounds(Tournament.Classic, Day)[1].PayoutFactor.ShouldBe(0.1m);
    }

    [Fact]
    public void Configurations_InAnotherOrder_AreNothingNew()
    {
        var corr = new RoundScoreConfig(Metric.Corr, 0m, 1m, null, 0.05m, null, 20);
        var mmc = corr with { Metric = Metric.Mmc };
        Add(b => b.AddConfiguration(1, [corr, mmc], KnownTime.Recorded(Day), null, Day));
        Add(b => b.AddConfiguration(1, [mmc, corr], KnownTime.Recorded(Day), null, Day.AddDays(1)))
            .IsEmpty.ShouldBeTrue();
        Add(b => b.AddConfiguration(1, [mmc], KnownTime.Recorded(Day), null, Day.AddDays(1)))
            .Configurations.ShouldBe(1);
    }

    [Fact]
    public void Files_ThatTheSameCommandImportsLater_KeepTheirValues()
    {
        using (var b = _store.BeginImport(Tournament.Classic))
        {
            Score(b, 0.2, Day, null);
            b.Commit(new ImportSource("late.csv", "1a7e", Day));
        }
        using var early = _store.BeginImport(Tournament.Classic);
        early.YieldTo(new HashSet<string> { "1a7e" });
        Score(early, 0.1, Day, null);
        early.Count().IsEmpty.ShouldBeTrue();
    }

    private static void Score(IImportBatch batch, double score, DateTimeOffset known, DateTimeOffset? seen) =>
        batch.AddScore("m", 1, Metric.Corr, score, new Knowledge(KnownTime.Recorded(known), true, seen));

    private static void Stake(IImportBatch batch, string? stake, string? payout, string? multipliers) =>
        batch.AddPosition(
            new Position
            {
                Model = "m",
                Round = 1,
                AtRisk = stake is null ? null : Nmr.Parse(stake),
                Payout = payout is null ? null : Nmr.Parse(payout),
                Multipliers =
                    multipliers is not null && Multipliers.TryParse(multipliers, out var parsed) ? parsed : null,
                IsFinal = true,
                Known = KnownTime.Recorded(Day),
            },
            null
        );

    private ImportCounts Add(params Action<IImportBatch>[] adds)
    {
        using var batch = _store.BeginImport(Tournament.Classic);
        foreach (var add in adds)
            add(batch);
        return batch.Commit(new ImportSource("file", "00", Day));
    }

    private double Value(DateTimeOffset asOf) =>
        _store.Scores(new ScoreQuery(Tournament.Classic, ["m"], [Metric.Corr], 1, 1, asOf)).Row(0, 0)[0];
}

public sealed class CorrectionTests() : CorrectionContract(new SqliteTestStore());

public sealed class PostgresCorrectionTests() : CorrectionContract(new PostgresTestStore());
