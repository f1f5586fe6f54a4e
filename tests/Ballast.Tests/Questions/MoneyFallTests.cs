using Ballast.Core.Questions.Account;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Questions;

/// <summary>The deepest fall of the NMR that rounds added up.</summary>
public sealed class MoneyFallTests
{
    [Fact]
    public void Fall_IsFromTheHeightToTheLowestPoint_AndBackWithTheFirstRoundThatReachesIt()
    {
        // Added up: 2, 5, 4, 1, 3, 5, 6.
        var fall = MoneyFall.Deepest(Rounds(2, 3, -1, -3, 2, 2, 1))!;
        (fall.Nmr, fall.FromRound, fall.ToRound, fall.BackRound).ShouldBe((-4, 102, 104, 106));
        (fall.FromDate, fall.ToDate, fall.BackDate).ShouldBe((Day(102), Day(104), Day(106)));
    }

    [Fact]
    public void Fall_FromTheBeginningOn_HasNoRoundOfTheHeight()
    {
        var fall = MoneyFall.Deepest(Rounds(-1, -2, 2))!;
        (fall.Nmr, fall.FromRound, fall.FromDate, fall.ToRound, fall.BackRound).ShouldBe((-3, null, null, 102, null));
        MoneyFall.Deepest(Rounds(-1, 1))!.BackRound.ShouldBe(102);
    }

    [Fact]
    public void WhatNeverFell_HasNoFall()
    {
        MoneyFall.Deepest(Rounds(1, 0, 2)).ShouldBeNull();
        MoneyFall.Deepest([]).ShouldBeNull();
    }

    /// <summary>No round lies further below any earlier one, the beginning among them.</summary>
    [Fact]
    public void Fall_IsTheLargestOfAllPairs() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), IsTheLargestOfAllPairs)
        );

    private static bool IsTheLargestOfAllPairs(int[] payouts)
    {
        var rounds = Rounds([.. payouts.Select(p => (decimal)(p % 1000))]);
        decimal[] heights = [0, .. rounds.Select(r => r.Cumulative)];
        var largest = 0m;
        for (var i = 0; i < heights.Length; i++)
        {
            for (var j = i; j < heights.Length; j++)
                largest = Math.Min(largest, heights[j] - heights[i]);
        }
        return (MoneyFall.Deepest(rounds)?.Nmr ?? 0) == largest;
    }

    private static List<AccountRoundEntry> Rounds(params decimal[] nets)
    {
        var sum = 0m;
        return
        [
            .. nets.Select(
                (net, i) =>
                    new AccountRoundEntry(101 + i, Day(101 + i), null, null, 0, 0, net, sum += net, null, null, null)
            ),
        ];
    }

    private static DateOnly Day(int round) => new DateOnly(2020, 1, 1).AddDays(7 * round);
}
