using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Ballast.Storage.Checking;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>What a store keeps of incidents: each once, with what is to be sent of it, which one sender at a time takes.</summary>
public abstract class AlertStoreContract : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private readonly TestStore _place;

    private protected AlertStoreContract(TestStore place) => _place = place;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Keep_AnIncident_IsThereWithAllThatItSays()
    {
        var full = Some("a") with
        {
            Tournament = Tournament.Signals,
            Details = ["One.", "Two \"lines\"."],
            Next = "today",
            Urgency = IncidentUrgency.Urgent,
        };
        using (var store = TournamentStore.Open(_place.Location))
            store.Keep([Some("b"), full], _ => [], Day).Select(k => k.Id).ShouldBe([1, 2]);
        using var again = TournamentStore.Open(_place.Location);
        var read = again.Incidents(Day);
        read.Select(k => (k.Id, k.FoundAt)).ShouldBe([(2, Day), (1, Day)]);
        read[0].Incident.Details.ShouldBe(full.Details);
        (read[0].Incident with { Details = full.Details }).ShouldBe(full);
        (read[1].Incident.Tournament, read[1].Incident.Next, read[1].Incident.Details.Count).ShouldBe((null, null, 0));
        again.Incidents(Day.AddMilliseconds(-1)).ShouldBeEmpty();
    }

    [Fact]
    public void Keep_TheSameKeyAgain_KeepsAndSendsNothing()
    {
        using var store = TournamentStore.Open(_place.Location);
        store.New([Some("a"), Some("a"), Some("b")]).Select(i => i.Occasion).ShouldBe(["a", "b"]);
        store.Keep([Some("a"), Some("a")], _ => [("mail", Day)], Day).Count.ShouldBe(1);
        store
            .Keep([Some("a") with { Sentence = "In other words." }], _ => [("mail", Day)], Day.AddDays(1))
            .ShouldBeEmpty();
        store.New([Some("a"), Some("b")]).Select(i => i.Occasion).ShouldBe(["b"]);
        store.Incidents(DateTimeOffset.MaxValue).Single().Incident.Sentence.ShouldBe(Some("a").Sentence);
        store.Waiting.ShouldBe(1);
    }

    [Fact]
    public void Keep_ThatFailsOnTheWay_KeepsNeitherIncidentNorDelivery()
    {
        using var store = TournamentStore.Open(_place.Location);
        Should.Throw<InvalidOperationException>(() =>
            store.Keep(
                [Some("a"), Some("b")],
                i => i.Occasion == "a" ? [("mail", Day)] : throw new InvalidOperationException(),
                Day
            )
        );
        (store.Incidents(Day).Count, store.Waiting).ShouldBe((0, 0));
    }

    [Fact]
    public void TakeDue_ByTwo_GivesEachToOne_AndAgainWhenTheSenderDied()
    {
        using var store = TournamentStore.Open(_place.Location);
        using var other = TournamentStore.Open(_place.Location);
        store.Keep(
            [Some("a"), Some("b") with { Urgency = IncidentUrgency.Urgent }],
            _ => [("mail", Day), ("chat", Day.AddHours(1))],
            Day
        );
        store.TakeDue(Day.AddMilliseconds(-1), 9, Lease).ShouldBeEmpty();
        var first = store.TakeDue(Day, 1, Lease).Single();
        (first.Incident.Incident.Occasion, first.Channel, first.Attempts).ShouldBe(("b", "mail", 1));
        other.TakeDue(Day, 9, Lease).Select(d => d.Incident.Incident.Occasion).ShouldBe(["a"]);
        store.TakeDue(Day + Lease - TimeSpan.FromMilliseconds(1), 9, Lease).ShouldBeEmpty();
        var again = other.TakeDue(Day + Lease, 1, Lease).Single();
        (again.Id, again.Attempts, again.Message).ShouldBe((first.Id, 2, first.Message));
        // The first sender was slow, not dead: its failure is not the other's.
        store.NoteFailed(first, "slow", Day, Day);
        store.TakeDue(Day + Lease, 9, Lease).Select(d => d.Id).ShouldNotContain(first.Id);
        store.NoteSent(first, Day + Lease);
        other.NoteFailed(again, "refused", Day, Day);
        other.TakeDue(Day.AddMinutes(30), 9, Lease).Select(d => d.Id).ShouldNotContain(first.Id);
        var record = store.Deliveries(Day).Single(d => d is { Incident: 2, Channel: "mail" });
        record.ShouldBe(new DeliveryRecord(2, "mail", DeliveryState.Sent, 2, null, Day + Lease));
    }

    [Fact]
    public void TakeDue_OfManyAtOnce_GivesEachToOne()
    {
        using (var store = TournamentStore.Open(_place.Location))
            store.Keep([.. Enumerable.Range(0, 40).Select(n => Some($"{n}"))], _ => [("mail", Day)], Day);
        var taken = new System.Collections.Concurrent.ConcurrentBag<long>();
        Parallel.For(
            0,
            4,
            _ =>
            {
                using var store = TournamentStore.Open(_place.Location);
                while (store.TakeDue(Day, 3, Lease) is { Count: > 0 } due)
                {
                    foreach (var delivery in due)
                        taken.Add(delivery.Id);
                }
            }
        );
        taken.Order().ShouldBe(Enumerable.Range(1, 40).Select(n => (long)n));
    }

    [Fact]
    public void NoteFailed_WithAndWithoutAnotherTry_WaitsForItOrIsGivenUp()
    {
        using var store = TournamentStore.Open(_place.Location);
        store.Keep([Some("a"), Some("b")], _ => [("mail", Day)], Day);
        var due = store.TakeDue(Day, 9, Lease);
        store.NoteFailed(due[0], "no answer", Day, Day.AddHours(1));
        store.NoteFailed(due[1], "unknown", Day, null);
        store.TakeDue(Day.AddMinutes(59), 9, Lease).ShouldBeEmpty();
        store.TakeDue(Day.AddMinutes(60), 9, Lease).Single().Attempts.ShouldBe(2);
        store
            .Deliveries(Day)
            .Select(d => (d.State, d.Error, d.EndedAt))
            .ShouldBe([(DeliveryState.Sending, "no answer", null), (DeliveryState.Failed, "unknown", Day)]);
        store.Waiting.ShouldBe(1);
        store.Deliveries(Day.AddMilliseconds(1)).ShouldBeEmpty();
    }

    [Fact]
    public void Acknowledge_Once_DropsWhatWaits_AndAKeyThatComesLaterIsNotSent()
    {
        using var store = TournamentStore.Open(_place.Location);
        store.Keep([Some("a")], _ => [("mail", Day), ("chat", Day.AddHours(1))], Day);
        var sending = store.TakeDue(Day, 9, Lease).Single();
        store.Acknowledge(Some("a").Key, "ann@desk", Day.AddMinutes(1)).ShouldBeTrue();
        store.Acknowledge(Some("a").Key, "bob@desk", Day.AddMinutes(2)).ShouldBeFalse();
        store.Acknowledge(Some("b").Key, "ann@desk", Day.AddMinutes(1)).ShouldBeTrue();
        store.Keep([Some("b")], _ => [("mail", Day)], Day.AddMinutes(2)).Count.ShouldBe(1);
        store.TakeDue(Day.AddHours(2), 9, Lease).Select(d => d.Id).ShouldBe([sending.Id], "it was on its way");
        store.Deliveries(Day).Select(d => d.State).ShouldBe([DeliveryState.Sending, DeliveryState.Dropped]);
        store.Acknowledged(Day).ShouldBeEmpty();
        var looks = store.Acknowledged(Day.AddMinutes(1));
        looks[Some("a").Key].ShouldBe(("ann@desk", Day.AddMinutes(1)));
        looks.Count.ShouldBe(2);
    }

    [Fact]
    public void Keep_Send_Look_EachChangeTheStamp_AndTheStoreIsWhole()
    {
        using var store = TournamentStore.Open(_place.Location);
        var stamps = new HashSet<string?> { TournamentStore.Stamp(_place.Location) };
        store.Keep([Some("a")], _ => [("mail", Day)], Day);
        stamps.Add(TournamentStore.Stamp(_place.Location)).ShouldBeTrue();
        store.NoteSent(store.TakeDue(Day, 9, Lease).Single(), Day);
        stamps.Add(TournamentStore.Stamp(_place.Location)).ShouldBeTrue();
        store.Acknowledge(Some("a").Key, "ann", Day);
        stamps.Add(TournamentStore.Stamp(_place.Location)).ShouldBeTrue();
        var check = StoreCheck.Run(_place.Location, seals: false, TestContext.Current.CancellationToken);
        ((Outcome<StoreCheckDocument>.Done)check).Value.IsWhole.ShouldBeTrue();
    }

    private static Incident Some(string occasion) =>
        new()
        {
            Rule = "missed-submission",
            Subject = "zoë, \"so\"",
            Occasion = occasion,
            Urgency = IncidentUrgency.Notice,
            BeganAt = Day,
            Sentence = "It is 'so'.",
        };
}

public sealed class AlertStoreTests() : AlertStoreContract(new SqliteTestStore());

public sealed class PostgresAlertStoreTests() : AlertStoreContract(new PostgresTestStore());
