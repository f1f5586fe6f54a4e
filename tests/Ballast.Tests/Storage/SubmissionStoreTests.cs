using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Ballast.Storage.Checking;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>What a store keeps of predictions that were sent from here.</summary>
public abstract class SubmissionStoreContract : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TestStore _place;

    private protected SubmissionStoreContract(TestStore place) => _place = place;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Submission_ThatIsKept_IsThereAsItWas()
    {
        using (var store = TournamentStore.Open(_place.Location))
        {
            store.KeepSubmission(Kept("Häld", Day, "s-1"));
            store.KeepSubmission(Kept("other", Day.AddDays(1), null) with { Round = null });
        }
        using var again = TournamentStore.Open(_place.Location);
        var read = again.KeptSubmissions(Tournament.Classic, Day.AddDays(1));
        read.Select(k => (k.Model, k.SubmissionId, k.Round, k.At))
            .ShouldBe([("Häld", "s-1", 1290, Day), ("other", null, null, Day.AddDays(1))]);
        var first = Kept("Häld", Day, "s-1").Fingerprint;
        read[0].Fingerprint.Quantiles.ShouldBe(first.Quantiles);
        (read[0].Fingerprint with { Quantiles = first.Quantiles }).ShouldBe(first);
        again.KeptSubmissions(Tournament.Classic, Day).Count.ShouldBe(1);
        again.KeptSubmissions(Tournament.Crypto, Day.AddDays(9)).ShouldBeEmpty();
        var check = StoreCheck.Run(_place.Location, seals: false, TestContext.Current.CancellationToken);
        var found = ((Outcome<StoreCheckDocument>.Done)check).Value;
        // Each with its sketch.
        (found.IsWhole, found.Rows).ShouldBe((true, 4));
    }

    [Fact]
    public void Submission_OfAnEarlierProgram_IsReadWithoutASketch()
    {
        var old = Kept("old", Day, "s-1");
        var print = old.Fingerprint with { ContentHash = null, IdsHash = null, Sketch = null };
        using (var store = TournamentStore.Open(_place.Location))
            store.KeepSubmission(old with { Fingerprint = print });
        using var again = TournamentStore.Open(_place.Location);
        var read = again.KeptSubmissions(Tournament.Classic, Day)[0].Fingerprint;
        (read with { Quantiles = print.Quantiles }).ShouldBe(print);
        var check = StoreCheck.Run(_place.Location, seals: false, TestContext.Current.CancellationToken);
        ((Outcome<StoreCheckDocument>.Done)check).Value.Rows.ShouldBe(1);
    }

    [Fact]
    public void Submissions_OfARange_LeaveOtherRoundsAndUnknownOnesOut()
    {
        using var store = TournamentStore.Open(_place.Location);
        foreach (int? round in new int?[] { 1289, 1290, 1291, null })
            store.KeepSubmission(Kept("m", Day, null) with { Round = round });
        store.KeptSubmissions(Tournament.Classic, Day, 1290, 1291).Select(k => k.Round).ShouldBe([1290, 1291]);
        store.KeptSubmissions(Tournament.Classic, Day, 1, 1289).Select(k => k.Round).ShouldBe([1289, null]);
        store.KeptSubmissions(Tournament.Classic, Day).Count.ShouldBe(4);
    }

    private static KeptSubmission Kept(string model, DateTimeOffset at, string? id) =>
        new()
        {
            Tournament = Tournament.Classic,
            Model = model,
            ModelId = "m-1",
            Round = 1290,
            At = at,
            SubmissionId = id,
            File = "p.csv",
            Fingerprint = PredictionFingerprint.Take(new string('a', 64), ["a", "b", "c"], [0.1, 1.0 / 3, 0.9]),
        };
}

public sealed class SubmissionStoreTests() : SubmissionStoreContract(new SqliteTestStore());

public sealed class PostgresSubmissionStoreTests() : SubmissionStoreContract(new PostgresTestStore());
