using System.Text.Json;
using Ballast.Core.Scoring;

namespace Ballast.Tests.Scoring;

/// <summary>Blend against split for seven pairs of predictions, six weights and three ways to blend: every figure as numerai-tools gives it.</summary>
public sealed class EnsembleOracleTests
{
    private readonly ScoringOracle _oracle = ScoringOracle.Big;

    [Fact]
    public void SingleScores_AreNumerais()
    {
        var compared = 0;
        foreach (var model in _oracle.Answers.GetProperty("single").EnumerateObject())
        {
            ScoringAssert.Matches(model.Value, [.. Scores(_oracle[model.Name])]);
            compared++;
        }
        compared.ShouldBe(8);
    }

    [Fact]
    public void BlendAndSplit_OfEveryPair_AreNumerais()
    {
        var terms = _oracle.Answers.GetProperty("payout");
        var cases = _oracle.Answers.GetProperty("ensemble_vs_split").EnumerateArray().ToList();
        cases.Count.ShouldBe(126);
        foreach (var one in cases)
        {
            var weight = one.GetProperty("weight_a").GetDouble();
            double[][] pair = [_oracle[one.GetProperty("a").GetString()!], _oracle[one.GetProperty("b").GetString()!]];
            var kind = one.GetProperty("blend").GetString() switch
            {
                "raw_mean" => BlendKind.Raw,
                "rank_mean" => BlendKind.Rank,
                "gauss_rank_mean" => BlendKind.Gaussian,
                var other => throw new ArgumentException(other),
            };
            var blend = Scores(Blend.Compute(pair, [weight, 1 - weight], kind));
            var (first, second) = (Scores(pair[0]), Scores(pair[1]));
            double[] split = [.. first.Zip(second, (a, b) => (weight * a) + ((1 - weight) * b))];
            Compare(one, "ensemble", blend, Payout(terms, blend));
            Compare(one, "split", split, (weight * Payout(terms, first)) + ((1 - weight) * Payout(terms, second)));
            one.EnumerateObject().Count().ShouldBe(10);
        }
    }

    private static void Compare(JsonElement expected, string which, double[] scores, double payout)
    {
        scores[0].ShouldBe(expected.GetProperty($"{which}_corr").GetDouble(), ScoringAssert.Exact);
        scores[1].ShouldBe(expected.GetProperty($"{which}_mmc").GetDouble(), ScoringAssert.Exact);
        payout.ShouldBe(expected.GetProperty($"{which}_payout").GetDouble(), 100 * ScoringAssert.Exact);
    }

    private double[] Scores(double[] prediction) =>
        [
            ScoringAssert.Value(NumeraiCorr.Compute(prediction, _oracle.Target)),
            ScoringAssert.Value(CorrelationContribution.Compute(prediction, _oracle["meta_model"], _oracle.Target)),
        ];

    /// <summary>stake x clip(factor x sum of multiplier x score), as the file's own terms say it.</summary>
    private static double Payout(JsonElement terms, double[] scores)
    {
        double Term(string name) => terms.GetProperty(name).GetDouble();
        var sum = (Term("corr_multiplier") * scores[0]) + (Term("mmc_multiplier") * scores[1]);
        return Term("stake") * Math.Clamp(Term("payout_factor") * sum, -Term("clip"), Term("clip"));
    }
}
