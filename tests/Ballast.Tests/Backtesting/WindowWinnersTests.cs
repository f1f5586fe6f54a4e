using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Backtesting;

public sealed class WindowWinnersTests
{
    private static readonly MultiplierGrid Grid = new([(Metric.Corr, [1m])]);

    [Fact]
    public void Winner_OfEveryWindow_HasTheBestMean()
    {
        var winners = Winners([0.03, 0.01, 0.01, 0.01], [0.02, 0.02, 0.02, 0.02]);
        winners.Cuts.ShouldBe([0, 1, 2, 3, 4]);
        winners.Winner(0, 1).ShouldBe(0);
        winners.Winner(0, 2).ShouldBe(0, "equal means: the first of equals");
        winners.Winner(0, 4).ShouldBe(1);
        winners.Winner(1, 4).ShouldBe(1);
    }

    [Fact]
    public void Winner_OfAWindowOfWhichAModelHasLessThanHalf_IsAnotherOne()
    {
        var winners = Winners([double.NaN, double.NaN, double.NaN, 0.09], [0.01, 0.01, 0.01, 0.01]);
        winners.Winner(0, 4).ShouldBe(1);
        winners.Winner(2, 4).ShouldBe(0);
    }

    [Fact]
    public void Winner_WhereNobodyHasScores_IsNobody() =>
        Winners([double.NaN, 0.1, 0.1], [double.NaN, 0.2, 0.2]).Winner(0, 1).ShouldBeNull();

    [Fact]
    public void Changes_OfAlternatingWinners_AreAll()
    {
        var winners = Winners([0.1, 0, 0.1, 0], [0, 0.1, 0, 0.1]);
        winners.Changes(1).ShouldBe((3, 3));
        winners.Changes(2).ShouldBe((1, 0));
    }

    private static WindowWinners Winners(params double[][] scores)
    {
        int[] rounds = [.. Enumerable.Range(900, scores[0].Length)];
        var panel = new ScorePanel([.. scores.Select((_, i) => $"m{i}")], rounds, [Metric.Corr]);
        for (var row = 0; row < scores.Length; row++)
            scores[row].CopyTo(panel.Row(0, row));
        var terms = rounds.Select(r => new PaidRound(
            r,
            1,
            1,
            PayoutFormulas.ClipAfterFactor,
            RuleCatalogue.MultiplierRule("any"),
            null
        ));
        return WindowWinners.Find(panel, [.. terms], Grid, 24);
    }
}
