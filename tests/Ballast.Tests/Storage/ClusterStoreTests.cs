using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>What workers share in a store: the parts that they computed, and who they are.</summary>
public abstract class ClusterStoreContract : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);
    private readonly TestStore _place;

    private protected ClusterStoreContract(TestStore place) => _place = place;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Part_IsKeptOnce_AndFoundByAll()
    {
        using IPartStore one = TournamentStore.Open(_place.Location);
        using IPartStore other = TournamentStore.Open(_place.Location);
        byte[] content = [0, 255, 1];
        one.KeepPart("run", new PartPlace(1, 2), content).ShouldBeTrue();
        other.KeepPart("run", new PartPlace(1, 2), [7]).ShouldBeFalse();
        one.KeepPart("run", new PartPlace(0, 10), []).ShouldBeTrue();
        one.KeepPart("run", new PartPlace(0, 9), []).ShouldBeTrue();
        one.KeepPart("other", new PartPlace(0, 0), [1]).ShouldBeTrue();
        other.FindPart("run", new PartPlace(1, 2)).ShouldBe(content);
        other.FindPart("run", new PartPlace(1, 1)).ShouldBeNull();
        other.HasPart("run", new PartPlace(0, 9)).ShouldBeTrue();
        other.HasPart("run", new PartPlace(9, 0)).ShouldBeFalse();
        other.PartsOf("run").ShouldBe([new PartPlace(0, 9), new PartPlace(0, 10), new PartPlace(1, 2)]);
        one.ForgetParts(TimeSpan.FromHours(1)).ShouldBe(0);
        one.ForgetParts(TimeSpan.FromHours(-1)).ShouldBe(4);
        other.PartsOf("run").ShouldBeEmpty();
    }

    [Fact]
    public void Members_OfTwoChangesFromOneVersion_OneIsRefused()
    {
        using IMemberStore one = TournamentStore.Open(_place.Location);
        using IMemberStore other = TournamentStore.Open(_place.Location);
        one.Members("c").ShouldSatisfyAllConditions(m => m.Version.ShouldBe(0), m => m.Members.ShouldBeEmpty());
        one.AddMember("c", Member("a", 1)).ShouldBeTrue();
        other.AddMember("c", Member("b", 1)).ShouldBeFalse();
        other.AddMember("c", Member("b", 3)).ShouldBeFalse();
        other.AddMember("c", Member("a", 2)).ShouldBeFalse();
        one.Members("c").Version.ShouldBe(1);
        other.AddMember("c", Member("b", 2)).ShouldBeTrue();
        other.AddMember("elsewhere", Member("b", 1)).ShouldBeTrue();

        one.ChangeMember("c", Member("a", 3) with { Content = "new" }, from: 1).ShouldBeTrue();
        other.ChangeMember("c", Member("b", 3), from: 2).ShouldBeFalse();
        other.ChangeMember("c", Member("b", 4), from: 1).ShouldBeFalse();
        one.KeepAlive("c", "b", Now.AddMinutes(1));
        var (version, members) = other.Members("c");
        version.ShouldBe(3);
        members.ShouldBe([
            Member("a", 3) with
            {
                Content = "new",
            },
            Member("b", 2) with
            {
                AliveAt = Now.AddMinutes(1),
            },
        ]);
        one.ForgetMembers("c", ["a", "nobody"]);
        other.Members("c").Members.Select(m => m.Name).ShouldBe(["b"]);
        other.Members("elsewhere").Members.Count.ShouldBe(1);
    }

    private static KeptMember Member(string name, long version) => new(name, version, Now, "{}");
}

public sealed class ClusterStoreTests() : ClusterStoreContract(new SqliteTestStore());

public sealed class PostgresClusterStoreTests() : ClusterStoreContract(new PostgresTestStore());
