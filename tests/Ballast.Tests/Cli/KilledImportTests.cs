using System.Diagnostics;
using System.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>A process that is killed in the middle of an import leaves a store that opens, and a second import completes it.</summary>
public sealed class KilledImportTests
{
    private const int Kills = 4;
    private const int Megabyte = 1 << 20;

    // A kill that comes too late finds an import that is done: writing takes some tenths of a second.
    private const int Attempts = 30;

    [Fact]
    public async Task Import_KilledInTheMiddle_LeavesAStoreThatTheNextImportCompletes()
    {
        using var line = new CommandLine();
        var first = line.Folder.Write("first.csv", Table("alice", 50, models: 1));
        var large = line.Folder.Write("large.csv", Table("bob", 120_000, models: 200));
        line.Run("import", first).Code.ShouldBe(0);
        var before = StoreDump.Of(line.Store);
        var untouched = line.Folder.Path("untouched.db");
        File.Copy(line.Store, untouched);
        var inTheMiddle = 0;
        for (var attempt = 0; attempt < Attempts && inTheMiddle < Kills; attempt++)
        {
            Written(line.Store).ShouldBe(0);
            using var process = Start(line.Store, large);
            await WaitUntil(() => process.HasExited || Written(line.Store) > inTheMiddle * Megabyte);
            var hasEnded = process.HasExited;
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            // One file is one transaction: nothing of it is there, unless the kill came after its last moment.
            if (StoreDump.Of(line.Store) != before)
            {
                File.Copy(untouched, line.Store, overwrite: true);
                continue;
            }
            hasEnded.ShouldBeFalse("an import that ended by itself has written");
            inTheMiddle++;
        }
        inTheMiddle.ShouldBe(Kills, "the kills must hit an import that writes");
        line.Run("import", large).Code.ShouldBe(0);

        using var undisturbed = new CommandLine();
        undisturbed.Run("import", first, large).Code.ShouldBe(0);
        // Which files one command brought is another history; all else is the same.
        StoreDump.Of(line.Store, "command").ShouldBe(StoreDump.Of(undisturbed.Store, "command"));
    }

    private static Process Start(string store, string file)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.File, "import", file, "--store", store])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Bytes that stand in the log of writes and not in the store yet.</summary>
    private static long Written(string store) => new FileInfo(store + "-wal") is { Exists: true } log ? log.Length : 0;

    private static async Task WaitUntil(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            clock.Elapsed.ShouldBeLessThan(Waiting.Longest);
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
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
