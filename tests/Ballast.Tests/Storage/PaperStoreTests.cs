using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Storage.Checking;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>What a store keeps of accounts on paper.</summary>
public abstract class PaperStoreContract : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TestStore _place;

    private protected PaperStoreContract(TestStore place) => _place = place;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Start_AnAccount_IsThereAsItWasWithWhatItPredicts()
    {
        var account = PaperAccounts.Hold(Day);
        using (var store = TournamentStore.Open(_place.Location))
            Start(store, account).ShouldBeTrue();
        using var again = TournamentStore.Open(_place.Location);
        var read = again.PaperAccounts(Tournament.Classic, Day).ShouldHaveSingleItem();
        read.Models.ShouldBe(account.Models);
        (read with { Models = account.Models }).ShouldBe(account);
        again.Predictions(Tournament.Classic, Day).ShouldBe([PaperAccounts.Said(account)]);
        again.PaperAccounts(Tournament.Crypto, Day).ShouldBeEmpty();
    }

    [Fact]
    public void Accounts_AsOfAMoment_AreThoseStartedAndStoppedByThen()
    {
        using var store = TournamentStore.Open(_place.Location);
        Start(store, PaperAccounts.Hold(Day));
        Start(store, PaperAccounts.Hold(Day.AddDays(1), "second"));
        store.StopPaper(Tournament.Classic, "HÄLD", Day.AddDays(2), "1").ShouldBeTrue();
        store.PaperAccounts(Tournament.Classic, Day.AddMilliseconds(-1)).ShouldBeEmpty();
        store.PaperAccounts(Tournament.Classic, Day).Select(a => a.Name).ShouldBe(["Häld"]);
        var before = store.PaperAccounts(Tournament.Classic, Day.AddDays(2).AddMilliseconds(-1));
        before.Select(a => (a.Name, a.StoppedAt)).ShouldBe([("Häld", null), ("second", null)]);
        var after = store.PaperAccounts(Tournament.Classic, Day.AddDays(2));
        after.Select(a => (a.Name, a.StoppedAt)).ShouldBe([("Häld", Day.AddDays(2)), ("second", null)]);
    }

    [Fact]
    public void Start_UnderANameThatIsTaken_KeepsNeitherAccountNorPrediction()
    {
        using var store = TournamentStore.Open(_place.Location);
        using var other = TournamentStore.Open(_place.Location);
        Start(store, PaperAccounts.Hold(Day)).ShouldBeTrue();
        Start(other, PaperAccounts.Hold(Day.AddDays(3), "hÄLD")).ShouldBeFalse();
        store.PaperAccounts(Tournament.Classic, Day.AddDays(9)).Count.ShouldBe(1);
        store.Predictions(Tournament.Classic, Day.AddDays(9)).Count.ShouldBe(1);
        // Another tournament has names of its own; a stopped account keeps its name.
        Start(other, PaperAccounts.Hold(Day, tournament: Tournament.Crypto)).ShouldBeTrue();
        store.StopPaper(Tournament.Classic, "Häld", Day.AddDays(1), "1");
        Start(store, PaperAccounts.Hold(Day.AddDays(2))).ShouldBeFalse();
    }

    [Fact]
    public void Stop_OfWhatDoesNotRun_ChangesNothing()
    {
        using var store = TournamentStore.Open(_place.Location);
        store.StopPaper(Tournament.Classic, "Häld", Day, "1").ShouldBeFalse();
        Start(store, PaperAccounts.Hold(Day));
        store.StopPaper(Tournament.Crypto, "Häld", Day, "1").ShouldBeFalse();
        store.StopPaper(Tournament.Classic, "Häld", Day.AddDays(1), "1").ShouldBeTrue();
        store.StopPaper(Tournament.Classic, "Häld", Day.AddDays(2), "1").ShouldBeFalse();
        store.PaperAccounts(Tournament.Classic, Day.AddDays(9)).Single().StoppedAt.ShouldBe(Day.AddDays(1));
    }

    [Fact]
    public void StartAndStop_ChangeTheStampAndAreWholeWhenChecked()
    {
        using var store = TournamentStore.Open(_place.Location);
        var stamps = new List<string?> { TournamentStore.Stamp(_place.Location) };
        Start(store, PaperAccounts.Hold(Day));
        stamps.Add(TournamentStore.Stamp(_place.Location));
        store.StopPaper(Tournament.Classic, "Häld", Day.AddDays(1), "1");
        stamps.Add(TournamentStore.Stamp(_place.Location));
        stamps.Distinct().Count().ShouldBe(3);
        var check = StoreCheck.Run(_place.Location, seals: false, TestContext.Current.CancellationToken);
        var found = ((Outcome<Core.Workflows.Documents.StoreCheckDocument>.Done)check).Value;
        (found.IsWhole, found.Rows).ShouldBe((true, 3));
    }

    private static bool Start(TournamentStore store, PaperAccount account) =>
        store.StartPaper(account, "1", PaperAccounts.Said(account));
}

public sealed class PaperStoreTests() : PaperStoreContract(new SqliteTestStore());

public sealed class PostgresPaperStoreTests() : PaperStoreContract(new PostgresTestStore());
