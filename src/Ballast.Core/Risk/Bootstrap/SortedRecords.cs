using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Core.Numerics;
using Ballast.Core.Risk.Measures;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>
/// What measures that do not ask for the order of rounds come to on eight ascending series side by side (<see cref="SeriesTable"/>): sums are taken once for
/// all measures, and come to the very same bits as each measure of each series.
/// </summary>
internal sealed class SortedRecords(int rounds)
{
    private const int Width = SeriesTable.Width;

    private readonly double[] _table = new double[rounds * Width];
    private readonly double[] _row = new double[rounds];
    private readonly double[] _sums = new double[Width];
    private readonly double[] _squares = new double[Width];
    private readonly double[] _down = new double[Width];
    private readonly double[] _gains = new double[Width];
    private readonly double[] _losses = new double[Width];
    private readonly double[] _wins = new double[Width];
    private readonly double[] _burns = new double[Width];
    private readonly bool[] _vary = new bool[Width];

    /// <summary>The series: filled by the caller, who then calls <see cref="Read"/>.</summary>
    public Span<double> Table => _table;

    /// <summary>Takes the sums of what the table holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read()
    {
        ReadOnlySpan<double> table = _table;
        var (zero, one) = (Vector<double>.Zero, Vector<double>.One);
        for (var part = 0; part < Width; part += Vector<double>.Count)
        {
            var (sum, down, gains, losses, wins, burns, squares) = (zero, zero, zero, zero, zero, zero, zero);
            for (var i = part; i < table.Length; i += Width)
            {
                var value = SeriesTable.At(table, i);
                var (gain, loss) = (Vector.Max(value, zero), Vector.Min(value, zero));
                sum += value;
                down += loss * loss;
                gains += gain;
                losses -= loss;
                wins += Vector.ConditionalSelect(Vector.GreaterThan(value, zero), one, zero);
                burns += Vector.ConditionalSelect(Vector.LessThan(value, zero), one, zero);
            }
            var mean = sum / new Vector<double>(rounds);
            for (var i = part; i < table.Length; i += Width)
            {
                var apart = SeriesTable.At(table, i) - mean;
                squares += apart * apart;
            }
            SeriesTable.Set(sum, _sums, part);
            SeriesTable.Set(squares, _squares, part);
            SeriesTable.Set(down, _down, part);
            SeriesTable.Set(gains, _gains, part);
            SeriesTable.Set(losses, _losses, part);
            SeriesTable.Set(wins, _wins, part);
            SeriesTable.Set(burns, _burns, part);
        }
        for (var s = 0; s < Width; s++)
            _vary[s] = Varies(s);
    }

    /// <summary>A measure of one of the series.</summary>
    public double Of(IRiskMeasure measure, int s) =>
        measure switch
        {
            MeanReturn => Mean(s),
            MedianReturn => At(s, 0.5),
            WinRate => _wins[s] / rounds,
            BurnRate => _burns[s] / rounds,
            Volatility => Deviation(s),
            DownsideDeviation => Downside(s),
            Sharpe => Deviation(s) is > 0 and var deviation ? Mean(s) / deviation : double.NaN,
            Sortino => Downside(s) is > 0 and var downside && _vary[s] ? Mean(s) / downside : double.NaN,
            OmegaRatio => _losses[s] > 0 && _vary[s] ? _gains[s] / _losses[s] : double.NaN,
            TailRatio => At(s, ValueAtRisk.Tail) is < 0 and var bad && _vary[s]
                ? At(s, 1 - ValueAtRisk.Tail) / -bad
                : double.NaN,
            ValueAtRisk => At(s, ValueAtRisk.Tail),
            ConditionalValueAtRisk => Tail(s),
            ExactTailMean => ExactTail(s),
            CvarAdjusted => Tail(s) is < 0 and var tail && _vary[s] ? Mean(s) / -tail : double.NaN,
            _ => Plain(measure, s),
        };

    private double Mean(int s) => _sums[s] / rounds;

    private double Deviation(int s) =>
        rounds < 2 ? double.NaN
        : _vary[s] ? Math.Sqrt(_squares[s] / (rounds - 1))
        : 0;

    private double Downside(int s) => Math.Sqrt(_down[s] / rounds);

    private double At(int s, double share)
    {
        var (below, above, part) = Quantile.Place(rounds, share);
        var (low, high) = (_table[(below * Width) + s], _table[(above * Width) + s]);
        return low + (part * (high - low));
    }

    /// <summary>Mean of what is not above the quantile: in front, because the series ascends.</summary>
    private double Tail(int s)
    {
        var bound = At(s, ValueAtRisk.Tail);
        var (sum, count) = (0.0, 0);
        for (; count < rounds && _table[(count * Width) + s] <= bound; count++)
            sum += _table[(count * Width) + s];
        return count == 0 ? double.NaN : sum / count;
    }

    private double ExactTail(int s)
    {
        var share = ValueAtRisk.Tail * rounds;
        var whole = (int)share;
        var sum = 0.0;
        for (var t = 0; t < whole; t++)
            sum += _table[(t * Width) + s];
        return (whole < rounds ? sum + ((share - whole) * _table[(whole * Width) + s]) : sum) / share;
    }

    private bool Varies(int s)
    {
        for (var i = s; i < _table.Length; i += Width)
        {
            if (Variation.AreApart(_table[s], _table[i]))
                return true;
        }
        return false;
    }

    private double Plain(IRiskMeasure measure, int s)
    {
        SeriesTable.Take(_table, s, _row);
        return measure.Compute(_row);
    }
}
