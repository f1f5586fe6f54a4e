using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Tests.Sandbox.World;

/// <summary>
/// Moments over 60 models and 700 rounds. An autoregressive series of 700 rounds is worth about 50 independent ones, and the
/// common factor does not average out over models; hence tolerances of a fifth.
/// </summary>
public class GeneratedScoresTests
{
    private const int Models = 60;
    private const int First = 600;
    private const int Rounds = 700;
    private static readonly GeneratedScores Scores = new(3, Tournament.Classic, First, Rounds);

    [Theory]
    [InlineData("corr20V2", 0.019)]
    [InlineData("mmc", 0.009)]
    public void The_deviation_of_a_models_series_is_that_of_real_ones(string score, double expected) =>
        Enumerable.Range(0, Models).Average(m => Deviation(Of(m, score))).ShouldBe(expected, expected / 5);

    [Theory]
    [InlineData("corr20V2")]
    [InlineData("mmc")]
    public void Neighbouring_rounds_are_correlated_as_overlapping_targets_are(string score) =>
        Enumerable.Range(0, Models).Average(m => Lag1(Of(m, score))).ShouldBe(0.87, 0.03);

    [Fact]
    public void Models_rise_and_fall_together_in_corr() => MeanPairCorrelation("corr20V2").ShouldBe(0.5, 0.12);

    [Fact]
    public void Models_have_little_in_common_in_mmc() => MeanPairCorrelation("mmc").ShouldBe(0.13, 0.1);

    [Fact]
    public void Skill_differs_between_models()
    {
        var means = Enumerable.Range(0, Models).Select(m => Of(m, "corr20V2").Average()).ToArray();
        means.Average().ShouldBe(0.012, 0.006);
        Deviation(means).ShouldBeInRange(0.004, 0.009);
    }

    [Fact]
    public void One_model_more_or_another_order_of_asking_changes_no_score()
    {
        var other = new GeneratedScores(3, Tournament.Classic, First, Rounds);
        other.Final(70, First + 5, "mmc").ShouldNotBe(0);
        other.Final(4, First + 9, "corr20V2").ShouldBe(Scores.Final(4, First + 9, "corr20V2"));
    }

    [Fact]
    public void Every_score_survives_the_way_through_a_double()
    {
        for (var round = First; round < First + Rounds; round++)
        {
            var score = Scores.Final(1, round, "corr20V2");
            ((decimal)(double)score).ShouldBe(score);
        }
    }

    private static double[] Of(int model, string score) =>
        [.. Enumerable.Range(First, Rounds).Select(r => (double)Scores.Final(model, r, score))];

    private static double MeanPairCorrelation(string score)
    {
        var series = Enumerable.Range(0, 20).Select(m => Of(m, score)).ToArray();
        var pairs =
            from a in Enumerable.Range(0, 20)
            from b in Enumerable.Range(0, 20)
            where a < b
            select Correlation(series[a], series[b]);
        return pairs.Average();
    }

    private static double Deviation(double[] x)
    {
        var mean = x.Average();
        return Math.Sqrt(x.Average(v => (v - mean) * (v - mean)));
    }

    private static double Lag1(double[] x) => Correlation(x[..^1], x[1..]);

    private static double Correlation(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Average() / (Deviation(x) * Deviation(y));
    }
}
