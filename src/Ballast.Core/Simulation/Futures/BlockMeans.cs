using Ballast.Core.Numerics;

namespace Ballast.Core.Simulation.Futures;

/// <summary>Means of models over a past that is drawn again from its own blocks.</summary>
internal sealed class BlockMeans
{
    private readonly PastRounds _past;
    private readonly double[][] _sums;
    private readonly int[][] _counts;

    /// <summary>Adds the past up once.</summary>
    public BlockMeans(PastRounds past)
    {
        _past = past;
        var (rounds, models) = (past.Returns.Count, past.Returns[0].Length);
        // Twice the past, so that a block that runs over the end is one difference.
        (_sums, _counts) = (new double[(2 * rounds) + 1][], new int[(2 * rounds) + 1][]);
        (_sums[0], _counts[0]) = (new double[models], new int[models]);
        for (var i = 0; i < 2 * rounds; i++)
        {
            (_sums[i + 1], _counts[i + 1]) = ([.. _sums[i]], [.. _counts[i]]);
            for (var model = 0; model < models; model++)
            {
                var value = past.Returns[i % rounds][model];
                if (!double.IsFinite(value))
                    continue;
                _sums[i + 1][model] += value;
                _counts[i + 1][model]++;
            }
        }
        Means = [.. Enumerable.Range(0, models).Select(m => _sums[rounds][m] / _counts[rounds][m])];
    }

    /// <summary>Mean return of each model over the rounds in which it took part.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>The means of a past that is drawn again, less those of the past.</summary>
    public double[] Draw(ref SeededRandom random)
    {
        var (rounds, models) = (_past.Returns.Count, Means.Count);
        var (sums, counts) = (new double[models], new int[models]);
        for (var left = rounds; left > 0; left -= _past.BlockLength)
        {
            var length = Math.Min(left, _past.BlockLength);
            var source = random.Below(rounds);
            for (var model = 0; model < models; model++)
            {
                sums[model] += _sums[source + length][model] - _sums[source][model];
                counts[model] += _counts[source + length][model] - _counts[source][model];
            }
        }
        for (var model = 0; model < models; model++)
            sums[model] = counts[model] == 0 ? 0 : (sums[model] / counts[model]) - Means[model];
        return sums;
    }
}
