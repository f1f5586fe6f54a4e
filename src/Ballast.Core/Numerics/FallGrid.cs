using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>
/// How far the returns of every model and multiplier combination, added up round after round, fell from their highest point, the start included.
/// Rounds come in stretches that follow each other.
/// </summary>
/// <remarks>
/// The fall of now is <c>max(0, fall - return)</c>. Each is computed by itself in the order of the rounds without fused operations, so every machine,
/// any number of threads, and <see cref="AddPlain"/> come to the same bits.
/// </remarks>
internal sealed class FallGrid
{
    private const int AllCores = -1;

    // A multiple of every register's lanes.
    private const int Widest = 8;

    // Cells (some 30 microseconds) below which waking a thread costs more than it brings.
    private const long WorthAThread = 50_000;

    private readonly int _models;
    private readonly int _combinations;
    private readonly int _stride;
    private readonly double[] _now;
    private readonly double[] _deepest;

    public FallGrid(int models, int combinations)
    {
        (_models, _combinations) = (models, combinations);
        _stride = (combinations + Widest - 1) / Widest * Widest;
        _now = new double[checked(models * _stride)];
        _deepest = new double[_now.Length];
    }

    /// <summary>The deepest falls of a model's combinations, shares of the stake, positive; 0 where there is no fall and where there is no round.</summary>
    public ReadOnlySpan<double> Deepest(int model) => _deepest.AsSpan(model * _stride, _combinations);

    /// <summary>Goes on through the rounds of an input. A missing round changes nothing.</summary>
    /// <exception cref="ArgumentException">It is of other models or combinations.</exception>
    public void Add(PayoutGridInput input) => Add(input, AllCores, LaneWidth.Widest);

    internal void Add(PayoutGridInput input, int threads, LaneWidth width)
    {
        if (input.Models != _models || input.Combinations != _combinations)
            throw new ArgumentException("The grid is of another shape than its input.", nameof(input));
        switch (PayoutGridKernel.Resolve(width))
        {
            case LaneWidth.Vector512:
                Run<Lanes512, Vector512<double>>(input, threads);
                break;
            case LaneWidth.Vector256:
                Run<Lanes256, Vector256<double>>(input, threads);
                break;
            case LaneWidth.Vector128:
                Run<Lanes128, Vector128<double>>(input, threads);
                break;
            default:
                Run<ScalarLanes, double>(input, threads);
                break;
        }
    }

    /// <summary>Goes on through rounds one by one: for formulas that no input can hold, and the oracle of the kernel.</summary>
    /// <param name="rounds">Number of rounds.</param>
    /// <param name="returns">What a model, a round and a combination returned; NaN where it is missing.</param>
    public void AddPlain(int rounds, Func<int, int, int, double> returns)
    {
        for (var model = 0; model < _models; model++)
        for (var k = 0; k < _combinations; k++)
        {
            ref var now = ref _now[(model * _stride) + k];
            ref var deepest = ref _deepest[(model * _stride) + k];
            for (var round = 0; round < rounds; round++)
            {
                var value = returns(model, round, k);
                if (double.IsNaN(value))
                    continue;
                now = Math.Max(0, now - value);
                deepest = Math.Max(deepest, now);
            }
        }
    }

    private void Run<TLanes, TVector>(PayoutGridInput input, int threads)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var multipliers = Padded(input);
        var cells = Math.Max(1, (long)input.Rounds * _combinations);
        if (threads == 1 || cells * _models < 2 * WorthAThread)
        {
            var rounds = new Present(input);
            for (var model = 0; model < _models; model++)
                Walk<TLanes, TVector>(input, multipliers, rounds, model);
            return;
        }
        Parallel.For(
            0,
            _models,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new Present(input),
            (model, _, rounds) =>
            {
                Walk<TLanes, TVector>(input, multipliers, rounds, model);
                return rounds;
            },
            _ => { }
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk<TLanes, TVector>(PayoutGridInput input, double[] multipliers, Present rounds, int model)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var count = rounds.Read(input, model);
        var now = _now.AsSpan(model * _stride, _stride);
        var deepest = _deepest.AsSpan(model * _stride, _stride);
        var zero = TLanes.Broadcast(0);
        for (var k = 0; k < _stride; k += TLanes.Count)
        {
            var (fall, most) = (TLanes.Load(now, k), TLanes.Load(deepest, k));
            for (var t = 0; t < count; t++)
            {
                var sum = zero;
                for (var plane = 0; plane < input.Planes; plane++)
                {
                    var score = TLanes.Broadcast(rounds.Scores[(plane * input.Rounds) + t]);
                    sum = TLanes.Add(sum, TLanes.Multiply(TLanes.Load(multipliers, (plane * _stride) + k), score));
                }
                var loss = TLanes.Clip(
                    TLanes.Multiply(TLanes.Broadcast(rounds.Losses[t]), sum),
                    TLanes.Broadcast(rounds.Limits[t])
                );
                fall = TLanes.Max(TLanes.Add(fall, loss), zero);
                most = TLanes.Max(most, fall);
            }
            TLanes.Store(fall, now, k);
            TLanes.Store(most, deepest, k);
        }
    }

    /// <summary>Planes x combinations, as the walk reads them; what is behind a row's end is zero.</summary>
    private double[] Padded(PayoutGridInput input)
    {
        var padded = new double[input.Planes * _stride];
        for (var k = 0; k < _combinations; k++)
        for (var plane = 0; plane < input.Planes; plane++)
            padded[(plane * _stride) + k] = input.Multipliers[(k * input.Planes) + plane];
        return padded;
    }

    /// <summary>The rounds that a model has, one behind the other.</summary>
    private sealed class Present(PayoutGridInput input)
    {
        public double[] Scores { get; } = new double[input.Planes * input.Rounds];

        /// <summary>The factor, less than zero: what turns a sum of scores into a loss.</summary>
        public double[] Losses { get; } = new double[input.Rounds];

        public double[] Limits { get; } = new double[input.Rounds];

        public int Read(PayoutGridInput input, int model)
        {
            var count = 0;
            for (var round = 0; round < input.Rounds; round++)
            {
                if (PlainPayoutGrid.IsMissing(input, model, round))
                    continue;
                for (var plane = 0; plane < input.Planes; plane++)
                    Scores[(plane * input.Rounds) + count] = input.Scores(plane, model)[round];
                Losses[count] = -input.RoundFactor[input.FirstColumn + round];
                Limits[count] = input.RoundLimit[input.FirstColumn + round];
                count++;
            }
            return count;
        }
    }
}
