using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Dependence;

/// <summary>Sample correlation matrices as they come out by chance where every two models truly have one and the same correlation.</summary>
/// <remarks>
/// The independent parts are drawn once (seeded) and mixed for every true correlation, so that what is read off rises with it without noise. The
/// weights of <see cref="OverlapNoise"/> beyond 90 % of their sum are many and small: they count with what is expected of them.
/// </remarks>
internal sealed class CommonFactorDraws
{
    private const ulong Seed = 20261208;
    private const double Drawn = 0.9;

    private const int Width = SeriesTable.Width;

    private readonly int _models;

    // Eight draws side by side (SeriesTable): of each the sums of products, pair by pair, the later model first: 0 0, 1 0, 1 1, 2 0 …
    private readonly double[][] _tables;

    /// <param name="models">Models.</param>
    /// <param name="rounds">Rounds without gaps.</param>
    /// <param name="overlap">Rounds that share days.</param>
    /// <param name="draws">How many matrices.</param>
    public CommonFactorDraws(int models, int rounds, int overlap, int draws)
    {
        _models = models;
        var weights = new List<double>();
        var run = 0.0;
        foreach (var weight in OverlapNoise.Weights(rounds, overlap).TakeWhile(_ => run < Drawn))
        {
            weights.Add(weight);
            run += weight;
        }
        Count = draws;
        _tables = new double[(draws + Width - 1) / Width][];
        var products = new double[models * (models + 1) / 2];
        for (var draw = 0; draw < draws; draw++)
        {
            Draw((ulong)draw, weights, 1 - run, products);
            SeriesTable.Put(products, draw % Width, _tables[draw / Width] ??= new double[products.Length * Width]);
        }
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The sums that two statistics of every draw come to: of the correlations of all pairs, and of their squares.</summary>
    /// <param name="truth">The true correlation, from -1 / (models - 1) to 1.</param>
    /// <param name="sums">One a draw.</param>
    /// <param name="squares">One a draw.</param>
    /// <remarks>The same bits as from the matrices of <see cref="Correlate"/>, for eight draws at once.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sum(double truth, double[] sums, double[] squares)
    {
        var (own, all) = Factors(truth);
        var (ownSquared, ownAll, allSquared) = (Same(own * own), Same(own * all), Same(all * all));
        var ownAllTwice = Same(2 * own * all);
        var (means, scales) = (new double[_models * Width], new double[_models * Width]);
        Span<double> figures = stackalloc double[2 * Width];
        for (var table = 0; table < _tables.Length; table++)
        {
            for (var part = 0; part < Width; part += Vector<double>.Count)
            {
                var values = _tables[table].AsSpan(part);
                var mean = Means(values, means.AsSpan(part));
                for (var i = 0; i < _models; i++)
                {
                    var variance =
                        (ownSquared * SeriesTable.At(values, Place(i, i)))
                        + (ownAllTwice * SeriesTable.At(means, (i * Width) + part))
                        + (allSquared * mean);
                    var scale = Vector.ConditionalSelect(
                        Vector.GreaterThan(variance, Vector<double>.Zero),
                        Vector<double>.One / Vector.SquareRoot(variance),
                        Vector<double>.Zero
                    );
                    SeriesTable.Set(scale, scales, (i * Width) + part);
                }
                var (sum, square) = (Vector<double>.Zero, Vector<double>.Zero);
                for (var i = 0; i < _models; i++)
                {
                    var (mine, scale) = (
                        SeriesTable.At(means, (i * Width) + part),
                        SeriesTable.At(scales, (i * Width) + part)
                    );
                    for (var j = 0; j < i; j++)
                    {
                        var covariance =
                            (ownSquared * SeriesTable.At(values, Place(i, j)))
                            + (ownAll * (mine + SeriesTable.At(means, (j * Width) + part)))
                            + (allSquared * mean);
                        var correlation = covariance * scale * SeriesTable.At(scales, (j * Width) + part);
                        sum += correlation;
                        square += correlation * correlation;
                    }
                }
                SeriesTable.Set(sum, figures, part);
                SeriesTable.Set(square, figures, Width + part);
            }
            for (var s = 0; s < Width && (table * Width) + s < Count; s++)
                (sums[(table * Width) + s], squares[(table * Width) + s]) = (figures[s], figures[Width + s]);
        }
    }

    /// <summary>The sample correlations of one draw, row by row.</summary>
    /// <param name="draw">Which draw.</param>
    /// <param name="truth">The true correlation, from -1 / (models - 1) to 1.</param>
    /// <param name="into">Room for models x models.</param>
    public void Correlate(int draw, double truth, double[] into)
    {
        var n = _models;
        var table = _tables[draw / Width].AsSpan(draw % Width);
        var (own, all) = Factors(truth);
        var means = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                means[i] += table[Place(i, j)];
            means[i] /= n;
        }
        var mean = means.Average();
        var scales = new double[n];
        for (var i = 0; i < n; i++)
        {
            var variance = (own * own * table[Place(i, i)]) + (2 * own * all * means[i]) + (all * all * mean);
            scales[i] = variance > 0 ? 1 / Math.Sqrt(variance) : 0;
        }
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var covariance =
                    (own * own * table[Place(i, j)]) + (own * all * (means[i] + means[j])) + (all * all * mean);
                into[(i * n) + j] = into[(j * n) + i] = covariance * scales[i] * scales[j];
            }
            into[(i * n) + i] = 1;
        }
    }

    /// <summary>x_i = own e_i + all x mean(e): every two correlate by the truth, below 0 as well as above.</summary>
    private (double Own, double All) Factors(double truth)
    {
        var own = Math.Sqrt(1 - truth);
        return (own, Math.Sqrt(Math.Max(0, 1 + ((_models - 1) * truth))) - own);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(int i, int j) => i < j ? Place(j, i) : ((i * (i + 1) / 2) + j) * Width;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Same(double value) => new(value);

    /// <summary>The mean product of each model with all, and the mean of these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<double> Means(ReadOnlySpan<double> values, Span<double> means)
    {
        var (count, all) = (new Vector<double>(_models), Vector<double>.Zero);
        for (var i = 0; i < _models; i++)
        {
            var sum = Vector<double>.Zero;
            for (var j = 0; j < _models; j++)
                sum += SeriesTable.At(values, Place(i, j));
            SeriesTable.Set(sum / count, means, i * Width);
            all += sum / count;
        }
        return all / count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Draw(ulong stream, List<double> weights, double rest, double[] products)
    {
        var chance = new NormalRandom(Seed, stream);
        var values = new double[_models];
        Array.Clear(products);
        foreach (var weight in weights)
        {
            for (var i = 0; i < _models; i++)
                values[i] = chance.Next();
            for (var (i, pair) = (0, 0); i < _models; i++)
            {
                for (var j = 0; j <= i; j++, pair++)
                    products[pair] += weight * values[i] * values[j];
            }
        }
        for (var i = 0; i < _models; i++)
            products[(i * (i + 1) / 2) + i] += rest;
    }
}
