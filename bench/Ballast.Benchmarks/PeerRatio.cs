using System.Diagnostics;
using System.Runtime.InteropServices;
using Ballast.Core.Numerics;

namespace Ballast.Benchmarks;

/// <summary>
/// Times the kernel on the raw panel a peer is timed on, missing rounds and payout factor included, and leaves its
/// totals beside the panel so that the peer can compare them. Prints name, median and best in milliseconds.
/// </summary>
internal static class PeerRatio
{
    private const int Models = 14_000;
    private const int Rounds = 1_300;
    private const int Samples = 15;

    public static int Run(string folder)
    {
        var corr = Read(folder, $"corr_{Models}_{Rounds}.f64", Models * Rounds);
        var mmc = Read(folder, $"tc_{Models}_{Rounds}.f64", Models * Rounds);
        var factor = Read(folder, $"pf_{Rounds}.f64", Rounds);
        PayoutGridInput Panel(double[] factor, double limit) =>
            SyntheticPanel.Input(Models, Rounds, corr, mmc, factor, limit);

        var clipHeavy = Panel(factor, SyntheticPanel.Limit);
        Time("", clipHeavy);
        Time("calm_", Panel(Enumerable.Repeat(0.07, Rounds).ToArray(), SyntheticPanel.Limit));
        // A limit every round can reach: no cell is saved, so this is the rate of cells really computed.
        Time("brute_", Panel(factor, 1e-9));

        var totals = PayoutGridKernel.Totals(clipHeavy).Values;
        File.WriteAllBytes(Path.Combine(folder, "ballast_totals.f64"), MemoryMarshal.AsBytes(totals.AsSpan()));
        return 0;
    }

    private static void Time(string panel, PayoutGridInput input)
    {
        Time(panel + "one_thread", () => PayoutGridKernel.Totals(input, 1));
        Time(panel + "all_cores", () => PayoutGridKernel.Totals(input));
    }

    internal static double[] Read(string folder, string name, int length)
    {
        var values = new double[length];
        using var file = File.OpenRead(Path.Combine(folder, name));
        file.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static void Time(string name, Func<PayoutGrid> run)
    {
        for (var i = 0; i < 3; i++)
            run();
        var milliseconds = new double[Samples];
        foreach (ref var sample in milliseconds.AsSpan())
        {
            var start = Stopwatch.GetTimestamp();
            run();
            sample = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(milliseconds);
        Console.WriteLine($"{name}\t{milliseconds[Samples / 2]:0.000}\t{milliseconds[0]:0.000}");
    }
}
