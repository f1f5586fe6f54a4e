using MathNet.Numerics;

namespace Ballast.Tests.Sandbox.Server;

/// <summary>CORR and MMC written out a second time, the plain way, from their published definitions (docs.numer.ai, scoring).</summary>
internal static class PlainScores
{
    public static double Corr(double[] prediction, double[] target)
    {
        var mean = target.Average();
        return Pearson([.. Normal(prediction).Select(Raised)], [.. target.Select(t => Raised(t - mean))]);
    }

    public static double Mmc(double[] prediction, double[] metaModel, double[] target)
    {
        var (own, meta, mean) = (Normal(prediction), Normal(metaModel), target.Average());
        var share = own.Zip(meta, (o, m) => o * m).Sum() / meta.Sum(m => m * m);
        return own.Select((o, i) => (o - (share * meta[i])) * 4 * (target[i] - mean)).Sum() / own.Length;
    }

    public static double Pearson(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        var product = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
        return product / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }

    /// <summary>Each value's share of smaller ones, equal ones counting half, as a quantile of the normal distribution.</summary>
    private static double[] Normal(double[] values) =>
        [
            .. values.Select(v =>
            {
                var share = (values.Count(o => o < v) + (values.Count(o => o == v) / 2.0)) / values.Length;
                return Math.Sqrt(2) * SpecialFunctions.ErfInv((2 * share) - 1);
            }),
        ];

    private static double Raised(double x) => Math.Sign(x) * Math.Pow(Math.Abs(x), 1.5);
}
