using Ballast.Core.Rounds;
using Ballast.Sandbox.Figures;
using Ballast.Sandbox.Sources;

namespace Ballast.Tests.Sandbox.Figures;

/// <summary>Returns over committed capital, worked out by hand.</summary>
public class ModelReturnsTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ModelRecord Model = new("m", "m", "a", Tournament.Crypto, Start);

    [Fact]
    public void Legacy_PayoutsOverTheirStakes_AreCompounded()
    {
        // 1.10 x 0.80 = 0.88
        var returns = new ModelReturns([Round(1, 0, 30, 100m, 10m), Round(2, 1, 31, 50m, -10m)]);
        returns.Return(Start, Day(40)).ShouldBe(-0.12m);
        returns.Earned(Start, Day(40)).ShouldBe(0m);
    }

    [Fact]
    public void Legacy_RoundsThatResolveOutsideOfTheWindow_DoNotCount()
    {
        var returns = new ModelReturns([Round(1, 0, 30, 100m, 10m), Round(2, 1, 31, 50m, -10m)]);
        returns.Return(Day(30), Day(40)).ShouldBe(-0.2m);
        returns.Return(Day(31), Day(40)).ShouldBeNull();
        returns.Return(Start, Day(30)).ShouldBe(0.1m);
    }

    [Fact]
    public void Atomic_WhatSettledAndIsStakedAgain_IsNoNewCapital()
    {
        // 10 locked; it settles at 11, of which 11 are staked again, and 4 are new: committed 10 + 4, earned 1 - 3.
        var returns = new ModelReturns([
            Round(1, 0, 30, 10m, 1m, atomic: true),
            Round(2, 30, 60, 15m, -3m, atomic: true),
        ]);
        returns.Return(Start.AddDays(-1), Day(70)).ShouldBe(decimal.Round(-2m / 14m, 9));
    }

    [Fact]
    public void Atomic_PositionsOpenWhenTheWindowOpens_AreCommitted()
    {
        var returns = new ModelReturns([
            Round(1, 0, 30, 10m, 1m, atomic: true),
            Round(2, 1, 31, 10m, 1m, atomic: true),
            Round(3, 32, 62, 10m, null, atomic: true),
        ]);
        // 20 locked at the start; the third is staked from what the first two released.
        returns.Return(Day(20), Day(40)).ShouldBe(0.1m);
    }

    [Fact]
    public void Atomic_AllBurnedTwiceOver_IsNeverBelowMinusOne()
    {
        var all = Enumerable.Range(0, 65).Select(i => Round(i, i, i + 90, 1m, -1m, atomic: true)).ToList();
        new ModelReturns(all).Return(Start.AddDays(-1), Day(200)).ShouldBe(-1m);
    }

    [Fact]
    public void BothSystemsInOneWindow_AreCompoundedOnEachOther()
    {
        var returns = new ModelReturns([Round(1, 0, 30, 100m, 10m), Round(2, 31, 61, 10m, 1m, atomic: true)]);
        returns.Return(Start.AddDays(-1), Day(70)).ShouldBe(0.21m);
    }

    [Fact]
    public void NothingAtRisk_IsNoReturn() =>
        new ModelReturns([Round(1, 0, 30, 0m, 0m)]).Return(Start, Day(40)).ShouldBeNull();

    private static DateTimeOffset Day(int day) => Start.AddDays(day);

    private static PerformanceRecord Round(
        int number,
        int close,
        int resolve,
        decimal stake,
        decimal? payout,
        bool atomic = false
    ) =>
        new()
        {
            Model = Model,
            Status = "on-time",
            AtRisk = stake,
            Payout = payout,
            Round = new RoundRecord
            {
                Id = "r",
                Tournament = Tournament.Crypto,
                Number = number,
                OpenTime = Day(close),
                CloseTime = Day(close),
                ScoreTime = Day(close + 4),
                ResolveTime = Day(resolve),
                Clip = 1m,
                Atomic = atomic,
                Resolved = payout is not null,
            },
        };
}
