using Ballast.Core.Risk;

namespace Ballast.Tests.Risk;

public sealed class IndependentRoundsTests
{
    [Theory]
    [InlineData(355, 20, 17.75)]
    [InlineData(355, 60, 355 / 60.0)]
    [InlineData(100, 4, 25)]
    [InlineData(10, 20, 1)]
    [InlineData(0, 20, 0)]
    public void Count_OfRoundsThatShareDays_IsRoundsOverOverlap(int rounds, int overlap, double expected) =>
        IndependentRounds.Count(rounds, overlap).ShouldBe(expected);
}
