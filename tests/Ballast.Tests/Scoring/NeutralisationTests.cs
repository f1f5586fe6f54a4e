using Ballast.Core.Scoring;

namespace Ballast.Tests.Scoring;

public sealed class NeutralisationTests
{
    [Fact]
    public void FeaturesAsManyAsRows_LeaveNothing()
    {
        var random = new Random(1);
        double[] Column() => [.. Enumerable.Range(0, 12).Select(_ => random.NextDouble())];
        var features = new Neutralisation([.. Enumerable.Range(0, 11).Select(_ => Column())]);
        features.Compute(Column()).Refusal.ShouldBe(new ScoringRefusal.NothingLeft(12, 12));
        features
            .Compute(Column())
            .Refusal!.Sentence.ShouldBe(
                "12 independent features explain any 12 rows: nothing is left to score; take fewer features or more rows"
            );
    }

    [Fact]
    public void ConstantPrediction_IsRefused() => new Neutralisation([
            [1, 2, 3, 5],
        ]).Compute([0.5, 0.5, 0.5, 0.5]).Refusal!.Sentence.ShouldBe("the prediction is the same in every row, so it correlates with nothing");

    [Fact]
    public void Bound_ThatTheRowsDoNotHold_IsRefused() =>
        NumeraiCorr
            .Compute([1, 2, 3, 4, 5], [0, 0.25, 1, 0.5, 0.75], 3)
            .Refusal!.Sentence.ShouldBe("5 rows do not hold 3 at the top and 3 others at the bottom: ask for fewer");

    /// <summary>Numerai asserts that the 1.5 power leaves 0.9 of what it is given; a target of returns with a crash in it does not.</summary>
    [Fact]
    public void Target_ThatThePowerDistorts_IsRefused()
    {
        var random = new Random(2);
        double[] prediction = [.. Enumerable.Range(0, 1000).Select(_ => random.NextDouble())];
        double[] returns = [.. prediction.Select((_, i) => i == 0 ? -5 : (random.NextDouble() - 0.5))];
        NumeraiCorr.Compute(prediction, returns).Refusal.ShouldBeOfType<ScoringRefusal.PowerDistorts>();
        NumeraiCorr.Compute(prediction, returns, isTargetRaised: false).Refusal.ShouldBeNull();
    }

    [Fact]
    public void ConstantFeatures_CorrelateWithNothing_AndAreLeftOut()
    {
        double[] rising = [1, 2, 3, 4];
        ScoringAssert
            .Value(
                MaxFeatureCorrelation.Find(
                    rising,
                    [
                        [1, 1, 1, 1],
                        [4, 3, 2, 1.5],
                    ]
                )
            )
            .Feature.ShouldBe(1);
        MaxFeatureCorrelation
            .Find(
                rising,
                [
                    [1, 1, 1, 1],
                ]
            )
            .Refusal.ShouldBeOfType<ScoringRefusal.Constant>();
        MaxFeatureCorrelation
            .Find(
                rising,
                [
                    [1, double.NaN, 1, 2],
                ]
            )
            .Refusal.ShouldBe(new ScoringRefusal.MissingValues("features", 1));
    }
}
