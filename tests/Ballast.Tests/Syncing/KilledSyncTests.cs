using System.Diagnostics;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Syncing;

/// <summary>A sync whose process is killed leaves whole models, and the next one completes it.</summary>
public sealed class KilledSyncTests
{
    [Fact]
    public async Task Sync_KilledAtRandomMoments_IsCompletedByTheNext()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, models: 6, rounds: 30);
        await world.SyncAsync("calm");
        var chance = new Random(11);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = Start(world);
            await Task.Delay(chance.Next(200, 1200), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (File.Exists(world.Store("killed")))
                EndLease(world.Store("killed"));
        }
        await world.SyncAsync("killed");
        Values(world.Store("killed")).ShouldBe(Values(world.Store("calm")));
        // The sums belong to the sources, which differ; that they are right is checked by themselves.
        using var line = new CommandLine { Location = world.Store("killed") };
        line.Run("store", "check").Code.ShouldBe(0);
    }

    /// <summary>As half a minute does by itself: the next one may sync.</summary>
    private static void EndLease(string location)
    {
        using var store = TournamentStore.Open(location);
        if (store.FindLease("collector") is { } lease)
            store.Release(lease.Name, lease.Holder);
    }

    /// <summary>A few in the suite; BALLAST_KILLS says otherwise.</summary>
    private static int Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("BALLAST_KILLS"), out var kills) ? kills : 8;

    /// <summary>
    /// Scores, positions and gaps. Left out is what the real clock of the killed process says: which source a row came from, when a model was
    /// last synced, when rounds that have no score yet were reported, and who synced.
    /// </summary>
    private static string Values(string store) =>
        string.Join(
            '#',
            StoreDump
                .Of(store, "source_id", "synced_at")
                .Split('#')
                .Where(t =>
                    !t.StartsWith(" round_revision", StringComparison.Ordinal)
                    && !t.StartsWith(" source", StringComparison.Ordinal)
                    && !t.StartsWith(" content_sum", StringComparison.Ordinal)
                    && !t.StartsWith(" lease", StringComparison.Ordinal)
                )
        );

    private static Process Start(SyncWorld world)
    {
        string[] arguments = ["sync", "--leaderboard", "6", "--api", world.Server.Url.ToString()];
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.File, .. arguments, "--store", world.Store("killed")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
