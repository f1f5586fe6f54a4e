using Ballast.Core.Rounds;
using Ballast.Sandbox.Datasets;

namespace Ballast.Tests.Sandbox.Datasets;

public class EraSpanTests
{
    [Theory]
    [InlineData(1150)]
    [InlineData(1172)]
    [InlineData(1266)]
    [InlineData(1400)]
    public void Validation_HoldsNothingThatIsNotKnownWhenTheRoundOpens(int round)
    {
        var span = EraSpan.Find(round, 60);

        span.Train.Count.ShouldBe(100);
        span.Validation.Count.ShouldBeGreaterThan(30);
        span.Validation.ShouldAllBe(e => RoundCalendar.ResolveTime(e, 60) <= RoundCalendar.OpenTime(round));
        span.Train.Concat(span.Validation).ShouldBeInOrder();
        span.Train.Concat(span.Validation).ShouldAllBe(e => !RoundCalendar.IsWeekday(e));
        // The next weekend's era would be too new.
        RoundCalendar.ResolveTime(span.Validation[^1] + 5, 60).ShouldBeGreaterThan(RoundCalendar.OpenTime(round));
    }

    [Fact]
    public void Train_StaysTheSameForAYear() => EraSpan.Find(1180, 60).Train.ShouldBe(EraSpan.Find(1260, 60).Train);
}
