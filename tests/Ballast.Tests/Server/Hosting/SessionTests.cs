using System.Net;
using Ballast.Cli.Commands;
using Ballast.Server.Hosting;
using Ballast.Server.Logging;
using Ballast.Storage;
using Ballast.Storage.Engines;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Hosting;

/// <summary>Sessions that last beyond a server, and end everywhere when they are ended.</summary>
public sealed class SessionTests
{
    private const string Token = "0123456789abcdef0123";

    [Fact]
    public async Task Session_OpensEveryServerOfTheStore_UntilItIsEndedOnOne()
    {
        using var line = new CommandLine();
        string session;
        await using (var first = await StartAsync(line))
        {
            session = await SignIn.SessionAsync(first, Token);
            (await StatusAsync(first, session)).ShouldBe(HttpStatusCode.OK);
        }
        // After a restart, and on two servers behind one address.
        await using var one = await StartAsync(line);
        await using var two = await StartAsync(line);
        (await StatusAsync(one, session)).ShouldBe(HttpStatusCode.OK);
        var (form, own) = await SignIn.FormAsync(one, "", session: session);
        (await one.SendAsync(HttpMethod.Post, "/logout", form, ("Cookie", $"{session}; {own}")).StatusAsync()).ShouldBe(
            HttpStatusCode.SeeOther
        );
        (await StatusAsync(one, session)).ShouldBe(HttpStatusCode.Redirect);
        (await StatusAsync(two, session)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Session_OfAnotherToken_OpensNothing()
    {
        using var line = new CommandLine();
        await using var old = await StartAsync(line);
        var session = await SignIn.SessionAsync(old, Token);
        await using var changed = await StartAsync(line, o => o with { Token = Token + "-new" });
        (await StatusAsync(changed, session)).ShouldBe(HttpStatusCode.Redirect);
        (await StatusAsync(old, session)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Session_OfAStoreThatTakesNothing_IsKeptInMemory_AndTheLogSaysSo()
    {
        using var line = new CommandLine();
        await using var log = new SharedWriter();
        using var logs = LogOptions.Create(
            line.CliHost(TextWriter.Null, log),
            line.Store,
            new LogChoice("info"),
            Token
        );
        await using var served = await StartAsync(
            line,
            o => o with { Logs = logs, OpenSessions = () => throw new StoreException("It is read only.") }
        );
        var session = await SignIn.SessionAsync(served, Token);
        (await StatusAsync(served, session)).ShouldBe(HttpStatusCode.OK);
        await log.UntilAsync(" warning 1204 ");
    }

    [Fact]
    public async Task Server_ThatNobodySignsInTo_WritesNothing()
    {
        using var line = new CommandLine();
        await using (var open = await StartAsync(line, o => o with { Token = null }))
            (await open.GetAsync("/rules").StatusAsync()).ShouldBe(HttpStatusCode.OK);
        Rows(line, "data_protection_keys").ShouldBe(["0"]);
        await using (await StartAsync(line)) { }
        Rows(line, "data_protection_keys").ShouldBe(["1"]);
    }

    private static IReadOnlyList<string> Rows(CommandLine line, string table)
    {
        using var connection = Engine.Of(line.Store).Connect();
        return Query.Texts(connection, $"SELECT CAST(count(*) AS TEXT) FROM {table}");
    }

    private static Task<Served> StartAsync(CommandLine line, Func<WebOptions, WebOptions>? change = null) =>
        Served.StartAsync(
            o =>
            {
                var shared = o with { Token = Token, OpenSessions = () => TournamentStore.Open(line.Store) };
                return change?.Invoke(shared) ?? shared;
            },
            hasStore: !File.Exists(line.Store),
            line: line
        );

    private static Task<HttpStatusCode> StatusAsync(Served served, string session) =>
        served.GetAsync("/rules", ("Cookie", session)).StatusAsync();
}
