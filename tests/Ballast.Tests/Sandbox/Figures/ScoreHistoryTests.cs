using Ballast.Sandbox.Figures;
using Ballast.Sandbox.Sources;

namespace Ballast.Tests.Sandbox.Figures;

public class ScoreHistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 20, 0, 0, TimeSpan.Zero);

    private static readonly ScoreHistory History = new(
        [Start, Start.AddDays(1), Start.AddDays(2), Start.AddDays(400)],
        [(Start.AddDays(2), [Score("mmc", 0.03m)]), (Start, [Score("mmc", 0.01m), Score("corr", 0.02m)])]
    );

    [Fact]
    public void Reputation_CountsAMissedRoundAsZero() =>
        History.Reputation("mmc", Start.AddDays(2)).ShouldBe(decimal.Round(0.04m / 3, 12));

    [Fact]
    public void Reputation_OfAnEarlierDay_KnowsNothingLater() =>
        History.Reputation("mmc", Start.AddDays(1)).ShouldBe(0.005m);

    [Fact]
    public void Reputation_WithoutARoundInTheYearBefore_IsMissing()
    {
        History.Reputation("mmc", Start.AddDays(-1)).ShouldBeNull();
        History.Reputation("mmc", Start.AddDays(400)).ShouldBeNull();
        History.Reputation("alpha", Start.AddDays(2)).ShouldBeNull();
    }

    [Fact]
    public void Mean_IsOverTheRoundsThatResolvedInBetween()
    {
        History.Mean("mmc", Start.AddDays(-1), Start.AddDays(2)).ShouldBe(0.02m);
        History.Mean("mmc", Start, Start.AddDays(2)).ShouldBe(0.03m);
        History.Mean("mmc", Start, Start.AddDays(1)).ShouldBeNull();
    }

    private static ScoreRecord Score(string name, decimal value) => new(name, "v1", 20, Start, value, null);
}
