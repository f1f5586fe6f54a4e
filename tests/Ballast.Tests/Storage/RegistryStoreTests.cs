using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>What a store keeps of the registry: every change, in order, for good.</summary>
public abstract class RegistryStoreContract : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ModelRegistry First = ModelRegistry.Create([
        new Strategy
        {
            Name = "Äpfel",
            Notes = "line\nline",
            Own = new Dictionary<string, string> { ["a"] = "1" },
        },
        new Slot
        {
            Name = "Dex_1",
            Tournament = Tournament.Crypto,
            Account = "me",
            IsFavourite = true,
            Tags = ["x"],
            Assignments = [new Assignment("Äpfel", 1, 9), new Assignment("Äpfel", 12)],
        },
        new ModelGroup { Name = "core", Members = ["dex_*"] },
        new EvidenceEpoch
        {
            Name = "e",
            Tournament = Tournament.Signals,
            From = 7,
        },
        new TierStanding
        {
            Name = "Äpfel",
            Tournament = Tournament.Classic,
            Tier = "gold",
            Since = 8,
        },
    ]);

    private readonly TestStore _place;

    private protected RegistryStoreContract(TestStore place) => _place = place;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Keep_Changes_AreThereAgain_AsOfEveryMoment()
    {
        var second = First.Without(First.Groups[0]).With(First.Strategies[0] with { Code = "v2" });
        using (var store = TournamentStore.Open(_place.Location))
        {
            store.KeepRegistry(Changes(ModelRegistry.Empty, First, Day), 0).ShouldBeTrue();
            store.KeepRegistry(Changes(First, second, Day.AddDays(1)), 5).ShouldBeTrue();
        }
        using var again = TournamentStore.Open(_place.Location);
        Same(Read(again, Day.AddSeconds(-1)), ModelRegistry.Empty);
        Same(Read(again, Day), First);
        Same(Read(again, Day.AddDays(1)), second);
        again.RegistryRevisions(DateTimeOffset.MaxValue).Select(r => r.Number).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
        again.RegistryRevisions(Day)[0].Why.ShouldBe("because");
    }

    [Fact]
    public void Keep_AfterAnotherWriter_KeepsNothing()
    {
        using var store = TournamentStore.Open(_place.Location);
        using var other = TournamentStore.Open(_place.Location);
        store.KeepRegistry(Changes(ModelRegistry.Empty, First, Day), 0).ShouldBeTrue();
        other.KeepRegistry(Changes(ModelRegistry.Empty, First, Day), 0).ShouldBeFalse();
        other.RegistryRevisions(DateTimeOffset.MaxValue).Count.ShouldBe(5);
        other.KeepRegistry(Changes(First, ModelRegistry.Empty, Day), 5).ShouldBeTrue();
        Same(Read(store, DateTimeOffset.MaxValue), ModelRegistry.Empty);
    }

    private static IReadOnlyList<RegistryRevision> Changes(ModelRegistry from, ModelRegistry to, DateTimeOffset at) =>
        RegistryRevision.Of(RegistryChange.Between(from, to), at, "because");

    private static ModelRegistry Read(TournamentStore store, DateTimeOffset asOf) =>
        RegistryRevision.Replay(store.RegistryRevisions(asOf));

    private static void Same(ModelRegistry read, ModelRegistry expected)
    {
        RegistryChange.Between(expected, read).ShouldBeEmpty();
        read.Items.Select(i => (i.Kind, i.Name)).ShouldBe(expected.Items.Select(i => (i.Kind, i.Name)));
    }
}

public sealed class RegistryStoreTests() : RegistryStoreContract(new SqliteTestStore());

public sealed class PostgresRegistryStoreTests() : RegistryStoreContract(new PostgresTestStore());
