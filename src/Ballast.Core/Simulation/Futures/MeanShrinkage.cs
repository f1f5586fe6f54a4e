using Ballast.Core.Numerics;

namespace Ballast.Core.Simulation.Futures;

/// <summary>How much of the differences between the models' past means is taken as real: the rest is what chance alone would make of equal models.</summary>
/// <remarks>
/// Empirical Bayes with normal means (Efron and Morris 1973): true means lie around a common one with a variance that is what the past means vary more than their errors do,
/// and of a model's difference the share variance / (variance + own error variance) stays. Errors are those of the block bootstrap. Where the means vary no more
/// than chance makes them, nothing stays.
/// </remarks>
/// <param name="Differences">Past mean of each model less the mean of all.</param>
/// <param name="Kept">The share of each that stays, in [0, 1].</param>
internal sealed record MeanShrinkage(IReadOnlyList<double> Differences, IReadOnlyList<double> Kept)
{
    private const int Draws = 400;
    private const ulong Seed = 20_261_129;

    /// <summary>Mean share that stays; NaN for one model, which has nothing to differ from.</summary>
    public double Mean => Kept.Count < 2 ? double.NaN : Kept.Average();

    /// <summary>Estimates.</summary>
    /// <param name="means">The past.</param>
    /// <param name="widening">What errors of the block bootstrap are multiplied by to be those of time.</param>
    public static MeanShrinkage Estimate(BlockMeans means, double widening)
    {
        var models = means.Means.Count;
        var grand = means.Means.Average();
        double[] differences = [.. means.Means.Select(m => m - grand)];
        if (models < 2)
            return new MeanShrinkage(differences, [1]);
        var errors = OwnVariances(means, models);
        for (var model = 0; model < models; model++)
            errors[model] *= widening * widening;
        var spread = differences.Sum(d => d * d) / (models - 1);
        // The differences are from a mean of the same models, and so are the errors: both lose the same share.
        var real = Math.Max(0, spread - (errors.Average() * models / (models - 1)));
        return new MeanShrinkage(differences, [.. errors.Select(e => real + e > 0 ? real / (real + e) : 0)]);
    }

    private static double[] OwnVariances(BlockMeans means, int models)
    {
        var random = new SeededRandom(Seed, 0);
        var squares = new double[models];
        for (var draw = 0; draw < Draws; draw++)
        {
            var errors = means.Draw(ref random);
            var common = errors.Average();
            for (var model = 0; model < models; model++)
                squares[model] += (errors[model] - common) * (errors[model] - common) / Draws;
        }
        return squares;
    }
}
