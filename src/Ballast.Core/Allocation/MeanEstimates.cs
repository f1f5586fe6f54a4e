using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Risk.Bootstrap;

namespace Ballast.Core.Allocation;

/// <summary>Mean returns of models, with the share of each difference from the common mean that chance does not explain.</summary>
/// <remarks>
/// Empirical Bayes with normal means (Efron and Morris 1973): true means lie around the common one with a variance that is what the past means vary more than their errors do,
/// and of a model's difference the share variance / (variance + error variance) stays. Errors know that rounds share days: long-run variances of the leads over the mean
/// of all models, as in the walk forward. Where there are fewer than six stretches without common days, nothing stays.
/// </remarks>
/// <param name="Values">Mean return of a round, shrunk.</param>
/// <param name="Plain">Mean return of a round, as it was.</param>
/// <param name="Errors">Standard error of each model's difference from the common mean; NaN where there are too few rounds.</param>
/// <param name="Kept">The share of each difference that stays, in [0, 1].</param>
internal sealed record MeanEstimates(double[] Values, double[] Plain, double[] Errors, double[] Kept)
{
    private const int FewestStretches = 6;
    private const double Normal95 = 1.959963984540054;

    /// <summary>Variance of true means around the common one, estimated; zero where chance explains all differences.</summary>
    public double RealVariance { get; private init; }

    /// <summary>Estimates.</summary>
    /// <param name="returns">Models x rounds, none missing.</param>
    /// <param name="overlap">Rounds in a row that share days.</param>
    public static MeanEstimates Compute(double[][] returns, int overlap)
    {
        var (models, rounds) = (returns.Length, returns[0].Length);
        double[] plain = [.. returns.Select(r => r.Average())];
        var common = plain.Average();
        if (models == 1)
            return new MeanEstimates([.. plain], plain, [double.NaN], [1]);
        if (rounds < FewestStretches * overlap)
            return new MeanEstimates(
                [.. plain.Select(_ => common)],
                plain,
                [.. plain.Select(_ => double.NaN)],
                new double[models]
            );
        var middle = new double[rounds];
        for (var t = 0; t < rounds; t++)
            middle[t] = returns.Average(r => r[t]);
        double[] errors = [.. returns.Select(r => Error(r, middle, overlap))];
        // Differences are from a mean of the same models, and so are the errors: both lose the same share.
        var spread = plain.Sum(p => (p - common) * (p - common)) / (models - 1);
        var noise = errors.Average(e => e * e) * models / (models - 1);
        var real = Math.Max(0, spread - noise);
        double[] kept = [.. errors.Select(e => real + (e * e) > 0 ? real / (real + (e * e)) : 0)];
        double[] values = [.. plain.Select((p, i) => common + (kept[i] * (p - common)))];
        return new MeanEstimates(values, plain, errors, kept) { RealVariance = real };
    }

    /// <summary>Returns whose means are the shrunk ones.</summary>
    public double[][] Move(double[][] returns) =>
        [.. returns.Select((row, i) => row.Select(r => r + Values[i] - Plain[i]).ToArray())];

    /// <summary>The same with means as they were.</summary>
    public MeanEstimates Unshrunk() => this with { Values = Plain, Kept = [.. Plain.Select(_ => 1.0)] };

    private static double Error(double[] row, double[] middle, int overlap)
    {
        double[] lead = [.. row.Zip(middle, (r, m) => r - m)];
        var longRun = OverlapEstimate.LongRunVariance(lead, lead.Average(), overlap);
        // The spread of few stretches comes out too small, and is known badly: as much wider as intervals of such means are (OverlapLevel).
        var wider = OverlapLevel.Compute((double)lead.Length / overlap, Confidence.NinetyFive) / Normal95;
        return wider * Math.Sqrt(Math.Max(longRun, 0) / lead.Length);
    }
}
