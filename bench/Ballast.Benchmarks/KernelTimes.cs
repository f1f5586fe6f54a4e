using System.Diagnostics;
using System.Runtime.InteropServices;
using Ballast.Core.Allocation;
using Ballast.Core.Allocation.Methods;
using Ballast.Core.Numerics;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Benchmarks;

/// <summary>
/// Times the kernels on the files that their peers are timed on, missing rounds and payout factor included, and leaves outputs beside them so that the peers
/// can compare. Prints name, median, best and best processor time in milliseconds; other jobs on the machine disturb that less. In turns with programs BenchmarkDotNet cannot start: see bench/compare.sh.
/// </summary>
internal static class KernelTimes
{
    private const int Models = 14_000;
    private const int Rounds = 1_300;
    private const int Lag = 20;
    private const int BruteModels = 560;

    // The runtime compiles a method anew, in the background, some tenths of a second after it has been called often; numba and HiGHS come compiled.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>Times the kernels that are named, or all.</summary>
    /// <param name="folder">Where bench/peers.py made the files.</param>
    /// <param name="names">Some of grid, equity, bootstrap and cvar.</param>
    public static int Run(string folder, ReadOnlySpan<string> names)
    {
        var kernels = new Dictionary<string, Action<string>>(StringComparer.Ordinal)
        {
            ["grid"] = Grids,
            ["equity"] = Equity,
            ["bootstrap"] = Bootstrap,
            ["cvar"] = Cvar,
        };
        foreach (var name in names.IsEmpty ? [.. kernels.Keys] : names)
            kernels[name](folder);
        return 0;
    }

    private static void Grids(string folder)
    {
        var peak = IssuePeak.CellsASecond();
        Console.WriteLine($"peak_1\t{peak:0.000}\t{peak:0.000}\t{peak:0.000}");
        var corr = Read(folder, $"corr_{Models}_{Rounds}.f64", Models * Rounds);
        var mmc = Read(folder, $"tc_{Models}_{Rounds}.f64", Models * Rounds);
        var falling = Read(folder, $"pf_{Rounds}.f64", Rounds);
        var calm = new double[Rounds];
        Array.Fill(calm, 0.07);
        var dense = Read(folder, "pairs_2500.f64", 5000);
        PayoutGridInput Panel(int models, double[] factor, double[] pairs) =>
            SyntheticPanel.Input(models, Rounds, corr, mmc, factor, SyntheticPanel.Limit, pairs);

        var small = new PayoutGrid(Models, SyntheticPanel.Grid.Length / 2);
        var brute = new PayoutGrid(BruteModels, dense.Length / 2);
        var whole = new PayoutGrid(Models, dense.Length / 2);
        foreach (var threads in (int[])[1, 2])
        {
            foreach (var (name, factor) in new[] { ("calm", calm), ("heavy", falling) })
            {
                var few = Panel(Models, factor, SyntheticPanel.Grid);
                Time(
                    $"grid_{name}_{threads}",
                    15,
                    () =>
                    {
                        PayoutGridKernel.FillTotals(small, few, threads, LaneWidth.Widest);
                        _ = Best(small);
                    }
                );
                var many = Panel(Models, factor, dense);
                Time(
                    $"tiles_{name}_{threads}",
                    5,
                    () => PayoutGridKernel.FillTotals(whole, many, threads, LaneWidth.Widest)
                );
            }
            var slice = Panel(BruteModels, falling, dense);
            Time(
                $"brute_{threads}",
                9,
                () => PayoutGridKernel.FillTotalsOfAll(brute, slice, threads, LaneWidth.Widest)
            );
        }
        Write(folder, "ballast_grid.f64", small.Values);
        Write(folder, "ballast_brute.f64", brute.Values);
        Write(folder, "ballast_tiles.f64", whole.Values.AsSpan(0, brute.Values.Length));
        // Cells that are computed: those of present rounds.
        var present = (double)brute.PresentRounds.Sum() / (BruteModels * Rounds);
        Console.WriteLine($"present\t{present:0.000}\t{present:0.000}\t{present:0.000}");
    }

