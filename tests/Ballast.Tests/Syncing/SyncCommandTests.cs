using System.Text.Json;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Syncing;

/// <summary><c>ballast sync</c> and <c>ballast sandbox</c> as they are typed.</summary>
public sealed class SyncCommandTests : IDisposable
{
    private readonly CommandLine _line = new() { Now = SyncWorld.Legacy };

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Sync_ByNameThenTheWatchList_SaysWhatItDid()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 30);
        string[] api = ["--api", world.Server.Url.ToString()];
        _line
            .Run(["sync", .. api])
            .ShouldSatisfyAllConditions(s => s.Code.ShouldBe(1), s => s.Error.ShouldContain("watch list"));
        var first = _line.Json(["sync", "brisk_beacon", "no_such", " ", .. api]);
        first.Text("schema").ShouldBe("ballast.sync/1");
        first.GetProperty("models").EnumerateArray().Select(m => m.Text("model")).ShouldBe(["brisk_beacon"]);
        first.GetProperty("problems").GetArrayLength().ShouldBe(2);
        first.GetProperty("new").Whole("scores").ShouldBeGreaterThan(100);
        var second = _line.Json(["sync", .. api]);
        second.Whole("requests").ShouldBe(2);
        second.GetProperty("new").Whole("scores").ShouldBe(0);
        _line.Run(["sync", "no_such", .. api]).Code.ShouldBe(1);
        // With a folder, what has resolved goes there; the document stays alone on standard output.
        var panels = _line.Folder.Path("panels");
        var third = _line.Run(["sync", .. api, "--panels", panels, "--json"]);
        third.Code.ShouldBe(0);
        third.Out.Trim().Split('\n').Length.ShouldBe(1);
        // Scores of 60 days go on in all of these rounds.
        third.Error.ShouldContain($"{panels}: nothing new");
        third.Error.ShouldContain("are open and stay in the store");
    }

    [Fact]
    public void Sync_OwnAccountWithoutKeys_IsARefusalThatMakesNoStore()
    {
        using var line = new CommandLine();
        var said = line.Run("sync", "--account");
        said.Code.ShouldBe(1);
        said.Error.ShouldBe("ballast: There is no key 'default'; set NUMERAI_PUBLIC_ID and NUMERAI_SECRET_KEY.\n");
        File.Exists(line.Store).ShouldBeFalse();
    }

    [Fact]
    public async Task Sync_AnApiThatFails_IsOneLineAndExitCode3()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 5);
        world.Server.SetFaults(new FaultOptions { ServerError = 1 });
        var said = _line.Run("sync", "--leaderboard", "3", "--api", world.Server.Url.ToString());
        said.Code.ShouldBe(3);
        said.Error.Trim().Split('\n').Length.ShouldBe(1);
        said.Error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("sync --api nowhere")]
    [InlineData("sync --leaderboard -1")]
    [InlineData("sandbox --now soon")]
    [InlineData("sandbox --faults 418=1")]
    [InlineData("sandbox --models 0")]
    public void Usage_ThatCannotBeRead_IsExitCode2(string line) => _line.Run(line.Split(' ')).Code.ShouldBe(2);

    [Fact]
    public async Task Sync_WithACanaryAsSecret_ShowsAndKeepsItNowhere()
    {
        const string Canary = "CANARY7SECRET7NEVER7SHOWN";
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                Now = SyncWorld.Legacy,
                Rounds = 10,
                Models = 4,
                Keys = [new SandboxKey { Secret = Canary }],
            },
            TestContext.Current.CancellationToken
        );
        var variables = new Dictionary<string, string>
        {
            ["NUMERAI_PUBLIC_ID"] = "SANDBOXPUBLIC",
            ["NUMERAI_SECRET_KEY"] = Canary,
        };
        using var line = new CommandLine { Now = SyncWorld.Legacy, Variables = variables };
        string[] sync = ["sync", "--account", "--api", server.Url.ToString()];
        var said = line.Json(sync);
        said.GetProperty("models").GetArrayLength().ShouldBeGreaterThan(0);
        // The key of the sandbox can do more than reading takes.
        said.GetProperty("warnings")
            .EnumerateArray()
            .Any(w => w.GetString()!.Contains("more than needed"))
            .ShouldBeTrue();
        var texts = new List<string> { said.ToString(), StoreDump.Of(line.Store) };
        FaultOptions[] faults =
        [
            new() { TooManyRequestsInBody = 1 },
            new() { ServerError = 1 },
            new() { CutBefore = 1 },
            new() { CutInside = 1 },
            new() { PartialData = 1 },
        ];
        foreach (var fault in faults)
        {
            server.SetFaults(fault);
            var failed = line.Run(sync);
            texts.Add(failed.Out + failed.Error);
        }
        foreach (var file in Directory.EnumerateFiles(line.Folder.Root))
            texts.Add(
                System.Text.Encoding.Latin1.GetString(
                    await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)
                )
            );
        texts.ShouldAllBe(t => !t.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Sandbox_UntilStopped_SaysWhereItListens()
    {
        using var stop = new CancellationTokenSource();
        using var line = new CommandLine { Now = SyncWorld.Legacy, Cancellation = stop.Token };
        await using var output = new SharedWriter();
        var around = line.CliHost(output, TextWriter.Null);
        var running = Task.Run(
            () =>
                Ballast.Cli.Application.Run(
                    ["sandbox", "--port", "0", "--models", "2", "--rounds", "5", "--json"],
                    around
                ),
            TestContext.Current.CancellationToken
        );
        var document = JsonDocument.Parse(await output.UntilAsync("\n")).RootElement;
        await stop.CancelAsync();
        (await running.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken)).ShouldBe(0);
        document.Text("schema").ShouldBe("ballast.sandbox/1");
        document.Text("url").ShouldStartWith("http://127.0.0.1:");
    }
}
