using Ballast.Sandbox.Api;
using Ballast.Sandbox.Server;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Syncing;

/// <summary>Seventy accounts, each with a key of its own, over real HTTP: no key is used for another account, and one that is refused stops nobody.</summary>
public sealed class ManyKeysTests : IAsyncDisposable
{
    private const int Accounts = 70;
    private const int Revoked = 6;

    private static readonly DateTimeOffset Now = new(2026, 5, 13, 18, 0, 0, TimeSpan.Zero);

    private readonly List<SandboxServer> _servers = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    [Fact]
    public async Task Sync_WithSeventyKeysOfWhichOneIsRevoked_KeepsTheOthersApart()
    {
        var server = await StartAsync(place => place == Revoked ? "ANOTHERSECRET" : Secret(place));
        using var line = new CommandLine { Variables = Keys(Enumerable.Range(0, Accounts)), Now = Now };
        var said = line.Run("sync", "--account", "--api", server.Url.ToString());
        said.Code.ShouldBe(0, said.Error);
        var refused = (said.Out + said.Error).Split('\n').Where(l => l.Contains("Not synced")).ShouldHaveSingleItem();
        refused.ShouldContain($"Key '{Label(Revoked)}'");
        HasNoSecret(said.Out + said.Error);
        using var store = TournamentStore.Open(line.Store);
        var view = server.Source.At(Now);
        var reported = store.AccountStanding(Now).Stakes.ToLookup(s => s.Account, s => s.Model);
        for (var place = 0; place < Accounts; place++)
        {
            var own = view.Models.Where(m => m.AccountId == view.Accounts[place].Id).Select(m => m.Name).ToList();
            own.ShouldNotBeEmpty();
            reported[Label(place)].ShouldBe(place == Revoked ? [] : own, ignoreOrder: true);
        }
        var overview = line.Json("accounts", "--as-of", "2026-05-14T00:00:00Z");
        overview.GetProperty("total").GetInt32().ShouldBe(Accounts - 1);
    }

    [Fact]
    public async Task Sync_WithKeysThatAreAllRefused_SaysWhichAndNoSecret()
    {
        var server = await StartAsync(_ => "ANOTHERSECRET");
        using var line = new CommandLine { Variables = Keys([1, 2]), Now = Now };
        var said = line.Run("sync", "--account", "--api", server.Url.ToString());
        said.Code.ShouldBe(1);
        said.Error.ShouldContain($"Key '{Label(1)}'");
        said.Error.ShouldContain($"Key '{Label(2)}'");
        HasNoSecret(said.Out + said.Error);
    }

    [Fact]
    public async Task Sync_AgainWithoutOneKey_LeavesThatAccountAsItWas()
    {
        var server = await StartAsync(Secret);
        using var line = new CommandLine { Variables = Keys([0, 1, 2]), Now = Now };
        line.Run("sync", "--account", "--api", server.Url.ToString()).Code.ShouldBe(0);
        using var store = TournamentStore.Open(line.Store);
        var before = AccountWorld.Text(store.AccountFacts(Now));
        line.Run("sync", "--account", Label(1), "--api", server.Url.ToString()).Code.ShouldBe(0);
        AccountWorld.Text(store.AccountFacts(Now)).ShouldBe(before);
    }

    private async Task<SandboxServer> StartAsync(Func<int, string> secret)
    {
        var options = new SandboxOptions
        {
            Now = Now,
            Rounds = 3,
            RoundsAhead = 2,
            Models = 300,
            SignalsModels = 0,
            CryptoModels = 0,
            Keys =
            [
                .. Enumerable
                    .Range(0, Accounts)
                    .Select(place => new SandboxKey
                    {
                        PublicId = Public(place),
                        Secret = secret(place),
                        Place = place,
                    }),
            ],
        };
        var server = await SandboxServer.StartAsync(options, TestContext.Current.CancellationToken);
        _servers.Add(server);
        return server;
    }

    private static Dictionary<string, string> Keys(IEnumerable<int> places)
    {
        var variables = new Dictionary<string, string>();
        foreach (var place in places)
        {
            variables[$"NUMERAI_PUBLIC_ID__{Label(place).ToUpperInvariant()}"] = Public(place);
            variables[$"NUMERAI_SECRET_KEY__{Label(place).ToUpperInvariant()}"] = Secret(place);
        }
        return variables;
    }

    private static void HasNoSecret(string text)
    {
        for (var place = 0; place < Accounts; place++)
            text.ShouldNotContain(Secret(place));
    }

    private static string Label(int place) => $"account_{place:00}";

    private static string Public(int place) => $"PUBLICOF{place:00}";

    private static string Secret(int place) => $"SECRETOF{place:00}";
}
