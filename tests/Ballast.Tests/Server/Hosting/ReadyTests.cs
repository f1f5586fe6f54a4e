using System.Net;
using System.Text;
using Ballast.Cli.Serving;
using Ballast.Server.Hosting;
using Ballast.Server.Pipeline;
using Ballast.Server.Security;
using Ballast.Storage.Engines;
using Ballast.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ballast.Tests.Server.Hosting;

/// <summary><c>/readyz</c>: whether requests may be sent to the server.</summary>
public sealed class ReadyTests
{
    private const string Ready = "{\"schema\":\"ballast.ready/1\",\"state\":\"ready\"}\n";

    [Fact]
    public async Task Ready_BehindATokenToo_IsSaidToAnybodyInFewWords()
    {
        await using var served = await Served.StartAsync(o => o with { Token = "0123456789abcdef0123" });
        (await served.GetAsync("/readyz").TextAsync()).ShouldBe(Ready);
    }

    [Fact]
    public async Task Ready_WithoutAStore_ButNotWithOneThatCannotBeOpened()
    {
        await using var empty = await Served.StartAsync(hasStore: false);
        (await empty.GetAsync("/readyz").StatusAsync()).ShouldBe(HttpStatusCode.OK);
        File.Exists(empty.Line.Store).ShouldBeFalse("asking makes no store");
        await using var broken = await Served.StartAsync(hasStore: false);
        await File.WriteAllTextAsync(broken.Line.Store, new string('x', 5000), TestContext.Current.CancellationToken);
        await NotAsync(broken.GetAsync("/readyz"), "store");
    }

    /// <summary>Whoever asks whether it is ready has the store brought up to date before the first reader comes.</summary>
    [Fact]
    public async Task Ready_OverAStoreOfAnEarlierProgram_IsAfterItsUpgrade()
    {
        using var place = new SqliteTestStore();
        var newest = Migrations.Scripts("Sqlite").Max(s => s.Version);
        place.Migrate(newest - 3);
        Version(place).ShouldBe(newest - 3);
        using var line = new CommandLine { Location = place.Location };
        await using var served = await Served.StartAsync(hasStore: false, line: line);
        (await served.GetAsync("/readyz").TextAsync()).ShouldBe(Ready);
        Version(place).ShouldBe(newest);
    }

    [Fact]
    public async Task Ready_OverAStoreOfANewerProgram_IsNot()
    {
        using var place = new SqliteTestStore();
        place.Migrate(Migrations.Scripts("Sqlite").Max(s => s.Version));
        place.Sql($"INSERT INTO {Migrations.VersionTable} (version) VALUES (9999)");
        using var line = new CommandLine { Location = place.Location };
        await using var served = await Served.StartAsync(hasStore: false, line: line);
        await NotAsync(served.GetAsync("/readyz"), "store");
        Version(place).ShouldBe(9999);
    }

    [Fact]
    public async Task Ready_WhileTheServerStops_IsNot()
    {
        using var line = new CommandLine();
        var around = line.CliHost(TextWriter.Null, TextWriter.Null);
        var options = new WebOptions
        {
            Questions = ServedCommands.Questions(around, line.Store),
            Clock = line.Clock,
            Port = 0,
        };
        using var rate = new RateGuard(options, NullLogger.Instance);
        using var body = new MemoryStream();
        var http = new DefaultHttpContext();
        http.Response.Body = body;
        var endpoint = new WatchEndpoint(
            options,
            new AccessGuard(options, rate),
            new CancellationToken(canceled: true)
        );
        await endpoint.ReadyAsync(http);
        http.Response.StatusCode.ShouldBe(StatusCodes.Status503ServiceUnavailable);
        Encoding.UTF8.GetString(body.ToArray()).ShouldContain("\"state\":\"stopping\"");
    }

    private static async Task NotAsync(Task<HttpResponseMessage> asked, string state)
    {
        using var response = await asked;
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain($"\"state\":\"{state}\"");
    }

    private static long Version(SqliteTestStore place)
    {
        using var connection = place.Engine.Connect();
        return Query.Numbers(connection, $"SELECT version FROM {Migrations.VersionTable}").Max();
    }
}
