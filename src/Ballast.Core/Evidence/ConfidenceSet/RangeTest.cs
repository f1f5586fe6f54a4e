using Ballast.Core.Numerics;

namespace Ballast.Core.Evidence.ConfidenceSet;

/// <summary>The largest studentised difference of any two models. Sharp, and its cost grows with the square of the models.</summary>
/// <remarks>Source: T_R of Hansen, Lunde and Nason (2011), "The Model Confidence Set", Econometrica 79.</remarks>
internal sealed class RangeTest : IEliminationTest
{
    /// <summary>Most models: 4,950 pairs in 1,000 resamples are 40 MB.</summary>
    public const int MostModels = 100;

    private readonly double[] _means;
    private readonly double[,] _observed;
    private readonly float[][] _drawn;

    public RangeTest(Leads leads, DrawnBlocks blocks)
    {
        var n = leads.Means.Length;
        _means = leads.Means;
        _observed = new double[n, n];
        _drawn = new float[n * n][];
        var blockMeans = leads.BlockMeans(blocks.Block);
        Parallel.For(
            0,
            n,
            i =>
            {
                var differences = new List<double[]>();
                var places = new List<int>();
                for (var j = 0; j < i; j++)
                {
                    double[] difference = [.. blockMeans[i].Zip(blockMeans[j], (x, y) => x - y)];
                    var size = Math.Max(leads.Sizes[i], leads.Sizes[j]);
                    // What rounding leaves of twins is no spread: the same model in two slots, with two stakes.
                    var spread = Variation.Varies(difference, size) ? blocks.Spread(difference) : 0;
                    var level = spread > 0 ? (_means[i] - _means[j]) / spread : Same(_means[i], _means[j], size);
                    (_observed[i, j], _observed[j, i]) = (level, -level);
                    _drawn[Place(i, j)] = new float[blocks.Resamples];
                    if (spread > 0)
                    {
                        differences.Add(difference);
                        places.Add(Place(i, j));
                    }
                }
                var drawn = blocks.Studentised(differences);
                for (var k = 0; k < drawn.Length; k++)
                {
                    foreach (ref var value in drawn[k].AsSpan())
                        value = Math.Abs(value);
                    _drawn[places[k]] = drawn[k];
                }
            }
        );
    }

    public (double PValue, int Worst) Run(IReadOnlyList<int> models)
    {
        var (largest, worst) = (0.0, models[0]);
        foreach (var i in models)
        {
            foreach (var j in models)
            {
                if (_observed[i, j] <= largest)
                    continue;
                (largest, worst) = (_observed[i, j], j);
            }
        }
        var most = new float[_drawn[Place(models[0], models[1])].Length];
        for (var a = 0; a < models.Count; a++)
        {
            for (var b = 0; b < a; b++)
            {
                var drawn = _drawn[Place(models[a], models[b])];
                for (var r = 0; r < most.Length; r++)
                    most[r] = Math.Max(most[r], drawn[r]);
            }
        }
        return (most.Count(m => m >= largest) / (double)most.Length, worst);
    }

    /// <summary>Twins with the same values differ by nothing; models that always differ by the same amount by everything.</summary>
    private static double Same(double left, double right, double size) =>
        Variation.AreApart(left, right, size) ? (left - right) * double.PositiveInfinity : 0;

    private int Place(int i, int j) => (Math.Max(i, j) * _means.Length) + Math.Min(i, j);
}
