using System.Text.Json;
using Ballast.Core.Scoring;

namespace Ballast.Tests.Scoring;

/// <summary>Where numerai-tools asserts or answers NaN: the refusal here, and the value just inside the limit.</summary>
public sealed class EdgeBehaviourTests
{
    private readonly ScoringOracle _oracle = ScoringOracle.Tiny;

    [Fact]
    public void Corr_WithAFifthMissing_IsComputed_AndWithAQuarterRefused()
    {
        ScoringAssert.Matches(Ok("numerai_corr with 20% NaN predictions"), _ => Corr(WithGaps(4)));
        Error("numerai_corr with 25% NaN predictions").ShouldContain("must have >= 80.0% overlapping ids");
        var refusal = Corr(WithGaps(5)).Refusal;
        refusal.ShouldBe(new ScoringRefusal.TooManyMissing(15, 20));
        refusal!.Sentence.ShouldBe(
            "only 15 of 20 rows have every value, and Numerai scores from 80 % on: fill the missing ones"
        );
    }

    [Fact]
    public void Corr_OfRowsInAnyOrder_IsTheSame()
    {
        int[] order = [.. Enumerable.Range(0, 20).Reverse()];
        ScoringAssert.Matches(
            Ok("numerai_corr unsorted index"),
            model =>
                NumeraiCorr.Compute(
                    Array.ConvertAll(order, i => _oracle[model][i]),
                    Array.ConvertAll(order, i => _oracle.Target[i])
                )
        );
    }

    /// <summary>Rows without a target are dropped before anything is ranked, as if they were not there.</summary>
    [Fact]
    public void Target_WithGaps_DropsTheRows()
    {
        double[] target = [.. _oracle.Target.Select((t, row) => row < 3 ? double.NaN : t)];
        ScoringAssert
            .Value(NumeraiCorr.Compute(_oracle["q"], target))
            .ShouldBe(
                ScoringAssert.Value(NumeraiCorr.Compute(_oracle["q"][3..], _oracle.Target[3..])),
                ScoringAssert.Exact
            );
        ScoringAssert
            .Value(CorrelationContribution.Compute(_oracle["q"], _oracle["mm"], target))
            .ShouldBe(
                ScoringAssert.Value(
                    CorrelationContribution.Compute(_oracle["q"][3..], _oracle["mm"][3..], _oracle.Target[3..])
                ),
                ScoringAssert.Exact
            );
    }

    [Fact]
    public void ConstantPrediction_HasNoScore() =>
        ScoringAssert.Matches(Ok("constant prediction"), _ => Corr(new double[20]));

    [Fact]
    public void Gaps_WhereARuleTakesNone_AreRefused()
    {
        Error("neutralize with NaN").ShouldBe("Data contains NaNs");
        Error("spearman with NaN").ShouldBeEmpty();
        var neutral = new Neutralisation([_oracle["mm"]]);
        neutral.Compute(WithGaps(1)).Refusal.ShouldBe(new ScoringRefusal.MissingValues("prediction", 1));
        FeatureNeutralCorr
            .Compute(WithGaps(2), neutral, _oracle.Target)
            .Refusal!.Sentence.ShouldBe("2 values are missing in the prediction, and this score takes none: fill them");
        Correlations
            .Spearman(_oracle.Target, WithGaps(1))
            .Refusal!.Sentence.ShouldBe("1 value is missing in the prediction, and this score takes none: fill it");
        Correlations.Pearson(WithGaps(1), _oracle["q"]).Refusal.ShouldBe(new ScoringRefusal.MissingValues("target", 1));
        new Neutralisation([WithGaps(3)])
            .Compute(_oracle["q"])
            .Refusal.ShouldBe(new ScoringRefusal.MissingValues("features", 3));
    }

    [Fact]
    public void Answers_AreAllCompared() =>
        ScoringOracle
            .Edges.EnumerateObject()
            .Select(e => e.Name)
            .ShouldBe([
                "numerai_corr with 25% NaN predictions",
                "numerai_corr with 20% NaN predictions",
                "numerai_corr unsorted index",
                "neutralize with NaN",
                "constant prediction",
                "spearman with NaN",
            ]);

    private ScoringResult<double> Corr(double[] prediction) => NumeraiCorr.Compute(prediction, _oracle.Target);

    /// <summary>The prediction q without its first values.</summary>
    private double[] WithGaps(int count) => [.. _oracle["q"].Select((v, row) => row < count ? double.NaN : v)];

    private static JsonElement Ok(string name) => ScoringOracle.Edges.GetProperty(name).GetProperty("ok");

    private static string Error(string name) =>
        ScoringOracle.Edges.GetProperty(name).GetProperty("message").GetString()!;
}
