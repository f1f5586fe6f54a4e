using Ballast.Core.Registry;
using Ballast.Core.Registry.Findings;
using Ballast.Tests.Support;

namespace Ballast.Tests.Registry;

/// <summary>What two fingerprints tell of two files.</summary>
public sealed class FingerprintComparisonTests
{
    private const int Rows = 5000;
    private static readonly string[] Ids = [.. Enumerable.Range(0, Rows).Select(i => $"n{i:x8}")];

    [Fact]
    public void TenThousandPairs_OfIndependentPredictions_HaveNoneThatIsAlike()
    {
        const int Files = 142;
        var prints = Enumerable.Range(0, Files).Select(i => Print(Noise(i), $"{i}")).ToArray();
        var found = Pairs(prints).Select(p => p.Correlation).ToList();
        found.Count.ShouldBe(10_011);
        // An estimate that is right to 0.05 has its largest of ten thousand at 4 of these.
        found.Max(Math.Abs).ShouldBeLessThan(0.25);
    }

    [Fact]
    public void Pairs_OfRelatedModels_AreNoNearCopies()
    {
        var world = new SubmissionWorld(5, 40, Rows);
        var pairs = new LikenessTable(world.Round(1, [.. Enumerable.Range(0, 40)])).Pairs().ToList();
        pairs.Count.ShouldBe(780);
        // The world is as it should be: related as Numerai models are.
        pairs.Average(p => p.Likeness.Correlation).ShouldBe(0.65, 0.1);
        pairs.Max(p => p.Likeness.Correlation).ShouldBeLessThan(0.96);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    [InlineData(0.98)]
    [InlineData(0.995)]
    [InlineData(0.9999)]
    public void Estimate_OfACorrelation_IsAsGoodAsItsStandardErrorSays(double correlation)
    {
        const int Pairs = 200;
        var (squares, errors) = (0.0, 0.0);
        for (var i = 0; i < Pairs; i++)
        {
            var first = Noise(2 * i);
            var other = Mixed(first, Noise((2 * i) + 1), correlation);
            var found = Compare(first, other);
            var truth = Spearman(first, other);
            squares += Math.Pow((found.Correlation - truth) / found.StandardError, 2);
            errors += found.StandardError;
        }
        // 200 squared standard normal numbers have a mean of 1 with a standard deviation of 0.1.
        (squares / Pairs).ShouldBe(1, 0.4);
        TestContext.Current.TestOutputHelper?.WriteLine($"{correlation}: {errors / Pairs:0.00000}");
    }

    [Fact]
    public void Edits_OfAFewRows_AreSeen()
    {
        var first = Noise(1);
        var other = first.ToArray();
        // 40 of 5,000 rows turned round: a sample of 256 sees two of them.
        for (var i = 0; i < 40; i++)
            other[i * 100] = 1 - other[i * 100];
        var found = Compare(first, other);
        found.Kind.ShouldBe(LikenessKind.Correlated);
        found.Correlation.ShouldBe(Spearman(first, other), 4 * found.StandardError);
    }

    [Fact]
    public void Rounded_ToSixDigitsOrToFloats_IsTheSameButForRounding()
    {
        foreach (var scale in new[] { 1, 0.05, 0.005 })
        {
            var first = Array.ConvertAll(Noise(1), n => 0.5 + (scale * (n - 0.5)));
            Compare(first, Array.ConvertAll(first, f => Math.Round(f, 6))).Kind.ShouldBe(LikenessKind.Rounded);
            Compare(first, Array.ConvertAll(first, f => (double)(float)f)).Kind.ShouldBe(LikenessKind.Rounded);
        }
    }

    [Fact]
    public void Transformed_InTheSameOrder_IsTheSameOrder()
    {
        var first = Noise(1);
        Compare(first, Array.ConvertAll(first, f => f * f)).Kind.ShouldBe(LikenessKind.SameOrder);
        Compare(first, Array.ConvertAll(first, f => f)).Kind.ShouldBe(LikenessKind.Identical);
        // A little noise is no rounding.
        Compare(first, Mixed(first, Noise(2), 0.9999)).Kind.ShouldBe(LikenessKind.Correlated);
    }

    [Fact]
    public void Files_WithOtherIdsInPart_AreHeldAgainstEachOtherByThoseOfBoth()
    {
        var first = Noise(1);
        var other = Mixed(first, Noise(2), 0.9);
        var late = PredictionFingerprint.Take("late", Ids[500..], other[500..]);
        var found = new FingerprintComparison(Print(first, "1")).With(new FingerprintComparison(late))!.Value;
        found.Correlation.ShouldBe(Spearman(first[500..], other[500..]), 4 * found.StandardError);
        found.SharedIds.ShouldBe(0.9, 0.06);
    }

    [Fact]
    public void Fingerprints_OfAnEarlierProgram_AreComparedByTheirSample()
    {
        var first = Noise(1);
        var other = Mixed(first, Noise(2), 0.98);
        PredictionFingerprint Old(double[] values, string sha) =>
            Print(values, sha) with
            {
                ContentHash = null,
                IdsHash = null,
                Sketch = null,
            };
        var found = new FingerprintComparison(Old(first, "1"))
            .With(new FingerprintComparison(Print(other, "2")))!
            .Value;
        found.Correlation.ShouldBe(0.98, 4 * found.StandardError);
        var same = new FingerprintComparison(Old(first, "1")).With(new FingerprintComparison(Old(first, "1")));
        same!.Value.Kind.ShouldBe(LikenessKind.Identical);
    }

    [Fact]
    public void FewRows_AreComparedExactly()
    {
        var ids = Ids[..200];
        var (first, other) = (Noise(1)[..200], Noise(2)[..200]);
        var found = new FingerprintComparison(PredictionFingerprint.Take("1", ids, first))
            .With(new FingerprintComparison(PredictionFingerprint.Take("2", ids, other)))!
            .Value;
        found.StandardError.ShouldBe(0);
        found.Correlation.ShouldBe(Spearman(first, other), 1e-6);
    }

    private static IEnumerable<Likeness> Pairs(PredictionFingerprint[] prints)
    {
        var ready = prints.Select(p => new FingerprintComparison(p)).ToArray();
        return ready.SelectMany((p, i) => ready.Take(i).Select(o => p.With(o)!.Value));
    }

    private static Likeness Compare(double[] first, double[] other) =>
        new FingerprintComparison(Print(first, "1")).With(new FingerprintComparison(Print(other, "2")))!.Value;

    private static PredictionFingerprint Print(double[] values, string sha) =>
        PredictionFingerprint.Take(sha, Ids, values);

    private static double[] Noise(int seed)
    {
        var random = new Random(seed);
        return [.. Ids.Select(_ => random.NextDouble())];
    }

    /// <summary>A Gaussian mixture brought back to 0 to 1, so that the correlation of the ranks is near the one that is asked for.</summary>
    private static double[] Mixed(double[] first, double[] other, double correlation)
    {
        var rest = Math.Sqrt(1 - (correlation * correlation));
        return
        [
            .. first.Zip(
                other,
                (f, o) => 1 / (1 + Math.Exp(-((correlation * Math.Log(f / (1 - f))) + (rest * Math.Log(o / (1 - o))))))
            ),
        ];
    }

    private static double Spearman(double[] left, double[] right) =>
        MathNet.Numerics.Statistics.Correlation.Spearman(left, right);
}
