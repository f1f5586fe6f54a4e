using Ballast.Core.Registry;

namespace Ballast.Tests.Registry;

/// <summary>Whether two submissions are alike can be seen from what is kept of them.</summary>
public sealed class PredictionFingerprintTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 5000).Select(i => $"n{i:x8}")];

    [Fact]
    public void Similarity_OfPredictions_EstimatesTheCorrelationOfTheirRanks()
    {
        var random = new Random(7);
        double[] first = [.. Ids.Select(_ => random.NextDouble())];
        // Nine parts the same, one part noise: Spearman's correlation is about 0.994.
        double[] near = [.. first.Select(f => (0.9 * f) + (0.1 * random.NextDouble()))];
        double[] other = [.. Ids.Select(_ => random.NextDouble())];
        var print = Take(first);
        Similarity(print, Take(first))!.Value.ShouldBe(1, 1e-9);
        Similarity(print, Take([.. first.Select(f => Math.Exp(3 * f))]))!.Value.ShouldBe(1, 1e-9);
        Similarity(print, Take(near))!.Value.ShouldBe(0.994, 0.003);
        Math.Abs(Similarity(print, Take(other))!.Value).ShouldBeLessThan(4.0 / 16);
    }

    [Fact]
    public void Similarity_OfOtherIdsOrOfNothing_IsNotKnown()
    {
        double[] values = [.. Ids.Select((_, i) => i / 5000.0)];
        var elsewhere = PredictionFingerprint.Take("y", [.. Ids.Select(i => "other" + i)], values);
        Similarity(Take(values), elsewhere).ShouldBeNull();
        Similarity(Take(values), Take([.. values.Select(_ => 0.5)])).ShouldBeNull();
    }

    [Fact]
    public void Fingerprint_OfFewValues_IsByHand()
    {
        var print = PredictionFingerprint.Take("abc", ["a", "b", "c", "d"], [0.2, 0.4, 0.4, 1]);
        (print.Rows, print.Distinct, print.Mean).ShouldBe((4, 3, 0.5));
        print.Sd.ShouldBe(0.3, 1e-12);
        print.Quantiles.ShouldBe([0.2, 0.23, 0.35, 0.4, 0.55, 0.91, 1], 1e-12);
        // Eight bytes an id.
        Convert.FromBase64String(print.Sample).Length.ShouldBe(32);
    }

    private static double? Similarity(PredictionFingerprint left, PredictionFingerprint right) =>
        new FingerprintComparison(left).With(new FingerprintComparison(right))?.Correlation;

    private static PredictionFingerprint Take(double[] values) =>
        PredictionFingerprint.Take($"{values[1]:R}", Ids, values);
}
