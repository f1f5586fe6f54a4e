using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Sandbox.Clients;

/// <summary>
/// The public Python client, unmodified, against the sandbox. A clone of its repository stands beside the project (numerapi, numerapi-2.15.0 …) or is named by
/// BALLAST_NUMERAPI; it needs python3 with requests, dateutil, tqdm, click, pytz and pandas. Without them the tests are skipped and say so.
/// </summary>
public sealed class PublicPythonClientTests(ITestOutputHelper output)
{
    [Fact]
    public async Task EveryMethodAndCommand_WorksOrIsRefusedClearly()
    {
        foreach (var client in await PythonClient.NeedAsync())
        {
            await using var legacy = await SandboxServer.StartAsync(
                World(new(2026, 5, 16, 18, 0, 0, TimeSpan.Zero)),
                TestContext.Current.CancellationToken
            );
            await using var atomic = await SandboxServer.StartAsync(
                World(new(2026, 11, 14, 18, 0, 0, TimeSpan.Zero)) with
                {
                    // As if it had moved, too: so its authorizations can be asked for.
                    Cutovers = new Dictionary<Tournament, int> { [Tournament.Signals] = 1343 },
                },
                TestContext.Current.CancellationToken
            );
            var script = Repository.Path("tests", "clients", "numerapi_methods.py");
            var (code, said) = await PythonClient.RunAsync(
                legacy.Key!,
                client,
                script,
                client,
                $"{legacy.Url}",
                $"{atomic.Url}"
            );
            output.WriteLine($"{client}\n{said}");
            code.ShouldBe(0, said);
            var methods = said.Split('\n').Last(l => l.StartsWith("methods:", StringComparison.Ordinal));
            // 130 methods in the newest; older ones have fewer.
            var counts = methods
                .Split(' ')
                .Where(w => char.IsAsciiDigit(w[0]))
                .Select(w => int.Parse(w, CultureInfo.InvariantCulture))
                .ToList();
            counts[0].ShouldBeGreaterThanOrEqualTo(counts.Sum() * 12 / 13, said);
        }
    }

    [Fact]
    public async Task ItsOwnIntegrationTests_Pass()
    {
        foreach (var client in await PythonClient.NeedAsync())
        {
            // Before 2.23 there was no way to point them at another server.
            var modes = Path.Combine(client, "tests", "conftest.py");
            if (!File.Exists(modes) || !File.ReadAllText(modes).Contains("--mode"))
                continue;
            await using var server = await SandboxServer.StartAsync(
                World(new(2026, 5, 16, 18, 0, 0, TimeSpan.Zero)),
                TestContext.Current.CancellationToken
            );
            string[] pytest = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", "--mode=integration"];
            var (code, said) = await PythonClient.RunAsync(null, client, [.. pytest, $"--api-url={server.Url}"]);
            output.WriteLine($"{client}\n{said}");
            Assert.SkipWhen(said.Contains("No module named"), said);
            code.ShouldBe(0, said);
        }
    }

    /// <summary>On a Saturday: the weekend's round is open.</summary>
    private static SandboxOptions World(DateTimeOffset now) =>
        new()
        {
            Now = now,
            Models = 80,
            SignalsModels = 40,
            CryptoModels = 40,
        };
}
