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

    internal static PayoutGrid Totals(PayoutGridInput input, int threads, LaneWidth width) =>
        Resolve(width) switch
        {
            LaneWidth.Vector512 => Run<Lanes512, Vector512<double>, Adding<Lanes512, Vector512<double>>>(
                input,
                threads
            ),
            LaneWidth.Vector256 => Run<Lanes256, Vector256<double>, Adding<Lanes256, Vector256<double>>>(
                input,
                threads
            ),
            _ => Run<ScalarLanes, double, Adding<ScalarLanes, double>>(input, threads),
        };

    internal static PayoutGrid Compounded(PayoutGridInput input, int threads, LaneWidth width) =>
        Resolve(width) switch
        {
            LaneWidth.Vector512 => Run<Lanes512, Vector512<double>, Compounding<Lanes512, Vector512<double>>>(
                input,
                threads
            ),
            LaneWidth.Vector256 => Run<Lanes256, Vector256<double>, Compounding<Lanes256, Vector256<double>>>(
                input,
                threads
            ),
            _ => Run<ScalarLanes, double, Compounding<ScalarLanes, double>>(input, threads),
        };

    internal static bool IsSupported(LaneWidth width) =>
        width switch
        {
            LaneWidth.Vector512 => Lanes512.IsSupported,
            LaneWidth.Vector256 => Lanes256.IsSupported,
            _ => true,
        };

    internal static LaneWidth Resolve(LaneWidth width) =>
        width != LaneWidth.Widest ? width
        : Lanes512.IsSupported ? LaneWidth.Vector512
        : Lanes256.IsSupported ? LaneWidth.Vector256
        : LaneWidth.Scalar;

    private static PayoutGrid Run<TLanes, TVector, TFold>(PayoutGridInput input, int threads)
        where TLanes : ILanes<TVector>
        where TVector : struct
        where TFold : IRoundFold<TVector>
    {
        ArgumentNullException.ThrowIfNull(input);
        if (threads != AllCores)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads, "maxDegreeOfParallelism");
        var grid = new PayoutGrid(input.Models, input.Combinations);
        var terms = new GridTerms(input, TLanes.Count);
        if (threads == 1 || (long)input.Models * input.Rounds * input.Planes < WorthAThread)
        {
            RunModels<TLanes, TVector, TFold>(terms, grid, 0, input.Models, new SplitRow(terms, TLanes.Count));
            return grid;
        }
        Parallel.For(
            0,
            (input.Models + ModelsAtATime - 1) / ModelsAtATime,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new SplitRow(terms, TLanes.Count),
            (part, _, row) =>
            {
                var first = part * ModelsAtATime;
                var end = Math.Min(first + ModelsAtATime, input.Models);
                RunModels<TLanes, TVector, TFold>(terms, grid, first, end, row);
                return row;
            },
            _ => { }
        );
        return grid;
    }

    private static void RunModels<TLanes, TVector, TFold>(
        GridTerms terms,
        PayoutGrid grid,
        int first,
        int end,
        SplitRow row
    )
        where TLanes : ILanes<TVector>
        where TVector : struct
        where TFold : IRoundFold<TVector>
    {
        for (var model = first; model < end; model++)
        {
            RowSplitter<TLanes, TVector, TFold>.Split(terms, model, row);
            CombinationLoop<TLanes, TVector, TFold>.Run(terms, row, grid.Row(model));
            grid.PresentRounds[model] = row.Present;
        }
    }
}
