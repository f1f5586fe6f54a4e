using System.Diagnostics;
using System.Runtime.InteropServices;
using Ballast.Core.Numerics;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Benchmarks;

/// <summary>
/// Times the equity kernel on the raw panels its peers are timed on, missing rounds and payout factor included, and leaves
/// its outputs beside them so that the peers can compare. Prints name, median and best in milliseconds, and the
/// best in milliseconds of processor time, which other jobs on the machine disturb less.
/// </summary>
internal static class EquityRatio
{
    /// <summary>Rounds until a payout comes in, as in the peers.</summary>
    private const int Lag = 20;

    private const int Samples = 15;

    public static int Run(string folder)
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, "cases.tsv")))
        {
            // Models of the case, rounds, pairs, models in the file.
            if (line.Split('\t').Select(int.Parse).ToArray() is not [var models, var rounds, var pairs, var stored])
                throw new FormatException("A case is four numbers.");
            var size = $"{stored}_{rounds}.f64";
            var input = SyntheticPanel.Input(
                models,
                rounds,
                PeerRatio.Read(folder, $"corr_{size}", models * rounds),
                PeerRatio.Read(folder, $"tc_{size}", models * rounds),
                PeerRatio.Read(folder, $"pf_{rounds}.f64", rounds),
                SyntheticPanel.Limit,
                PeerRatio.Read(folder, $"pairs_{pairs}.f64", 2 * pairs)
            );
            var name = $"{models}x{rounds}x{pairs}";
            // Into arrays that are there, as the peers write; "fresh" with arrays of its own.
            var grid = new EquityGrid(models, pairs);
            foreach (var threads in (int[])[1, 2])
            {
                Time(
                    $"ours_{threads}_{name}",
                    () => EquityGridKernel.Fill(grid, input, Lag, threads, LaneWidth.Widest)
                );
                Time($"fresh_{threads}_{name}", () => EquityGridKernel.Compute(input, Lag, threads));
            }
            using var file = File.Create(Path.Combine(folder, $"equity_{name}.f64"));
            foreach (var values in new[] { grid.FinalEquity, grid.LargestDrawdown, grid.Cvar, grid.Sharpe })
                file.Write(MemoryMarshal.AsBytes(values.AsSpan()));
        }
        return 0;
    }

    private static void Time(string name, Action run)
    {
        for (var i = 0; i < 5; i++)
            run();
        var (milliseconds, processor) = (new double[Samples], double.PositiveInfinity);
        foreach (ref var sample in milliseconds.AsSpan())
        {
            var used = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            run();
            sample = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        }
        Array.Sort(milliseconds);
        Console.WriteLine($"{name}\t{milliseconds[Samples / 2]:0.000}\t{milliseconds[0]:0.000}\t{processor:0.000}");
    }
}
