using System.Text.Json;
using Ballast.Core.Scoring;

namespace Ballast.Tests.Scoring;

/// <summary>Five thousand rows, eight predictions, twenty features: every score as numerai-tools gives it.</summary>
public sealed class BigTableTests
{
    private readonly ScoringOracle _oracle = ScoringOracle.Big;

    private JsonElement Functions => _oracle.Answers.GetProperty("functions");

    [Fact]
    public void Corr_IsNumerais()
    {
        Matches("numerai_corr", bound => model => NumeraiCorr.Compute(_oracle[model], _oracle.Target, bound));
        Matches(
            "numerai_corr_no_target_pow",
            model => NumeraiCorr.Compute(_oracle[model], _oracle.Target, isTargetRaised: false)
        );
        Matches("numerai_corr_const_model", model => NumeraiCorr.Compute(_oracle[model], _oracle.Target));
        Matches("numerai_corr_withnan_alone", model => NumeraiCorr.Compute(_oracle[model], _oracle.Target));
        Matches(
            "numerai_corr_withnan_together_with_alpha",
            model => NumeraiCorr.Compute(Together(model), _oracle.Target)
        );
    }

    [Fact]
    public void Contribution_IsNumerais()
    {
        Matches(
            "correlation_contribution",
            bound => model => CorrelationContribution.Compute(_oracle[model], MetaModel, _oracle.Target, bound)
        );
        Matches("correlation_contribution_withnan_alone", model => Contribution(_oracle[model]));
        Matches("correlation_contribution_withnan_together_with_alpha", model => Contribution(Together(model)));
        Matches("correlation_contribution_of_meta_model_itself", _ => Contribution(MetaModel));
    }

    [Fact]
    public void Correlations_AreNumerais()
    {
        Matches("spearman", model => Correlations.Spearman(_oracle.Target, _oracle[model]));
        Matches("pearson", model => Correlations.Pearson(_oracle.Target, _oracle[model]));
        Matches("tie_broken_rank_correlation", model => Correlations.TieBrokenRanks(_oracle.Target, _oracle[model]));
        Matches("corr_with_meta_model", model => MetaModelCorrelation.Compute(_oracle[model], MetaModel));
    }

    [Fact]
    public void FeatureNeutralScores_AreNumerais()
    {
        var features = ScoringOracle.Features();
        var neutral = new Neutralisation([.. features.Values]);
        Matches(
            "feature_neutral_corr",
            model => FeatureNeutralCorr.Compute(_oracle[model], neutral, _oracle.Target),
            ScoringAssert.Neutral
        );
        foreach (var proportion in new[] { 1.0, 0.5 })
            MatchesNeutral(neutral, proportion);
    }

    [Fact]
    public void MaxFeatureCorrelations_AreNumerais()
    {
        var features = ScoringOracle.Features();
        string[] names = [.. features.Keys];
        foreach (var model in Functions.GetProperty("max_feature_correlation").EnumerateObject())
        {
            var most = ScoringAssert.Value(MaxFeatureCorrelation.Find(_oracle[model.Name], [.. features.Values]));
            names[most.Feature].ShouldBe(model.Value[0].GetString());
            most.Correlation.ShouldBe(model.Value[1].GetDouble(), ScoringAssert.Exact);
        }
    }

    [Fact]
    public void SignalsScores_AreNumerais()
    {
        double[][] features = [.. ScoringOracle.Features().Values];
        var weights = _oracle["sample_weight"];
        Matches("alpha", model => AlphaScore.Compute(_oracle[model], features, weights, _oracle.Target));
        var stakes = _oracle.Answers.GetProperty("stakes").EnumerateObject().ToList();
        var scores = MetaPortfolioContribution.Compute(
            [.. stakes.Select(s => _oracle[s.Name])],
            [.. stakes.Select(s => s.Value.GetDouble())],
            features,
            weights,
            _oracle.Target
        );
        Matches("meta_portfolio_contribution", model => scores[stakes.FindIndex(s => s.Name == model)]);
    }

