namespace Ballast.Core.Risk.Dependence;

/// <summary>The mean over all pairs of some function of their correlation, and how unsure normal theory calls it.</summary>
/// <param name="Of">The function.</param>
/// <param name="Slope">Its derivative, up to a factor.</param>
/// <param name="UpperLevel">By true correlation: the quantile above which a sample speaks against it.</param>
internal sealed record PairStatistic(
    Func<double, double> Of,
    Func<double, double> Slope,
    Func<double, double> UpperLevel
)
{
    /// <summary>From this correlation on independence is no longer the border case.</summary>
    private const double FarFromIndependence = 0.25;

    /// <summary>Squared correlations: what <see cref="EffectiveBets.Participation"/> rests on.</summary>
    public static PairStatistic MeanSquare { get; } =
        new(
            r => r * r,
            r => r,
            // Where models are truly independent no sample lies too low, so that all 5 % may lie too high; further in both sides have 2.5 %.
            truth => 0.95 + (0.025 * Math.Min(1, truth / FarFromIndependence))
        );

    /// <summary>Correlations: what <see cref="EffectiveBets.Diversification"/> rests on.</summary>
    public static PairStatistic Mean { get; } = new(r => r, _ => 1, _ => 0.975);

    /// <summary>The mean of a matrix, row by row.</summary>
    public double Measure(double[] correlations, int models)
    {
        var sum = 0.0;
        for (var i = 0; i < models; i++)
        {
            for (var j = 0; j < i; j++)
                sum += Of(correlations[(i * models) + j]);
        }
        return ToMean(sum, models);
    }

    /// <summary>Sums over all pairs become means.</summary>
    public static void ToMeans(double[] sums, int models)
    {
        foreach (ref var sum in sums.AsSpan())
            sum = ToMean(sum, models);
    }

    private static double ToMean(double sum, int models) => 2 * sum / (models * (models - 1.0));

    /// <summary>Its variance for normal returns, up to a factor that is the same for all matrices of one size.</summary>
    /// <remarks>
    /// The influence of a round with standardised returns z is z'Gz with G(i, j) = slope(r(i, j)) and G(i, i) = -sum of slope x r; the variance of
    /// a quadratic form is 2 tr(GRGR).
    /// </remarks>
    public double Variance(double[] correlations, int models)
    {
        var form = new double[models * models];
        for (var i = 0; i < models; i++)
        {
            for (var j = 0; j < models; j++)
            {
                if (i == j)
                    continue;
                var r = correlations[(i * models) + j];
                form[(i * models) + j] = Slope(r);
                form[(i * models) + i] -= Slope(r) * r;
            }
        }
        var product = Product(form, correlations, models);
        var trace = 0.0;
        for (var i = 0; i < models; i++)
        {
            for (var j = 0; j < models; j++)
                trace += product[(i * models) + j] * product[(j * models) + i];
        }
        return trace;
    }

    private static double[] Product(double[] left, double[] right, int size)
    {
        var product = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            var row = product.AsSpan(i * size, size);
            for (var k = 0; k < size; k++)
            {
                var factor = left[(i * size) + k];
                var other = right.AsSpan(k * size, size);
                for (var j = 0; j < size; j++)
                    row[j] += factor * other[j];
            }
        }
        return product;
    }
}
