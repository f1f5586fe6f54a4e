using Ballast.Core.Rounds;
using Ballast.Sandbox.Datasets;
using Ballast.Sandbox.Scoring;

namespace Ballast.Tests.Sandbox.Datasets;

public class RoundDataTests
{
    [Theory]
    [InlineData(Tournament.Classic, 1000, 42)]
    [InlineData(Tournament.Signals, 500, 20)]
    [InlineData(Tournament.Crypto, 250, 0)]
    public void Round_OfOneSeed_IsAlwaysTheSame(Tournament tournament, int rows, int features)
    {
        var (one, again) = (new RoundData(7, tournament, 1266), new RoundData(7, tournament, 1266));

        one.Ids.Length.ShouldBe(rows);
        one.Ids.ShouldBe(one.Ids.Order(StringComparer.Ordinal));
        one.Features.Count.ShouldBe(features);
        again.Ids.ShouldBe(one.Ids);
        again.Features.ShouldBe(one.Features);
        again.MetaModel.ShouldBe(one.MetaModel);
        again.Target(20).ShouldBe(one.Target(20));
        new RoundData(8, tournament, 1266).Target(20).ShouldNotBe(one.Target(20));
        new RoundData(7, tournament, 1267).Target(20).ShouldNotBe(one.Target(20));
    }

    [Fact]
    public void Target_HasNumeraisFiveBuckets()
    {
        var target = new RoundData(1, Tournament.Classic, 1266).Target(20);
        var counts = target.GroupBy(t => t).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()));
        counts.ShouldBe([(0, 50), (0.25, 200), (0.5, 500), (0.75, 200), (1, 50)]);
    }

    [Fact]
    public void Features_AreFiveValuesAlikeInFrequency()
    {
        var data = new RoundData(1, Tournament.Classic, 1266);
        foreach (var feature in data.Features)
        {
            for (sbyte value = 0; value < 5; value++)
                feature.Count(f => f == value).ShouldBeInRange(140, 260);
        }
        FeatureValues.Names(Tournament.Classic).Distinct(StringComparer.Ordinal).Count().ShouldBe(42);
    }

    /// <summary>Over many rounds: on the first day little of the signal is in the target, on the last all of it.</summary>
    [Fact]
    public void Score_OfWhatIsKnown_GrowsWithTheDays()
    {
        double first = 0,
            last = 0,
            sixty = 0;
        for (var round = 1000; round < 1060; round++)
        {
            var data = new RoundData(3, Tournament.Classic, round);
            var scores = new PredictionScores(() => data, data.MetaModel);
            first += scores.Find("corr20V2", 1)!.Value / 60;
            last += scores.Find("corr20V2", 20)!.Value / 60;
            sixty += scores.Find("corr60", 60)!.Value / 60;
        }
        last.ShouldBeInRange(0.02, 0.05);
        sixty.ShouldBeInRange(0.02, 0.06);
        first.ShouldBeLessThan(last / 2);
    }

    [Fact]
    public void Crypto_SymbolsThatWereGood_StayGood()
    {
        var past = Enumerable.Range(900, 100).Select(r => new RoundData(3, Tournament.Crypto, r).Target(20)).ToList();
        var mean = past[0].Select((_, row) => past.Average(t => t[row])).ToArray();
        double sum = 0;
        for (var round = 1040; round < 1100; round++)
        {
            var data = new RoundData(3, Tournament.Crypto, round);
            sum += new PredictionScores(() => data, mean).Find("corr", 20)!.Value / 60;
        }
        sum.ShouldBeGreaterThan(0.02);
    }
}
