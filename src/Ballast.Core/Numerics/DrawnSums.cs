using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>
/// Sums of drawn values of many series at once: all series are drawn at the same places, so that they lie side by side and a draw is read once for
/// all. Each sum is added up by itself in the order of the draws, so every machine, and the plain loop over one series, come to the same bits.
/// </summary>
internal sealed class DrawnSums
{
    /// <summary>Series at a time. A multiple of four vectors of up to 32 bytes; so many of 1,300 values still lie in the second cache.</summary>
    public const int Series = 16;

    // A vector of 64 bytes that lies across two lines of the cache takes as long as two.
    private const int ValuesALine = 8;

    private readonly double[] _table;
    private readonly int _start;
    private readonly int _places;
    private readonly int _series;

    /// <summary>A table of zeros, to be filled through <see cref="Values"/>.</summary>
    /// <param name="places">Values of a series.</param>
    /// <param name="series">At most <see cref="Series"/>.</param>
    public DrawnSums(int places, int series)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(series, Series);
        (_places, _series) = (places, series);
        // Pinned, so that the start of a line stays one.
        _table = GC.AllocateArray<double>((_places * Series) + ValuesALine, pinned: true);
        _start = LineStart(_table);
    }

    /// <summary>Lays up to <see cref="Series"/> series side by side; what is left is zero.</summary>
    /// <param name="series">Of one length.</param>
    public DrawnSums(ReadOnlySpan<double[]> series)
        : this(series[0].Length, series.Length)
    {
        var table = _table.AsSpan(_start);
        for (var i = 0; i < series.Length; i++)
        {
            var values = series[i];
            for (var t = 0; t < values.Length; t++)
                table[(t * Series) + i] = values[t];
        }
    }

    /// <summary>The values of all series at a place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A place is none of the series.</exception>
    public Span<double> Values(int place) => _table.AsSpan(_start + Row(place), _series);

    /// <summary>The sums of the values, and of their squares, at the drawn places.</summary>
    /// <param name="places">Each a place of the series.</param>
    /// <param name="sums">One a series.</param>
    /// <param name="squares">One a series.</param>
    /// <exception cref="ArgumentOutOfRangeException">A place is none of the series.</exception>
    public void Compute(ReadOnlySpan<int> places, Span<double> sums, Span<double> squares) =>
        Compute(places, sums, squares, LaneWidth.Widest);

    internal void Compute(ReadOnlySpan<int> places, Span<double> sums, Span<double> squares, LaneWidth width)
    {
        // The loops do not check the end.
        sums = sums[..Series];
        squares = squares[..Series];
        switch (PayoutGridKernel.Resolve(width))
        {
            case LaneWidth.Vector512 when _series <= Lanes512.Count:
                sums.Clear();
                squares.Clear();
                One<Lanes512, Vector512<double>>(places, sums, squares);
                break;
            case LaneWidth.Vector512:
                Two<Lanes512, Vector512<double>>(places, sums, squares);
                break;
            case LaneWidth.Vector256:
                Four<Lanes256, Vector256<double>>(places, sums, squares);
                break;
            case LaneWidth.Vector128:
                Four<Lanes128, Vector128<double>>(places, sums, squares);
                break;
            default:
                Four<ScalarLanes, double>(places, sums, squares);
                break;
        }
    }

    /// <summary>Of the first series, as many as fit into one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void One<TLanes, TVector>(ReadOnlySpan<int> places, Span<double> sums, Span<double> squares)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        ReadOnlySpan<double> table = _table.AsSpan(_start);
        TVector sum,
            square;
        sum = square = TLanes.Broadcast(0);
        foreach (var place in places)
        {
            var value = TLanes.Load(table, Row(place));
            (sum, square) = (TLanes.Add(sum, value), TLanes.Add(square, TLanes.Multiply(value, value)));
        }
        TLanes.Store(sum, sums, 0);
        TLanes.Store(square, squares, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Two<TLanes, TVector>(ReadOnlySpan<int> places, Span<double> sums, Span<double> squares)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var width = TLanes.Count;
        for (var i = 0; i < Series; i += 2 * width)
        {
            ReadOnlySpan<double> table = _table.AsSpan(_start + i);
            TVector s0,
                s1,
                q0,
                q1;
            s0 = s1 = q0 = q1 = TLanes.Broadcast(0);
            foreach (var place in places)
            {
                var row = Row(place);
                var (v0, v1) = (TLanes.Load(table, row), TLanes.Load(table, row + width));
                (s0, s1) = (TLanes.Add(s0, v0), TLanes.Add(s1, v1));
                // Not fused: the plain loop rounds the square.
                (q0, q1) = (TLanes.Add(q0, TLanes.Multiply(v0, v0)), TLanes.Add(q1, TLanes.Multiply(v1, v1)));
            }
            TLanes.Store(s0, sums, i);
            TLanes.Store(s1, sums, i + width);
            TLanes.Store(q0, squares, i);
            TLanes.Store(q1, squares, i + width);
        }
    }

    /// <summary>Four narrow vectors at once: one sum alone waits for its last addition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Four<TLanes, TVector>(ReadOnlySpan<int> places, Span<double> sums, Span<double> squares)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var width = TLanes.Count;
        for (var i = 0; i < Series; i += 4 * width)
        {
            ReadOnlySpan<double> table = _table.AsSpan(_start + i);
            TVector s0,
                s1,
                s2,
                s3,
                q0,
                q1,
                q2,
                q3;
            s0 = s1 = s2 = s3 = q0 = q1 = q2 = q3 = TLanes.Broadcast(0);
            foreach (var place in places)
            {
                var row = Row(place);
                var (v0, v1) = (TLanes.Load(table, row), TLanes.Load(table, row + width));
                var (v2, v3) = (TLanes.Load(table, row + (2 * width)), TLanes.Load(table, row + (3 * width)));
                (s0, s1, s2, s3) = (TLanes.Add(s0, v0), TLanes.Add(s1, v1), TLanes.Add(s2, v2), TLanes.Add(s3, v3));
                (q0, q1) = (TLanes.Add(q0, TLanes.Multiply(v0, v0)), TLanes.Add(q1, TLanes.Multiply(v1, v1)));
                (q2, q3) = (TLanes.Add(q2, TLanes.Multiply(v2, v2)), TLanes.Add(q3, TLanes.Multiply(v3, v3)));
            }
            Store<TLanes, TVector>(s0, s1, s2, s3, sums[i..]);
            Store<TLanes, TVector>(q0, q1, q2, q3, squares[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Row(int place)
    {
        if ((uint)place >= (uint)_places)
            throw new ArgumentOutOfRangeException(nameof(place), place, $"There are {_places} places.");
        return place * Series;
    }

    private static void Store<TLanes, TVector>(TVector v0, TVector v1, TVector v2, TVector v3, Span<double> target)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        TLanes.Store(v0, target, 0);
        TLanes.Store(v1, target, TLanes.Count);
        TLanes.Store(v2, target, 2 * TLanes.Count);
        TLanes.Store(v3, target, 3 * TLanes.Count);
    }

    /// <summary>The first value that begins a line of the cache.</summary>
    private static unsafe int LineStart(double[] table)
    {
        var values = (nuint)Unsafe.AsPointer(ref table[0]) / sizeof(double);
        return (int)((ValuesALine - (values % ValuesALine)) % ValuesALine);
    }
}
