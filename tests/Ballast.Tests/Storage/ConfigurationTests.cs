using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>What rounds say themselves, kept report by report and given back as of a moment.</summary>
public abstract class ConfigurationContract : IDisposable
{
    private static readonly DateTimeOffset Opened = new(2026, 1, 6, 13, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Scored = Opened.AddDays(3);
    private static readonly RoundScoreConfig Corr = new(
        Metric.Parse("corr20V2@v2"),
        0.5m,
        0.75m,
        0.75m,
        0.05m,
        new Nmr(72_000),
        20
    )
    {
        ConfigName = "correlation",
        LagDays = 2,
        DelayDays = 1,
        IsCanon = true,
        IsCalledPayout = true,
    };
    private static readonly RoundScoreConfig Bmc = new(Metric.Parse("bmc"), 0m, 0m, null, null, null, null);
    private readonly TestStore _place;

    private protected ConfigurationContract(TestStore place) => _place = place;

    private protected TestStore Place => _place;

    protected string Location => _place.Location;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Configurations_AfterAReport_ComeBackWhole_FromTheOpeningOn()
    {
        using var store = TournamentStore.Open(Location);
        Report(store, Opened.AddDays(30), Bmc, Corr).Configurations.ShouldBe(1);
        At(store, Opened)!.ShouldBe([Bmc, Corr]);
        At(store, Opened.AddMilliseconds(-1)).ShouldBeNull();
        store.Configurations(Tournament.Signals, Opened).ShouldBeEmpty();
    }

    [Fact]
    public void Report_ThatSaysTheSame_WritesNothing()
    {
        using var store = TournamentStore.Open(Location);
        Report(store, Opened.AddDays(1), Bmc, Corr);
        var before = _place.Dump();
        Report(store, Opened.AddDays(2), Bmc, Corr).IsEmpty.ShouldBeTrue();
        _place.Dump().ShouldBe(before);
    }

    [Fact]
    public void Report_ThatSaysSomethingElse_IsKnownFromWhenItWasSeen_AndTheOldOneStays()
    {
        using var store = TournamentStore.Open(Location);
        var later = Opened.AddDays(5);
        Report(store, Opened.AddDays(1), Bmc, Corr);
        Report(store, later, Corr with { MaxMultiplier = 1m }).Configurations.ShouldBe(1);
        At(store, later.AddMilliseconds(-1))!.ShouldBe([Bmc, Corr]);
        At(store, later)!.ShouldBe([Corr with { MaxMultiplier = 1m }]);
        // Back to the first one is news again.
        Report(store, later.AddDays(1), Bmc, Corr).Configurations.ShouldBe(1);
        At(store, later.AddDays(1))!.Count.ShouldBe(2);
    }

    [Fact]
    public void PayoutFactor_IsGivenBackFromTheFirstScoresOn()
    {
        using var store = TournamentStore.Open(Location);
        var paid = Corr with { PayoutFactor = 0.112784m };
        Report(store, Opened.AddDays(30), paid);
        At(store, Scored.AddMilliseconds(-1))!.ShouldBe([Corr]);
        At(store, Scored)!.ShouldBe([paid]);
    }

    [Fact]
    public void Report_ThatWasNotCommitted_LeavesNothing()
    {
        using var store = TournamentStore.Open(Location);
        using (var batch = store.BeginImport(Tournament.Classic))
            Add(batch, Opened.AddDays(1), Corr);
        At(store, DateTimeOffset.MaxValue).ShouldBeNull();
    }

    private static IReadOnlyList<RoundScoreConfig>? At(TournamentStore store, DateTimeOffset moment) =>
        store.Configurations(Tournament.Classic, moment).GetValueOrDefault(1200);

    private static ImportCounts Report(TournamentStore store, DateTimeOffset seen, params RoundScoreConfig[] scores)
    {
        using var batch = store.BeginImport(Tournament.Classic);
        Add(batch, seen, scores);
        return batch.Commit(new ImportSource("test", "", seen));
    }

    private static void Add(IImportBatch batch, DateTimeOffset seen, params RoundScoreConfig[] scores) =>
        batch.AddConfiguration(1200, scores, KnownTime.Assumed(Opened), Scored, seen);
}

public sealed class ConfigurationTests() : ConfigurationContract(new SqliteTestStore());

public sealed class PostgresConfigurationTests() : ConfigurationContract(new PostgresTestStore());
