using System.Diagnostics;
using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;

namespace Ballast.Benchmarks;

/// <summary>Reads a whole score out of a store into a panel, once in this process: rows, processor seconds, seconds and the sum of all scores. See bench/peer_panel.py.</summary>
internal static class PanelFromStore
{
    public static int Run(string location)
    {
        using var store = TournamentStore.Open(location);
        var query = new ScoreQuery(Tournament.Classic, null, [Metric.Corr], 1, int.MaxValue, DateTimeOffset.UtcNow);
        using var process = Process.GetCurrentProcess();
        var (cpu, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var panel = store.Scores(query);
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        var used = (process.TotalProcessorTime - cpu).TotalSeconds;
        var (rows, sum) = (0L, 0.0);
        foreach (var score in panel.Plane(0))
        {
            rows += double.IsNaN(score) ? 0 : 1;
            sum += double.IsNaN(score) ? 0 : score;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} {used:F3} {seconds:F3} {sum:R}"));
        return 0;
    }
}
