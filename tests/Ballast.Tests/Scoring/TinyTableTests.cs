using Ballast.Core.Scoring;

namespace Ballast.Tests.Scoring;

/// <summary>Twenty rows with ties: every step of CORR and MMC as numerai-tools takes it.</summary>
public sealed class TinyTableTests
{
    private readonly ScoringOracle _oracle = ScoringOracle.Tiny;

    [Fact]
    public void Steps_OfEveryColumn_AreNumerais()
    {
        Each("tie_kept_rank", TieKeptRank.Compute);
        Each("tie_broken_rank", TieBrokenRank.Compute);
        Each("gaussian", Gaussian.OfValues);
        Each("power_1_5", v => SignedPower.Compute(Gaussian.OfValues(v)));
        Each("orthogonal", v => Orthogonal.Compute(Gaussian.OfValues(v), Gaussian.OfValues(_oracle["mm"])));
        ScoringAssert.Matches(
            _oracle.Answers.GetProperty("target_centered_pow15"),
            SignedPower.Compute(Centred.Compute(_oracle.Target))
        );
    }

    [Fact]
    public void Scores_AreNumerais()
    {
        ScoringAssert.Matches(
            _oracle.Answers.GetProperty("numerai_corr"),
            model => NumeraiCorr.Compute(_oracle[model], _oracle.Target)
        );
        ScoringAssert.Matches(
            _oracle.Answers.GetProperty("correlation_contribution"),
            model => CorrelationContribution.Compute(_oracle[model], _oracle["mm"], _oracle.Target)
        );
    }

    /// <summary>What this class compares is all that the file has.</summary>
    [Fact]
    public void Answers_AreAllCompared() =>
        _oracle
            .Answers.EnumerateObject()
            .Select(a => a.Name)
            .ShouldBe(
                [
                    "tie_kept_rank",
                    "tie_broken_rank",
                    "gaussian",
                    "power_1_5",
                    "target_centered_pow15",
                    "numerai_corr",
                    "correlation_contribution",
                    "orthogonal",
                ],
                ignoreOrder: true
            );

    private void Each(string step, Func<double[], double[]> compute)
    {
        foreach (var column in _oracle.Answers.GetProperty(step).EnumerateObject())
        {
            column.Value.GetArrayLength().ShouldBe(20);
            ScoringAssert.Matches(column.Value, compute(_oracle[column.Name]));
        }
    }
}
