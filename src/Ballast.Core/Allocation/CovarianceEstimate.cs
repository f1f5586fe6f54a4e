using Ballast.Core.Numerics;

namespace Ballast.Core.Allocation;

/// <summary>Covariances of models, shrunk towards equal variances and no correlation.</summary>
/// <remarks>
/// Ledoit and Wolf (2004), "A well-conditioned estimator for large-dimensional covariance matrices", Journal of Multivariate Analysis 88: (1 - s) S + s m I with m the mean
/// variance and s = min(1, b² / d²). Their b² is for independent rows; rounds that share days know less, so it is multiplied by rounds / effective rounds.
/// </remarks>
/// <param name="Values">Models x models, symmetric.</param>
/// <param name="Shrinkage">s, in [0, 1].</param>
internal sealed record CovarianceEstimate(double[,] Values, double Shrinkage)
{
    /// <summary>Estimates.</summary>
    /// <param name="returns">Models x rounds, none missing.</param>
    /// <param name="effectiveRounds">What the rounds are worth in independent ones.</param>
    public static CovarianceEstimate Compute(double[][] returns, double effectiveRounds)
    {
        var (models, rounds) = (returns.Length, returns[0].Length);
        double[][] centred = [.. returns.Select(Centred)];
        var sample = SecondMoments(centred);
        var variance = 0.0;
        for (var i = 0; i < models; i++)
            variance += sample[i, i] / models;
        var distance = 0.0;
        foreach (var value in sample)
            distance += value * value;
        // |S - m I|² = |S|² - n m²; the same for one round's outer product: |x x'|² is the square of |x|².
        var squares = 0.0;
        for (var t = 0; t < rounds; t++)
        {
            var length = 0.0;
            for (var i = 0; i < models; i++)
                length += centred[i][t] * centred[i][t];
            squares += length * length;
        }
        var error = Math.Max(0, (squares / rounds) - distance) / rounds * (rounds / effectiveRounds);
        distance = Math.Max(0, distance - (models * variance * variance));
        var shrinkage = distance > 0 ? Math.Min(1, error / distance) : 1;
        for (var i = 0; i < models; i++)
        {
            for (var j = 0; j < models; j++)
                sample[i, j] = ((1 - shrinkage) * sample[i, j]) + (i == j ? shrinkage * variance : 0);
        }
        return new CovarianceEstimate(sample, shrinkage);
    }

    /// <summary>Variance of a mix.</summary>
    public double VarianceOf(IReadOnlyList<double> weights) => weights.Zip(Times(weights), (w, c) => w * c).Sum();

    /// <summary>Covariance of each model with a mix.</summary>
    public double[] Times(IReadOnlyList<double> weights)
    {
        var models = weights.Count;
        var product = new double[models];
        for (var i = 0; i < models; i++)
        {
            for (var j = 0; j < models; j++)
                product[i] += Values[i, j] * weights[j];
        }
        return product;
    }

    private static double[] Centred(double[] row)
    {
        var mean = row.Average();
        return [.. row.Select(r => r - mean)];
    }

    /// <summary>Covariances as they were: sums of products about the means, over the number of rounds.</summary>
    public static double[,] Sample(double[][] returns) => SecondMoments([.. returns.Select(Centred)]);

    /// <summary>Mean products of rows.</summary>
    public static double[,] SecondMoments(double[][] rows)
    {
        var (models, rounds) = (rows.Length, rows[0].Length);
        var moments = new double[models, models];
        Parallel.For(
            0,
            models,
            i =>
            {
                for (var j = 0; j <= i; j++)
                {
                    moments[i, j] = DotProduct.Compute(rows[i], rows[j]) / rounds;
                    moments[j, i] = moments[i, j];
                }
            }
        );
        return moments;
    }
}
