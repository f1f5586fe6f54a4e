using System.Text.Json;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Syncing;

/// <summary>
/// Mutated answers of an API: whatever it says, <c>sync</c> ends with a document and one of its exit codes, never with <c>internal</c> or a trace, and keeps
/// no value that cannot be. The long run is explicit (docs/sync.md says how); what is mutated comes from a seed.
/// </summary>
public sealed class SyncFuzzTests
{
    private const int SyncsInAStore = 50;

    private static readonly string[][] Commands =
    [
        ["--leaderboard", "3"],
        ["brisk_beacon"],
        ["--leaderboard", "3", "--full"],
        ["--account"],
        [],
        ["--leaderboard", "2", "--tournament", "signals"],
        ["--leaderboard", "2", "--tournament", "crypto"],
    ];

    [Fact]
    public Task Sync_OfSomeMutatedAnswers_EndsInOrder() => FuzzAsync(60, firstSeed: 1);

    [Fact(Explicit = true)]
    public Task Sync_OfThreeThousandMutatedAnswers_EndsInOrder() => FuzzAsync(3_000, firstSeed: 100_000);

    private static async Task FuzzAsync(int syncs, int firstSeed)
    {
        const string Secret = "CANARY7SECRET7NEVER7SHOWN";
        var now = SyncWorld.Legacy;
        var options = new SandboxOptions
        {
            Now = now,
            Rounds = 12,
            RoundsAhead = 3,
            Models = 3,
            SignalsModels = 2,
            CryptoModels = 2,
            Keys = [new SandboxKey { Secret = Secret }],
        };
        var token = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxServer.StartAsync(options, token);
        await using var server = await MutatingServer.StartAsync(sandbox.Url, token);
        var ends = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var faults = new List<string>();
        for (var done = 0; done < syncs; )
        {
            using var line = new CommandLine
            {
                Now = now,
                IsDebugged = true,
                Variables = new Dictionary<string, string>
                {
                    ["NUMERAI_PUBLIC_ID"] = "SANDBOXPUBLIC",
                    ["NUMERAI_SECRET_KEY"] = Secret,
                },
            };
            for (var i = 0; i < SyncsInAStore && done < syncs; i++, done++)
            {
                server.Seed = firstSeed + done;
                string[] command = ["sync", .. Commands[done % Commands.Length], "--api", server.Url, "--json"];
                var said = line.Run(command);
                var end = End(said);
                ends[end] = ends.GetValueOrDefault(end) + 1;
                if (end == "internal" || said.Out.Contains("   at "))
                    faults.Add($"seed {server.Seed}: {string.Join(' ', command)}: {said.Error} {said.Out}");
            }
            SoundStore.Look(line, now);
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{syncs} syncs: {string.Join(", ", ends.Select(e => $"{e.Key} {e.Value}"))}"
        );
        faults.ShouldBeEmpty();
        // Else the mutations are too coarse to reach what lies behind the reading of answers.
        ends["0"].ShouldBeGreaterThan(syncs / 4);
    }

    private static string End(CommandLine.Said said)
    {
        said.Code.ShouldBeInRange(0, 3, said.Error);
        using var document = JsonDocument.Parse(said.Out);
        return document.RootElement.TryGetProperty("code", out var code) ? code.GetString()! : "0";
    }
}
