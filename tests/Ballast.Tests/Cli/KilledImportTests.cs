using System.Diagnostics;
using System.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>A process that is killed in the middle of an import leaves a store that opens, and a second import completes it.</summary>
public sealed class KilledImportTests
{
    private const int Kills = 6;

    [Fact]
    public async Task Import_KilledInTheMiddle_LeavesAStoreThatTheNextImportCompletes()
    {
        using var line = new CommandLine();
        var first = line.Folder.Write("first.csv", Table("alice", 50, models: 1));
        var large = line.Folder.Write("large.csv", Table("bob", 120_000, models: 200));
        line.Run("import", first).Code.ShouldBe(0);
        var before = StoreDump.Of(line.Store);
        var wereInTheMiddle = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = Start(line.Store, large);
            var wal = new FileInfo(line.Store + "-wal");
            // Wait until the transaction has written something, then a little longer each time.
            await WaitUntil(() => process.HasExited || Refreshed(wal) > (200 + (400 * kill)) * 1024L);
            wereInTheMiddle += process.HasExited ? 0 : 1;
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            using (var store = Ballast.Storage.TournamentStore.Open(line.Store))
                store.Models(Core.Rounds.Tournament.Classic, DateTimeOffset.MaxValue).ShouldBe(["alice"]);
            StoreDump.Of(line.Store).ShouldBe(before);
        }
        wereInTheMiddle.ShouldBe(Kills, "the kills must hit a running import");
        line.Run("import", large).Code.ShouldBe(0);

        using var undisturbed = new CommandLine();
        undisturbed.Run("import", first, large).Code.ShouldBe(0);
        StoreDump.Of(line.Store).ShouldBe(StoreDump.Of(undisturbed.Store));
    }

    private static Process Start(string store, string file)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ballast.dll");
        var start = new ProcessStartInfo("dotnet", [program, "import", file, "--store", store])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static async Task WaitUntil(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static long Refreshed(FileInfo file)
    {
        file.Refresh();
        return file.Exists ? file.Length : 0;
    }

    private static string Table(string name, int rows, int models)
    {
        var text = new StringBuilder("username,roundNumber,corr,mmc,tc\n");
        for (var i = 0; i < rows; i++)
        {
            var model = i % models == 0 ? name : name + (i % models);
            text.Append($"{model},{1 + (i / models)},{i / 1e7},{i / 2e7},{i / 3e7}\n");
        }
        return text.ToString();
    }
}
