using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>
/// Equity under overlapping rounds, fast: three vectors of combinations walk through the rounds together, and the worst rounds
/// of like combinations are looked for together. Equals <see cref="PlainEquityGrid"/>, where the law stands, to 1e-12 relative or 1e-13 absolute.
/// </summary>
/// <remarks>
/// Work is shared out by models and never inside a sum, so one thread and many give the same bits. Machines with
/// registers of different width may differ in the last digits, because they add in another order.
/// </remarks>
internal static class EquityGridKernel
{
    private const int AllCores = -1;

    /// <summary>One score or two: with more the multipliers of a block would not stay in registers, and nobody asks yet.</summary>
    private const int MostPlanes = 2;

    // Cells (some 30 microseconds) below which waking a thread, or taking another part, costs more than it brings.
    private const long WorthAThread = 50_000;

    // Where less than this share of the mean square is variance, a difference of sums has lost digits: it is computed anew.
    private const double ThinVariance = 1e-3;

    /// <summary>Final equity, largest drawdown, CVaR 5 % and Sharpe ratio.</summary>
    /// <param name="input">Scores of one or two metrics, round terms and combinations.</param>
    /// <param name="lag">Rounds until a payout comes in, 1 or more.</param>
    /// <param name="maxDegreeOfParallelism">Most threads to use, or -1 for as many as there are cores.</param>
    /// <exception cref="ArgumentException">The panel has more than two scores.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The lag is below 1, or the number of threads is neither -1 nor at least 1.
    /// </exception>
    public static EquityGrid Compute(PayoutGridInput input, int lag, int maxDegreeOfParallelism = AllCores) =>
        Compute(input, lag, maxDegreeOfParallelism, LaneWidth.Widest);

    internal static EquityGrid Compute(PayoutGridInput input, int lag, int threads, LaneWidth width)
    {
        ArgumentNullException.ThrowIfNull(input);
        var grid = new EquityGrid(input.Models, input.Combinations);
        Fill(grid, input, lag, threads, width);
        return grid;
    }

    /// <summary>The same into a grid that is there: fetching fresh memory from the system can take as long as the answer.</summary>
    internal static void Fill(EquityGrid grid, PayoutGridInput input, int lag, int threads, LaneWidth width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lag);
        if (threads != AllCores)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads, "maxDegreeOfParallelism");
        if (input.Planes > MostPlanes)
            throw new ArgumentException($"The panel has at most {MostPlanes} scores.", nameof(input));
        if (grid.Models != input.Models || grid.Combinations != input.Combinations)
            throw new ArgumentException("The grid is of another shape than its input.", nameof(grid));
        switch (PayoutGridKernel.Resolve(width))
        {
            case LaneWidth.Vector512:
                Run<Lanes512, Vector512<double>>(grid, input, lag, threads);
                break;
            case LaneWidth.Vector256:
                Run<Lanes256, Vector256<double>>(grid, input, lag, threads);
                break;
            case LaneWidth.Vector128:
                Run<Lanes128, Vector128<double>>(grid, input, lag, threads);
                break;
            default:
                Run<ScalarLanes, double>(grid, input, lag, threads);
                break;
        }
    }

    private static void Run<TLanes, TVector>(EquityGrid grid, PayoutGridInput input, int lag, int threads)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var terms = new EquityTerms(input, lag, TLanes.Count);
        var cells = Math.Max(1, ((long)input.Rounds + lag) * input.Combinations);
        if (threads == 1 || cells * input.Models < 2 * WorthAThread)
        {
            RunModels<TLanes, TVector>(terms, grid, 0, input.Models, new EquityRow(terms, TLanes.Count));
            return;
        }
        var models = (int)Math.Clamp(WorthAThread / cells, 1, input.Models);
        Parallel.For(
            0,
            (input.Models + models - 1) / models,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new EquityRow(terms, TLanes.Count),
            (part, _, row) =>
            {
                var first = part * models;
                RunModels<TLanes, TVector>(terms, grid, first, Math.Min(first + models, input.Models), row);
                return row;
            },
            _ => { }
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunModels<TLanes, TVector>(
        EquityTerms terms,
        EquityGrid grid,
        int first,
        int end,
        EquityRow row
    )
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var combinations = grid.Combinations;
        for (var model = first; model < end; model++)
        {
            row.Read<TLanes, TVector>(terms, model);
            grid.PresentRounds[model] = row.Present;
            EquityWalk<TLanes, TVector>.Run(terms, row);
            EquityTail<TLanes, TVector>.Run(terms, row);
            Sharpe<TLanes, TVector>(terms, row, model);
            var finalEquity = grid.FinalEquity.AsSpan(model * combinations, combinations);
            var drawdown = grid.LargestDrawdown.AsSpan(model * combinations, combinations);
            var cvar = grid.Cvar.AsSpan(model * combinations, combinations);
            var sharpe = grid.Sharpe.AsSpan(model * combinations, combinations);
            for (var place = 0; place < combinations; place++)
            {
                var k = terms.Order[place];
                finalEquity[k] = row.Equity[place];
                drawdown[k] = row.Drawdown[place];
                cvar[k] = row.Cvar[place];
                sharpe[k] = row.Sharpe[place];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sharpe<TLanes, TVector>(EquityTerms terms, EquityRow row, int model)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var present = TLanes.Broadcast(row.Present);
        for (var i = 0; i < row.Sharpe.Length; i += TLanes.Count)
        {
            var mean = TLanes.Divide(TLanes.Load(row.Sum, i), present);
            var square = TLanes.Divide(TLanes.Load(row.Squares, i), present);
            var variance = TLanes.MultiplyAdd(mean, TLanes.Multiply(mean, TLanes.Broadcast(-1)), square);
            TLanes.Store(TLanes.Divide(mean, TLanes.SquareRoot(variance)), row.Sharpe, i);
            var isThick = TLanes.IsAbove(variance, TLanes.Multiply(square, TLanes.Broadcast(ThinVariance)));
            if (TLanes.CountSet(isThick) == TLanes.Count)
                continue;
            TLanes.Store(TLanes.Keep(isThick, TLanes.Broadcast(1)), row.Tail, 0);
            for (var lane = 0; lane < TLanes.Count && i + lane < terms.Order.Length; lane++)
            {
                if (row.Tail[lane] == 0)
                    row.Sharpe[i + lane] = Sharpe(terms.Input, model, terms.Order[i + lane]);
            }
        }
    }

    private static double Sharpe(PayoutGridInput input, int model, int combination) =>
        PlainEquityGrid.Sharpe(Gaps.Dropped(PlainPayoutGrid.Returns(input, model, combination)));
}
