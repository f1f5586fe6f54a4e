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

    private readonly int _models;
    private readonly double[][] _products;

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
        _products = [.. Enumerable.Range(0, draws).Select(d => Draw((ulong)d, weights, 1 - run))];
    }

    /// <summary>How many there are.</summary>
    public int Count => _products.Length;

    /// <summary>The sample correlations of one draw, row by row.</summary>
    /// <param name="draw">Which draw.</param>
    /// <param name="truth">The true correlation, from -1 / (models - 1) to 1.</param>
    /// <param name="into">Room for models x models.</param>
    public void Correlate(int draw, double truth, double[] into)
    {
        var (n, products) = (_models, _products[draw]);
        // x_i = own e_i + all x mean(e): every two correlate by the truth, below 0 as well as above.
        var own = Math.Sqrt(1 - truth);
        var all = Math.Sqrt(Math.Max(0, 1 + ((n - 1) * truth))) - own;
        var means = new double[n];
        for (var i = 0; i < n; i++)
            means[i] = products.AsSpan(i * n, n).ToArray().Sum() / n;
        var mean = means.Average();
        var scales = new double[n];
        for (var i = 0; i < n; i++)
        {
            var variance = (own * own * products[(i * n) + i]) + (2 * own * all * means[i]) + (all * all * mean);
            scales[i] = variance > 0 ? 1 / Math.Sqrt(variance) : 0;
        }
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var covariance =
                    (own * own * products[(i * n) + j]) + (own * all * (means[i] + means[j])) + (all * all * mean);
                into[(i * n) + j] = into[(j * n) + i] = covariance * scales[i] * scales[j];
            }
            into[(i * n) + i] = 1;
        }
    }

    private double[] Draw(ulong stream, List<double> weights, double rest)
    {
        var chance = new NormalRandom(Seed, stream);
        var (products, values) = (new double[_models * _models], new double[_models]);
        foreach (var weight in weights)
        {
            for (var i = 0; i < _models; i++)
                values[i] = chance.Next();
            for (var i = 0; i < _models; i++)
            {
                for (var j = 0; j <= i; j++)
                    products[(i * _models) + j] += weight * values[i] * values[j];
            }
        }
        for (var i = 0; i < _models; i++)
        {
            products[(i * _models) + i] += rest;
            for (var j = 0; j < i; j++)
                products[(j * _models) + i] = products[(i * _models) + j];
        }
        return products;
    }
}
