using System.Globalization;
using System.Text;
using Ballast.Core.Numerics;
using Ballast.Core.Scoring;

namespace Ballast.Tests.Scoring;

/// <summary>
/// What two models' scores say about a blend of them, without their predictions; docs/scoring.md claims no more than this shows, on simulated predictions.
/// </summary>
public sealed class ScoresAloneTests(ITestOutputHelper output)
{
    private const int Rows = 5000;

    /// <summary>
    /// A blend's scores are on average those of the split times the diversification ratio, up and down. In a single round that is nearly so for MMC, and for CORR, with its
    /// power of 1.5, only roughly.
    /// </summary>
    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(0.6, 0.5)]
    [InlineData(0.3, 0.25)]
    public void Blend_ScoresLikeTheSplitTimesTheDiversificationRatio(double likeness, double weight)
    {
        var study = Study.Run(likeness, weight, rounds: 40, factor: 0, seed: 1);
        study.Corr.Slope.ShouldBe(study.Ratio, 0.1 * study.Ratio);
        study.Mmc.Slope.ShouldBe(study.Ratio, 0.03 * study.Ratio);
        study.Mmc.Alike.ShouldBeGreaterThan(0.97);
        study.Mmc.Shortfall.ShouldBeGreaterThan(-0.005);
        study.Corr.Alike.ShouldBeInRange(0.8, 0.995);
        study.Corr.Alike.ShouldBeLessThan(study.Mmc.Alike);
    }

    /// <summary>The table of docs/scoring.md: <c>dotnet test tests/Ballast.Tests -- --filter-class "*ScoresAloneTests" --explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public void Table_OfTheDocs()
    {
        var text = new StringBuilder();
        foreach (var factor in new[] { 0.0, 0.5 })
        {
            foreach (var likeness in new[] { -0.3, 0, 0.3, 0.6, 0.9 })
            {
                foreach (var weight in new[] { 0.5, 0.2 })
                    text.AppendLine(Study.Run(likeness, weight, 400, factor, 7).ToString());
            }
        }
        output.WriteLine(text.ToString());
    }

    /// <summary>Rounds of two predictions and a target.</summary>
    private sealed record Study(
        double Likeness,
        double Weight,
        double Factor,
        double Ratio,
        Line Corr,
        Line Mmc,
        double SeriesCorrelation
    )
    {
        /// <param name="likeness">Correlation of the predictions.</param>
        /// <param name="weight">Of the first.</param>
        /// <param name="rounds">How many.</param>
        /// <param name="factor">What part of the target's spread a factor makes, which both predictions load on and whose sign is new each round.</param>
        /// <param name="seed">Of the chance.</param>
        public static Study Run(double likeness, double weight, int rounds, double factor, int seed)
        {
            var random = new Random(seed);
            var (blends, splits) = (new List<double>(), new List<double>());
            var (mmcBlends, mmcSplits) = (new List<double>(), new List<double>());
            var (firsts, seconds, ratios) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                var (p, q, target, meta) = Round(random, likeness, factor);
                var blend = Blend.Compute([p, q], [weight, 1 - weight]);
                var (first, second) = (CorrOf(p, target), CorrOf(q, target));
                firsts.Add(first);
                seconds.Add(second);
                splits.Add((weight * first) + ((1 - weight) * second));
                blends.Add(CorrOf(blend, target));
                mmcSplits.Add((weight * MmcOf(p, meta, target)) + ((1 - weight) * MmcOf(q, meta, target)));
                mmcBlends.Add(MmcOf(blend, meta, target));
                var alike = Pearson.Compute(Gaussian.OfValues(p), Gaussian.OfValues(q));
                ratios.Add(
                    1
                        / Math.Sqrt(
                            (weight * weight) + ((1 - weight) * (1 - weight)) + (2 * weight * (1 - weight) * alike)
                        )
                );
            }
            return new Study(
                likeness,
                weight,
                factor,
                ratios.Average(),
                Line.Of(splits, blends),
                Line.Of(mmcSplits, mmcBlends),
                Pearson.Compute([.. firsts], [.. seconds])
            );
        }

        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {(Factor > 0 ? "yes" : "no")} | {Likeness:0.0} | {Weight:0.0} | {Ratio:0.00} | {Corr} | {Mmc} | {SeriesCorrelation:0.00} |"
            );

        private static (double[] P, double[] Q, double[] Target, double[] Meta) Round(
            Random random,
            double likeness,
            double factor
        )
        {
            const double Skill = 0.03;
            // The factor loads on both predictions alike, so that what is left of the likeness comes from elsewhere.
            var load = factor > 0 ? 0.5 : 0;
            var sign = Normal(random);
            double[] p = new double[Rows],
                q = new double[Rows],
                target = new double[Rows],
                meta = new double[Rows];
            var own = (likeness - (load * load)) / (1 - (load * load));
            for (var row = 0; row < Rows; row++)
            {
                var (common, a, b) = (Normal(random), Normal(random), Normal(random));
                var second = (own * a) + (Math.Sqrt(1 - (own * own)) * b);
                p[row] = (load * common) + (Math.Sqrt(1 - (load * load)) * a);
                q[row] = (load * common) + (Math.Sqrt(1 - (load * load)) * second);
                meta[row] = (0.3 * p[row]) + (0.2 * q[row]) + Normal(random);
                target[row] = Bucket((Skill * (p[row] + q[row])) + (0.1 * factor * sign * common) + Normal(random));
            }
            return (p, q, target, meta);
        }

        /// <summary>Numerai's five buckets of 5, 20, 50, 20 and 5 %.</summary>
        private static double Bucket(double value) =>
            value < -1.645 ? 0
            : value < -0.674 ? 0.25
            : value < 0.674 ? 0.5
            : value < 1.645 ? 0.75
            : 1;

        private static double Normal(Random random) =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

        private static double CorrOf(double[] prediction, double[] target) =>
            ScoringAssert.Value(NumeraiCorr.Compute(prediction, target));

        private static double MmcOf(double[] prediction, double[] meta, double[] target) =>
            ScoringAssert.Value(CorrelationContribution.Compute(prediction, meta, target));
    }

    /// <summary>How the blend's score follows that of the split, over rounds in which the split's is more than 0.005 from 0.</summary>
    /// <param name="Slope">Of the line through 0, over all rounds.</param>
    /// <param name="Alike">Correlation over all rounds.</param>
    /// <param name="Smaller">Share of rounds in which the blend's is smaller in size, or of the other sign.</param>
    /// <param name="Shortfall">How much smaller at most.</param>
    private sealed record Line(double Slope, double Alike, double Smaller, double Shortfall)
    {
        public static Line Of(List<double> splits, List<double> blends)
        {
            var reported = Enumerable.Range(0, splits.Count).Where(i => Math.Abs(splits[i]) > 0.005).ToList();
            return new Line(
                splits.Zip(blends, (x, y) => x * y).Sum() / splits.Sum(x => x * x),
                Pearson.Compute([.. splits], [.. blends]),
                reported.Count(i => blends[i] / splits[i] < 1) / (double)reported.Count,
                reported.Min(i => Math.Abs(splits[i]) * ((blends[i] / splits[i]) - 1))
            );
        }

        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Slope:0.00} | {Alike:0.000} | {Smaller:0 %} | {Shortfall:0.0000}"
            );
    }
}
