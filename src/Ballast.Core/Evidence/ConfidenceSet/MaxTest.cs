using Ballast.Core.Numerics;

namespace Ballast.Core.Evidence.ConfidenceSet;

/// <summary>The largest studentised lag behind the mean of the models. For fields too large for <see cref="RangeTest"/>; less sharp.</summary>
/// <remarks>Source: T_max of Hansen, Lunde and Nason (2011), "The Model Confidence Set", Econometrica 79.</remarks>
internal sealed class MaxTest(Leads leads, DrawnBlocks blocks) : IEliminationTest
{
    /// <summary>Most models: each elimination draws all of them again.</summary>
    public const int MostModels = 300;

    private readonly double[][] _blockMeans = leads.BlockMeans(blocks.Block);

    public (double PValue, int Worst) Run(IReadOnlyList<int> models)
    {
        var middle = new double[_blockMeans[0].Length];
        foreach (var model in models)
        {
            for (var t = 0; t < middle.Length; t++)
                middle[t] += _blockMeans[model][t] / models.Count;
        }
        var mean = models.Average(m => leads.Means[m]);
        var behind = new double[models.Count][];
        var (largest, worst) = (double.NegativeInfinity, models[0]);
        for (var i = 0; i < models.Count; i++)
        {
            behind[i] = [.. middle.Zip(_blockMeans[models[i]], (x, y) => x - y)];
            // What rounding leaves of twins is no spread.
            if (!Variation.Varies(behind[i], leads.Sizes[models[i]]))
                behind[i] = new double[middle.Length];
            var spread = blocks.Spread(behind[i]);
            var level = spread > 0 ? (mean - leads.Means[models[i]]) / spread : 0;
            if (level > largest)
                (largest, worst) = (level, models[i]);
        }
        var above = 0;
        Parallel.For(
            0,
            blocks.Resamples,
            r =>
            {
                foreach (var row in behind)
                {
                    if (blocks.Studentised(row, r) < largest)
                        continue;
                    Interlocked.Increment(ref above);
                    return;
                }
            }
        );
        return ((double)above / blocks.Resamples, worst);
    }
}
