using Ballast.Core.Rounds;

namespace Ballast.Tests.Rounds;

public sealed class RoundSpansTests
{
    [Theory]
    [InlineData(new int[0], "")]
    [InlineData(new[] { 7 }, "7")]
    [InlineData(new[] { 1, 2, 3, 5, 8, 9 }, "1\u20133, 5, 8\u20139")]
    [InlineData(new[] { 1, 2, 3, 5, 8, 9, 11 }, "5, 8\u20139, 11 and 3 before")]
    public void Of_Rounds_NamesTheNewestSpansAndCountsTheRest(int[] rounds, string said) =>
        RoundSpans.Of(rounds, 3).ShouldBe(said);
}
