using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Datasets;

/// <summary>What features are worth in a round: weights that hold for the whole world, and a part that changes every week.</summary>
/// <remarks>
/// Crypto's data has no features. There a symbol itself is worth something, which its past targets tell.
/// </remarks>
internal sealed class SignalWeights(
    ulong seed,
    Tournament tournament,
    int round,
    IReadOnlyList<sbyte[]> features,
    string[] ids
)
{
    private const int RoundsOfAWeek = 5;
    private const double Middle = 2;

    /// <summary>Size of the weekly part; the lasting part has 1.</summary>
    private const double Weekly = 0.5;

    private readonly string _slug = tournament.Slug();

    /// <summary>What the target is made of, but for noise; mean 0, deviation 1.</summary>
    public double[] Signal() => Standardised(Sum((Lasting(), 1), (Of("regime", round / RoundsOfAWeek), Weekly)));

    /// <summary>Most of the lasting part, and something that is worth nothing.</summary>
    public double[] MetaModel() => Ranked(Sum((Lasting(), 0.85), (Of("crowd", 0), 0.5)), "meta model", 0.2);

    /// <summary>Less of it than the meta model.</summary>
    public double[] Benchmark() => Ranked(Sum((Lasting(), 0.7), (Of("example", 0), 0.7)), "benchmark", 0.2);

    private double[] Lasting() => Of("weights", 0);

    private double[] Of(string purpose, int when)
    {
        if (features.Count == 0)
            return Standardised([.. ids.Select(id => Draw($"{_slug} {purpose} {id}", when))]);
        var random = new SeededRandom(seed, $"{_slug} {purpose}", when);
        var sum = new double[ids.Length];
        foreach (var feature in features)
        {
            var weight = random.Normal();
            for (var row = 0; row < sum.Length; row++)
                sum[row] += weight * (feature[row] - Middle);
        }
        return Standardised(sum);
    }

    private double Draw(string purpose, int when) => new SeededRandom(seed, purpose, when).Normal();

    private double[] Ranked(double[] values, string purpose, double noise)
    {
        var random = new SeededRandom(seed, $"{_slug} {purpose}", round);
        var standard = Standardised(values);
        return Buckets.Ranks([.. standard.Select(v => v + (noise * random.Normal()))]);
    }

    private static double[] Sum((double[] Values, double Weight) a, (double[] Values, double Weight) b) =>
        [.. a.Values.Select((v, i) => (a.Weight * v) + (b.Weight * b.Values[i]))];

    private static double[] Standardised(double[] values)
    {
        var mean = values.Sum() / values.Length;
        var variance = values.Sum(v => (v - mean) * (v - mean)) / values.Length;
        return Array.ConvertAll(values, v => (v - mean) / Math.Sqrt(variance));
    }
}