    [Fact]
    public void MetaModel_IsTheStakeWeightedMeanOfRanks()
    {
        var stakes = _oracle.Answers.GetProperty("stakes").EnumerateObject().ToList();
        var made = StakeWeightedModel.Compute(
            [.. stakes.Select(s => TieKeptRank.Compute(_oracle[s.Name]))],
            [.. stakes.Select(s => s.Value.GetDouble())]
        );
        for (var row = 0; row < made.Length; row++)
            made[row].ShouldBe(MetaModel[row], ScoringAssert.Exact);
    }

    /// <summary>What is compared here and in the tests of the ensemble is all that the file has.</summary>
    [Fact]
    public void Answers_AreAllCompared()
    {
        Functions
            .EnumerateObject()
            .Select(f => f.Name)
            .ShouldBe([
                "numerai_corr",
                "numerai_corr_no_target_pow",
                "numerai_corr_const_model",
                "numerai_corr_withnan_alone",
                "numerai_corr_withnan_together_with_alpha",
                "correlation_contribution",
                "correlation_contribution_withnan_alone",
                "correlation_contribution_withnan_together_with_alpha",
                "correlation_contribution_of_meta_model_itself",
                "feature_neutral_corr",
                "max_feature_correlation",
                "spearman",
                "pearson",
                "tie_broken_rank_correlation",
                "neutralize_of_rank_p1.0",
                "neutralize_of_rank_p0.5",
                "alpha",
                "meta_portfolio_contribution",
                "corr_with_meta_model",
            ]);
        _oracle
            .Answers.EnumerateObject()
            .Select(a => a.Name)
            .ShouldBe(["rows", "seed", "stakes", "meta_model", "functions", "single", "payout", "ensemble_vs_split"]);
    }

    private double[] MetaModel => _oracle["meta_model"];

    private ScoringResult<double> Contribution(double[] prediction) =>
        CorrelationContribution.Compute(prediction, MetaModel, _oracle.Target);

    /// <summary>In one frame a gap of one model takes the row from all.</summary>
    private double[] Together(string model) =>
        [.. _oracle[model].Select((v, row) => double.IsNaN(_oracle["withnan"][row]) ? double.NaN : v)];

    private void MatchesNeutral(Neutralisation neutral, double proportion)
    {
        var expected = Functions.GetProperty(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"neutralize_of_rank_p{proportion:0.0}")
        );
        foreach (var (name, _) in expected.GetProperty("first5").EnumerateObject().Select(m => (m.Name, m.Value)))
        {
            var values = ScoringAssert.Value(neutral.Compute(TieKeptRank.Compute(_oracle[name]), proportion));
            ScoringAssert.Matches(expected.GetProperty("first5").GetProperty(name), values, ScoringAssert.Neutral);
            values
                .Average()
                .ShouldBe(expected.GetProperty("mean").GetProperty(name).GetDouble(), ScoringAssert.Neutral);
            Spread(values)
                .ShouldBe(expected.GetProperty("std_ddof0").GetProperty(name).GetDouble(), ScoringAssert.Neutral);
            ScoringAssert
                .Value(NumeraiCorr.Compute(values, _oracle.Target))
                .ShouldBe(expected.GetProperty("numerai_corr").GetProperty(name).GetDouble(), ScoringAssert.Neutral);
        }
        expected.EnumerateObject().Select(e => e.Name).ShouldBe(["std_ddof0", "mean", "first5", "numerai_corr"]);
    }

    private static double Spread(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }

    private void Matches(string function, Func<string, ScoringResult<double>> score, double tolerance = 1e-9) =>
        ScoringAssert.Matches(Functions.GetProperty(function), score, tolerance);

    private void Matches(string function, Func<int?, Func<string, ScoringResult<double>>> score)
    {
        var bounds = Functions.GetProperty(function);
        ScoringAssert.Matches(bounds.GetProperty("None"), score(null));
        ScoringAssert.Matches(bounds.GetProperty("200"), score(200));
        bounds.EnumerateObject().Count().ShouldBe(2);
    }
}
