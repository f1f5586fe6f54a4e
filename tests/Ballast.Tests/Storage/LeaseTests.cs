using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>One at a time, across all who share a store.</summary>
public abstract class LeaseContract : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);
    private readonly TestStore _place;

    private protected LeaseContract(TestStore place) => _place = place;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Lease_WhileItIsHeld_IsRefusedToAllAndGivenOnAfterItsRelease()
    {
        using var one = TournamentStore.Open(_place.Location);
        using var other = TournamentStore.Open(_place.Location);
        var lease = one.TryTake("collector", "one", Long)!;
        (lease.Holder, lease.Term).ShouldBe(("one", 1L));
        // Two looks at the server's clock lie between.
        (lease.EndsAt - lease.TakenAt).ShouldBe(Long, TimeSpan.FromSeconds(1));
        other.TryTake("collector", "other", Long).ShouldBeNull();
        one.TryTake("collector", "one", Long).ShouldBeNull();
        other.TryRenew("collector", "other", Long).ShouldBeNull();
        other.Release("collector", "other");
        other.FindLease("collector")!.Holder.ShouldBe("one");
        other.TryTake("report", "other", Long).ShouldNotBeNull();

        one.Release("collector", "one");
        other.FindLease("collector").ShouldBeNull();
        var next = other.TryTake("collector", "other", Long)!;
        (next.Holder, next.Term).ShouldBe(("other", 2L));
    }

    [Theory]
    // Renewed under a clock that was a day ahead; taken under it; taken under it by an earlier program.
    [InlineData("ends_at = ends_at + 86400000")]
    [InlineData("taken_at = taken_at + 86400000, ends_at = ends_at + 86400000")]
    [InlineData("taken_at = taken_at + 86400000, ends_at = ends_at + 86400000, length_ms = NULL")]
    public void Lease_DatedFurtherAheadThanItsLength_IsNotBelieved(string change)
    {
        using var dead = TournamentStore.Open(_place.Location);
        using var other = TournamentStore.Open(_place.Location);
        dead.TryTake("collector", "dead", Long).ShouldNotBeNull();
        other.TryTake("collector", "other", Long).ShouldBeNull();
        _place.Sql($"UPDATE lease SET {change}");
        other.FindLease("collector").ShouldBeNull();
        var taken = other.TryTake("collector", "other", Long)!;
        (taken.Holder, taken.Term).ShouldBe(("other", 2L));
        (taken.EndsAt - DateTimeOffset.UtcNow).ShouldBeLessThan(Long + TimeSpan.FromMinutes(1));
        // Renewed by whoever has it, it is believed for as long as that says.
        other.TryRenew("collector", "other", Long * 3).ShouldNotBeNull();
        other.FindLease("collector")!.Holder.ShouldBe("other");
        dead.TryTake("collector", "dead", Long).ShouldBeNull();
    }

    [Fact]
    public void Lease_ThatIsTakenOver_IsLostToItsHolder()
    {
        using var one = TournamentStore.Open(_place.Location);
        using var other = TournamentStore.Open(_place.Location);
        other.TakeOver("report", "other", Long).Term.ShouldBe(1);
        one.TryTake("collector", "one", Long).ShouldNotBeNull();
        other.TakeOver("collector", "other", Long).Term.ShouldBe(2);
        one.TryRenew("collector", "one", Long).ShouldBeNull();
        one.Release("collector", "one");
        other.FindLease("collector")!.Holder.ShouldBe("other");
    }

    [Fact]
    public void Lease_ThatIsNotRenewed_EndsAndItsHolderCannotRenewIt()
    {
        using var dead = TournamentStore.Open(_place.Location);
        using var other = TournamentStore.Open(_place.Location);
        dead.TryTake("collector", "dead", Short).ShouldNotBeNull();
        var until = DateTime.UtcNow.AddSeconds(30);
        Lease? taken = null;
        while (taken is null && DateTime.UtcNow < until)
        {
            Thread.Sleep(10);
            taken = other.TryTake("collector", "other", Long);
        }
        (taken!.Holder, taken.Term).ShouldBe(("other", 2L));
        dead.TryRenew("collector", "dead", Long).ShouldBeNull();
        other.FindLease("collector")!.Holder.ShouldBe("other");
    }

    [Fact]
    public void Lease_ThatIsRenewed_OutlivesItsFirstEndInTheSameTerm()
    {
        using var store = TournamentStore.Open(_place.Location);
        var first = store.TryTake("collector", "one", TimeSpan.FromSeconds(20))!;
        var renewed = store.TryRenew("collector", "one", Long)!;
        renewed.EndsAt.ShouldBeGreaterThan(first.EndsAt);
        (renewed.Term, renewed.TakenAt).ShouldBe((1L, first.TakenAt));
    }

    [Fact]
    public void Lease_RacedForAThousandTimes_IsAlwaysGivenToExactlyOne()
    {
        const int Races = 1000;
        const int Racers = 3;
        using var start = new Barrier(Racers);
        var wins = new int[Races];
        var failures = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        var stores = Enumerable.Range(0, Racers).Select(_ => TournamentStore.Open(_place.Location)).ToList();
        var threads = stores.Select((store, r) => new Thread(() => Race(store, $"racer {r}"))).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        stores.ForEach(s => s.Dispose());
        failures.ShouldBeEmpty();
        wins.ShouldAllBe(w => w == 1);

        void Race(TournamentStore store, string racer)
        {
            for (var race = 0; race < Races; race++)
            {
                start.SignalAndWait();
                try
                {
                    // Every other race is for a lease that was held before.
                    if (store.TryTake($"race {race / 2}", racer, Long) is not null)
                        Interlocked.Increment(ref wins[race]);
                    start.SignalAndWait();
                    store.Release($"race {race / 2}", racer);
                }
                catch (Exception e) when (e is not BarrierPostPhaseException)
                {
                    failures.Enqueue(e);
                    start.RemoveParticipant();
                    return;
                }
            }
        }
    }

    [Theory]
    [InlineData("", "one", 1)]
    [InlineData("collector", " ", 1)]
    [InlineData("collector", "one", 0)]
    public void Lease_WithoutANameAHolderOrALength_IsAMistake(string name, string holder, int seconds)
    {
        using var store = TournamentStore.Open(_place.Location);
        Should.Throw<ArgumentException>(() => store.TryTake(name, holder, TimeSpan.FromSeconds(seconds)));
    }
}

public sealed class LeaseTests() : LeaseContract(new SqliteTestStore());

public sealed class PostgresLeaseTests() : LeaseContract(new PostgresTestStore());
