using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Core.Ledger;
using Ballast.Core.Numerics;
using Ballast.Core.Risk.Measures;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>
/// What measures of whole records come to on eight series side by side (<see cref="SeriesTable"/>): all curves are walked along once, and come to the very
/// same bits as each measure of each series. Returns that compound by another law than the legacy one are measured one by one.
/// </summary>
internal sealed class PathRecords(int rounds)
{
    private const int Width = SeriesTable.Width;
    private const double Rounding = 1e-9;

    private readonly double[] _table = new double[rounds * Width];
    private readonly double[] _row = new double[rounds];
    private readonly double[] _sums = new double[Width];
    private readonly double[] _capital = new double[Width];
    private readonly double[] _best = new double[Width];
    private readonly double[] _worst = new double[Width];
    private readonly double[] _falls = new double[Width];
    private readonly double[] _sumFalls = new double[Width];
    private readonly double[] _streaks = new double[Width];

    /// <summary>The series: filled by the caller, who then calls <see cref="Read"/>.</summary>
    public Span<double> Table => _table;

    /// <summary>Walks along what the table holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read()
    {
        ReadOnlySpan<double> table = _table;
        var (zero, one) = (Vector<double>.Zero, Vector<double>.One);
        for (var part = 0; part < Width; part += Vector<double>.Count)
        {
            var (sum, top, sumFall) = (zero, zero, zero);
            var (capital, peak, fall) = (one, one, zero);
            var (best, worst) = (Broadcast(double.NegativeInfinity), Broadcast(double.PositiveInfinity));
            var (run, streak) = (zero, zero);
            for (var i = part; i < table.Length; i += Width)
            {
                var value = SeriesTable.At(table, i);
                (best, worst) = (Vector.Max(best, value), Vector.Min(worst, value));
                sum += value;
                top = Vector.Max(top, sum);
                sumFall = Vector.Max(sumFall, top - sum);
                capital *= one + value;
                peak = Vector.Max(peak, capital);
                fall = Vector.Max(fall, one - (capital / peak));
                run = Vector.ConditionalSelect(Vector.LessThan(value, zero), run + one, zero);
                streak = Vector.Max(streak, run);
            }
            SeriesTable.Set(sum, _sums, part);
            SeriesTable.Set(capital, _capital, part);
            SeriesTable.Set(best, _best, part);
            SeriesTable.Set(worst, _worst, part);
            SeriesTable.Set(fall, _falls, part);
            SeriesTable.Set(sumFall, _sumFalls, part);
            SeriesTable.Set(streak, _streaks, part);
        }
    }

    /// <summary>A measure of one of the series.</summary>
    public double Of(IRiskMeasure measure, int s) =>
        measure switch
        {
            TotalReturn => _sums[s],
            BestRound => _best[s],
            WorstRound => _worst[s],
            AdditiveDrawdown => _sumFalls[s],
            LongestBurnStreak => _streaks[s],
            CompoundedReturn { Law: var law } when law == Compounding.Legacy => _capital[s] - 1,
            MaxDrawdown { Law: var law } when law == Compounding.Legacy => _falls[s],
            Calmar { Law: var law } when law == Compounding.Legacy => CalmarOf(s),
            _ => measure.Compute(Row(s)),
        };

    /// <summary>
    /// Between which values a measure of one of the series lies: Calmar's ratio needs a logarithm a round, and its bounds one a series. Of every other measure both are its value.
    /// </summary>
    public (double Low, double High) BoundsOf(IRiskMeasure measure, int s)
    {
        if (measure is not Calmar { Law: var law } || law != Compounding.Legacy)
            return (Of(measure, s), Of(measure, s));
        var size = Math.Max(Math.Abs(_best[s]), Math.Abs(_worst[s]));
        var isUsual = _falls[s] > 0 && _worst[s] > -1 && _best[s] - _worst[s] > Rounding * size;
        if (!isUsual || _capital[s] is < 1e-250 or > 1e250)
            return (double.NegativeInfinity, double.PositiveInfinity);
        // The product and the sum of logarithms differ by less than a hundred-millionth of this, in thousands of rounds.
        var growth = Math.Exp(Math.Log(_capital[s]) / rounds) - 1;
        return ((growth - Rounding) / _falls[s], (growth + Rounding) / _falls[s]);
    }

    private double CalmarOf(int s)
    {
        if (!(_falls[s] > 0))
            return double.NaN;
        var row = Row(s);
        return Variation.Varies(row) ? Growth.PerRound(row, Compounding.Legacy) / _falls[s] : double.NaN;
    }

    private double[] Row(int s)
    {
        SeriesTable.Take(_table, s, _row);
        return _row;
    }

    private static Vector<double> Broadcast(double value) => new(value);
}
