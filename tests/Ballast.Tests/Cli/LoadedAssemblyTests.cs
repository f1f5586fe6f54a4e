using System.Diagnostics;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>A command loads what it needs and nothing else, so that it starts at once.</summary>
public sealed class LoadedAssemblyTests : IDisposable
{
    private static readonly string[] Everywhere =
    [
        "Ballast.Core",
        "Ballast.Storage",
        "Spectre.Console",
        "Spectre.Console.Ansi",
        "System.CommandLine",
        "ballast",
    ];

    private static readonly string[] Sqlite =
    [
        "Microsoft.Data.Sqlite",
        "SQLitePCLRaw.batteries_v2",
        "SQLitePCLRaw.core",
        "SQLitePCLRaw.provider.e_sqlite3",
    ];

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    /// <summary>No web, no GraphQL, no telemetry, no cluster, no columns of DuckDB, no solver; no neighbour but the store.</summary>
    [Fact]
    public void Rules_LoadsTheCommandLineAndNoNeighbour() => Loaded("rules").ShouldBe(Everywhere);

    [Fact]
    public void Backtest_LoadsTheStoreToo()
    {
        _line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        Loaded("backtest").ShouldBe([.. Everywhere, .. Sqlite], ignoreOrder: true);
    }

    /// <summary>What a new process loaded, but for the framework.</summary>
    private List<string> Loaded(string command)
    {
        using var folder = new TempFolder();
        var list = folder.Path("assemblies.txt");
        var program = Path.Combine(AppContext.BaseDirectory, "ballast.dll");
        var start = new ProcessStartInfo("dotnet", [program, command, "--store", _line.Store])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment[StartupHook.File] = list;
        using var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.ReadToEnd().ShouldNotBeEmpty();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return
        [
            .. File.ReadAllLines(list)
                .Where(a => a != typeof(StartupHook).Assembly.GetName().Name)
                .Where(a => !File.Exists(Path.Combine(framework, a + ".dll")))
                .Order(StringComparer.Ordinal),
        ];
    }
}
