using System.Diagnostics;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary><c>kill -9</c> over import, copy, backup, upgrade, sync and serve: bench/kill-runs.py, shortly here, a thousand times when asked.</summary>
public sealed class KillRunTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task EveryAct_KilledAtRandomMoments_LeavesAllOrNothing(string engine)
    {
        if (engine == "postgres")
            PostgresServer.Running();
        await Run(["--kills", "12", "--only", engine]);
    }

    [Fact(Explicit = true)]
    public Task EveryAct_KilledAThousandTimes_LeavesAllOrNothing() => Run(["--kills", "1000"]);

    private static async Task Run(string[] options)
    {
        using var process = Start([
            Repository.Path("bench", "kill-runs.py"),
            .. options,
            "--command",
            $"dotnet {BuiltProgram.File}",
        ]);
        Assert.SkipWhen(process is null, "python3 is not installed");
        var said = process!.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var table = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine(table);
        process.ExitCode.ShouldBe(0, table + await said);
        table.ShouldContain(", 0 wrong");
    }

    private static Process? Start(string[] arguments)
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo("python3", arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            );
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