    private static void Equity(string folder)
    {
        const int models = 20;
        const int rounds = 500;
        var pairs = Read(folder, "pairs_2499.f64", 2 * 2499);
        var input = SyntheticPanel.Input(
            models,
            rounds,
            Read(folder, "corr_70_500.f64", models * rounds),
            Read(folder, "tc_70_500.f64", models * rounds),
            Read(folder, "pf_500.f64", rounds),
            SyntheticPanel.Limit,
            pairs
        );
        var grid = new EquityGrid(models, 2499);
        foreach (var threads in (int[])[1, 2])
            Time($"equity_{threads}", 15, () => EquityGridKernel.Fill(grid, input, Lag, threads, LaneWidth.Widest));
        Write(
            folder,
            "ballast_equity.f64",
            [.. grid.FinalEquity, .. grid.LargestDrawdown, .. grid.Cvar, .. grid.Sharpe]
        );
    }

    internal static void Bootstrap(string folder)
    {
        const int portfolios = 100;
        const int resamples = 10_000;
        const int blocks = 65;
        const int length = 20;
        var returns = Read(folder, "boot_y.f64", Rounds * portfolios);
        var starts = new int[resamples * blocks];
        using (var file = File.OpenRead(Path.Combine(folder, "boot_starts.i32")))
            file.ReadExactly(MemoryMarshal.AsBytes(starts.AsSpan()));
        var (totals, both, falls) = (
            new double[resamples * portfolios],
            new double[resamples * portfolios],
            new double[resamples * portfolios]
        );
        var sums = new BootstrapTotals(Rounds, portfolios);
        foreach (var threads in (int[])[1, 2])
        {
            Time($"totals_{threads}", 15, () => sums.Fill(returns, starts, blocks, length, totals, threads));
            Time(
                $"falls_{threads}",
                9,
                () => BlockDrawdown.Fill(returns, portfolios, starts, blocks, length, both, falls, threads)
            );
        }
        for (var r = 0; r < 20; r++)
        {
            var (total, fall) = BlockDrawdown.Plain(returns, portfolios, r, starts.AsSpan(r * blocks, blocks), length);
            var place = (r * portfolios) + r;
            var apart = Math.Abs(total - totals[place]) + Math.Abs(total - both[place]) + Math.Abs(fall - falls[place]);
            if (!(apart < 1e-12))
                throw new InvalidOperationException("Blocks do not come to what their rounds do.");
        }
        Write(folder, "ballast_totals.f64", totals);
        Write(folder, "ballast_falls.f64", falls.AsSpan(0, 500 * portfolios));
    }

    private static void Cvar(string folder)
    {
        const int models = 100;
        // Rounds x models, as the peers have it.
        var values = Read(folder, "opt_100_1300.f64", models * Rounds);
        double[][] returns =
        [
            .. Enumerable
                .Range(0, models)
                .Select(m => Enumerable.Range(0, Rounds).Select(t => values[(t * models) + m]).ToArray()),
        ];
        var inputs = AllocationInputs.Of(returns, 1, WeightLimits.None(models), 0.05, isRaw: true);
        var found = new MinCvar().Solve(inputs);
        Time("cvar_1", 25, () => found = new MinCvar().Solve(inputs));
        Write(folder, "ballast_cvar_objective.f64", [found.Objective!.Value]);
    }

    /// <summary>The best pair of each model.</summary>
    private static int[] Best(PayoutGrid grid)
    {
        var best = new int[grid.Models];
        for (var model = 0; model < best.Length; model++)
        {
            var row = grid.Row(model);
            var place = 0;
            for (var k = 1; k < row.Length; k++)
                place = row[k] > row[place] ? k : place;
            best[model] = place;
        }
        return best;
    }

    private static double[] Read(string folder, string name, int length)
    {
        // As panels are made.
        var values = LargeArray.Uninitialized(length);
        using var file = File.OpenRead(Path.Combine(folder, name));
        file.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static void Write(string folder, string name, ReadOnlySpan<double> values) =>
        File.WriteAllBytes(Path.Combine(folder, name), MemoryMarshal.AsBytes(values));

    private static void Time(string name, int samples, Action run)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < Math.Max(3, samples) || Stopwatch.GetElapsedTime(begun) < WarmUp; i++)
            run();
        var (milliseconds, processor) = (new double[samples], double.PositiveInfinity);
        foreach (ref var sample in milliseconds.AsSpan())
        {
            var used = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            run();
            sample = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        }
        Array.Sort(milliseconds);
        Console.WriteLine($"{name}\t{milliseconds[samples / 2]:0.000}\t{milliseconds[0]:0.000}\t{processor:0.000}");
    }
}
