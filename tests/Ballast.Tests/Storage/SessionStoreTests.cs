using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>What servers share about who is signed in.</summary>
public abstract class SessionStoreContract : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TestStore _place;

    private protected SessionStoreContract(TestStore place) => _place = place;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Key_ThatIsKept_IsThereForAllAndStaysAsItIs()
    {
        using var one = TournamentStore.Open(_place.Location);
        using var other = TournamentStore.Open(_place.Location);
        one.ProtectionKeys().ShouldBeEmpty();
        one.KeepProtectionKey("a", "<key id=\"1\" />");
        other.KeepProtectionKey("a", "<other />");
        other.KeepProtectionKey("b", "<key id=\"2\" />");
        one.ProtectionKeys().ShouldBe(["<key id=\"1\" />", "<key id=\"2\" />"]);
    }

    [Fact]
    public void Session_ThatIsEnded_IsReportedToAllUntilItWouldHaveEndedByItself()
    {
        using var one = TournamentStore.Open(_place.Location);
        using var other = TournamentStore.Open(_place.Location);
        one.EndSession("x", Now.AddHours(1), Now);
        one.EndSession("x", Now.AddHours(9), Now);
        other.EndedSessions(Now).ShouldBe(["x"]);
        other.EndedSessions(Now.AddHours(1)).ShouldBeEmpty();
        other.EndSession("y", Now.AddHours(3), Now.AddHours(2));
        one.EndedSessions(Now).ShouldBe(["y"]);
    }
}

public sealed class SessionStoreTests() : SessionStoreContract(new SqliteTestStore());

public sealed class PostgresSessionStoreTests() : SessionStoreContract(new PostgresTestStore());
