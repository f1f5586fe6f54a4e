using System.Runtime.Intrinsics;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>
/// The payout grid, fast: each score is read once for all combinations, and a round that cannot clip anywhere on the
/// grid costs nothing a combination. Equals <see cref="PlainPayoutGrid"/> to 1e-12 relative or 1e-13 absolute.
/// </summary>
/// <remarks>
/// Work is shared out by models and never inside a sum, so one thread and many give the same bits. Machines with
/// registers of different width may differ in the last digits, because they add in another order.
/// </remarks>
internal static class PayoutGridKernel
{
    private const int AllCores = -1;

    // Small enough that two threads end at about the same time, large enough that taking one costs nothing.
    private const int ModelsAtATime = 32;

    // Below this many scores (some 30 microseconds) waking a thread costs more than it brings.
    private const long WorthAThread = 100_000;

    /// <summary>The sum of the returns of all present rounds, a share of stake.</summary>
    /// <param name="input">Scores, round terms and combinations.</param>
    /// <param name="maxDegreeOfParallelism">Most threads to use, or -1 for as many as there are cores.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is neither -1 nor at least 1.</exception>
    public static PayoutGrid Totals(PayoutGridInput input, int maxDegreeOfParallelism = AllCores) =>
        Totals(input, maxDegreeOfParallelism, LaneWidth.Widest);

    /// <summary>The return of staying in for all present rounds: the product of (1 + return), minus 1.</summary>
    /// <param name="input">Scores, round terms and combinations.</param>
    /// <param name="maxDegreeOfParallelism">Most threads to use, or -1 for as many as there are cores.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is neither -1 nor at least 1.</exception>
    public static PayoutGrid Compounded(PayoutGridInput input, int maxDegreeOfParallelism = AllCores) =>
        Compounded(input, maxDegreeOfParallelism, LaneWidth.Widest);

    internal static PayoutGrid Totals(PayoutGridInput input, int threads, LaneWidth width)
    {
        var grid = Empty(input);
        FillTotals(grid, input, threads, width);
        return grid;
    }

    /// <summary>The same into a grid that is there: fetching fresh memory from the system can take as long as the answer.</summary>
    internal static void FillTotals(PayoutGrid grid, PayoutGridInput input, int threads, LaneWidth width)
    {
        switch (Resolve(width))
        {
            case LaneWidth.Vector512:
                Run<Lanes512, Vector512<double>, Adding<Lanes512, Vector512<double>>>(grid, input, threads);
                break;
            case LaneWidth.Vector256:
                Run<Lanes256, Vector256<double>, Adding<Lanes256, Vector256<double>>>(grid, input, threads);
                break;
            case LaneWidth.Vector128:
                Run<Lanes128, Vector128<double>, Adding<Lanes128, Vector128<double>>>(grid, input, threads);
                break;
            default:
                Run<ScalarLanes, double, Adding<ScalarLanes, double>>(grid, input, threads);
                break;
        }
    }

    /// <summary>The totals with every present cell computed, as a yardstick.</summary>
    internal static void FillTotalsOfAll(PayoutGrid grid, PayoutGridInput input, int threads, LaneWidth width)
    {
        switch (Resolve(width))
        {
            case LaneWidth.Vector512:
                Run<Lanes512, Vector512<double>, AddingAll<Lanes512, Vector512<double>>>(grid, input, threads);
                break;
            case LaneWidth.Vector256:
                Run<Lanes256, Vector256<double>, AddingAll<Lanes256, Vector256<double>>>(grid, input, threads);
                break;
            case LaneWidth.Vector128:
                Run<Lanes128, Vector128<double>, AddingAll<Lanes128, Vector128<double>>>(grid, input, threads);
                break;
            default:
                Run<ScalarLanes, double, AddingAll<ScalarLanes, double>>(grid, input, threads);
                break;
        }
    }

    internal static PayoutGrid Compounded(PayoutGridInput input, int threads, LaneWidth width)
    {
        var grid = Empty(input);
        switch (Resolve(width))
        {
            case LaneWidth.Vector512:
                Run<Lanes512, Vector512<double>, Compounding<Lanes512, Vector512<double>>>(grid, input, threads);
                break;
            case LaneWidth.Vector256:
                Run<Lanes256, Vector256<double>, Compounding<Lanes256, Vector256<double>>>(grid, input, threads);
                break;
            case LaneWidth.Vector128:
                Run<Lanes128, Vector128<double>, Compounding<Lanes128, Vector128<double>>>(grid, input, threads);
                break;
            default:
                Run<ScalarLanes, double, Compounding<ScalarLanes, double>>(grid, input, threads);
                break;
        }
        return grid;
    }

    private static PayoutGrid Empty(PayoutGridInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new PayoutGrid(input.Models, input.Combinations);
    }

    internal static bool IsSupported(LaneWidth width) =>
        width switch
        {
            LaneWidth.Vector512 => Lanes512.IsSupported,
            LaneWidth.Vector256 => Lanes256.IsSupported,
            LaneWidth.Vector128 => Lanes128.IsSupported,
            _ => true,
        };

    internal static LaneWidth Resolve(LaneWidth width) =>
        width != LaneWidth.Widest ? width
        : Lanes512.IsSupported ? LaneWidth.Vector512
        : Lanes256.IsSupported ? LaneWidth.Vector256
        : Lanes128.IsSupported ? LaneWidth.Vector128
        : LaneWidth.Scalar;

    private static void Run<TLanes, TVector, TFold>(PayoutGrid grid, PayoutGridInput input, int threads)
        where TLanes : ILanes<TVector>
        where TVector : struct
        where TFold : IRoundFold<TVector>
    {
        if (threads != AllCores)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads, "maxDegreeOfParallelism");
        if (grid.Models != input.Models || grid.Combinations != input.Combinations)
            throw new ArgumentException("The grid is of another shape than its input.", nameof(grid));
        var terms = new GridTerms(input, TLanes.Count);
        var lattice = TFold.IsSum ? GridLattice.Find(input) : null;
        Room Make() =>
            new(
                new SplitRow(terms, TLanes.Count),
                lattice is null ? null : new LatticeRow(terms, lattice, TLanes.Count)
            );
        if (threads == 1 || (long)input.Models * input.Rounds * input.Planes < WorthAThread)
        {
            RunModels<TLanes, TVector, TFold>(terms, grid, 0, input.Models, Make());
            return;
        }
        Parallel.For(
            0,
            (input.Models + ModelsAtATime - 1) / ModelsAtATime,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            Make,
            (part, _, room) =>
            {
                var first = part * ModelsAtATime;
                var end = Math.Min(first + ModelsAtATime, input.Models);
                RunModels<TLanes, TVector, TFold>(terms, grid, first, end, room);
                return room;
            },
            _ => { }
        );
    }

    private static void RunModels<TLanes, TVector, TFold>(
        GridTerms terms,
        PayoutGrid grid,
        int first,
        int end,
        Room room
    )
        where TLanes : ILanes<TVector>
        where TVector : struct
        where TFold : IRoundFold<TVector>
    {
        for (var model = first; model < end; model++)
        {
            var row = room.Row;
            RowSplitter<TLanes, TVector, TFold>.Split(terms, model, row);
            if (room.Lattice is { } lattice)
                LatticeLoop<TLanes, TVector, TFold>.Run(row, lattice, grid.Row(model));
            else
                CombinationLoop<TLanes, TVector, TFold>.Run(terms, row, grid.Row(model));
            grid.PresentRounds[model] = row.Present;
        }
    }

    /// <summary>Where one thread works.</summary>
    private sealed record Room(SplitRow Row, LatticeRow? Lattice);
}
