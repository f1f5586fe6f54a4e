using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions.Ladder;

/// <summary>What a change of an atomic stake would do by when, worked by hand (domain notes, sections 4.2 to 4.4).</summary>
public sealed class AtomicChangeTests
{
    // 64 rounds are open after round 1471 closed, each with 2 NMR.
    private static LadderWorld Full() => LadderWorld.After(1471, ("a", 1408, 1471, 2));

    /// <summary>64 of 128: a round has 1 instead of 2, and 1 comes free with each position that is not filled up again, over a whole overlap.</summary>
    [Fact]
    public void Release_UnderConstant_FreesPositionAfterPosition()
    {
        using var world = Full();
        var change = world.Change("--release", "a=64");
        (change.Text("staking"), change.Text("mode"), change.GetProperty("isModeAssumed").GetBoolean()).ShouldBe(
            ("atomic", "constant", true)
        );
        var model = change.GetProperty("models")[0];
        (model.Amount("perRound"), model.Amount("perRoundAfter"), model.Amount("lockedChange")).ShouldBe((2, 1, -64));
        model.Whole("fromRound").ShouldBe(1472);
        model.Text("changesFrom").ShouldBe(LadderWorld.Day(RoundCalendar.CloseTime(1472)));
        model.Text("changesBy").ShouldBe(LadderWorld.Day(RoundCalendar.CloseTime(1472 + 63)));
        model.GetProperty("walletOn").ValueKind.ShouldBe(JsonValueKind.Null);
        var freed = change
            .GetProperty("days")
            .EnumerateArray()
            .SelectMany(d => d.GetProperty("moves").EnumerateArray())
            .Where(m => m.Text("what") == "comes-free")
            .ToList();
        freed.Count.ShouldBe(64);
        freed.ShouldAllBe(m => m.Amount("nmr") == 1);
        world.Words("--release", "50%").ShouldContain("can be withdrawn to your wallet as they do");
    }

    /// <summary>Ten positions of 2 NMR: 20 come free, not the 128 that would have been locked once all rounds were staked.</summary>
    [Fact]
    public void Everything_BeforeAllRoundsAreStaked_FreesWhatIsThere()
    {
        using var world = LadderWorld.After(1471, ("a", 1462, 1471, 2));
        world.Change("--release", "all").GetProperty("models")[0].Amount("lockedChange").ShouldBe(-128);
        world.Words("--release", "all").ShouldContain("20.00 NMR come free one position after the other");
    }

    /// <summary>"Lowering the amount under Compound need not lower exposure": what settles is staked again as a whole.</summary>
    [Fact]
    public void Release_UnderCompound_FreesNothing()
    {
        using var world = Full();
        var model = world.Change("--release", "a=64", "--mode", "compound").GetProperty("models")[0];
        (model.Amount("lockedChange"), model.GetProperty("fromRound").ValueKind).ShouldBe((0, JsonValueKind.Null));
        world.Words("--release", "a=64", "--mode", "compound").ShouldContain("Set the model to constant to shrink it");
    }

    /// <summary>An amount of zero is the full release in both modes: no new positions, the old ones free up as they settle.</summary>
    [Theory]
    [InlineData("constant")]
    [InlineData("compound")]
    public void Everything_ComesFreeAsPositionsSettle(string mode)
    {
        using var world = Full();
        var model = world.Change("--release", "all", "--mode", mode).GetProperty("models")[0];
        (model.Amount("nmr"), model.Amount("perRoundAfter"), model.Amount("lockedChange")).ShouldBe((128, 0, -128));
    }

    [Fact]
    public void Increase_FillsUpOverAWholeOverlap_AndMustBeBroughtIn()
    {
        using var world = Full();
        var change = world.Change("--increase", "a=32");
        var model = change.GetProperty("models")[0];
        (model.Amount("perRoundAfter"), model.Amount("lockedChange")).ShouldBe((2.5m, 32));
        model.Text("changesBy").ShouldBe(LadderWorld.Day(RoundCalendar.CloseTime(1472 + 63)));
        var last = change.GetProperty("days").EnumerateArray().Last();
        (last.GetProperty("with").Amount("free") - last.GetProperty("without").Amount("free")).ShouldBe(-32);
    }

    /// <summary>Nothing is made and nothing is lost: what is locked less is free or on the wallet.</summary>
    [Theory]
    [InlineData("--release", "a=64")]
    [InlineData("--release", "all")]
    [InlineData("--increase", "a=10")]
    public void WhatBothSidesHave_IsTheSame_OnEveryDay(params string[] words)
    {
        using var world = Full();
        foreach (var day in world.Change(words).GetProperty("days").EnumerateArray())
            Sum(day.GetProperty("with")).ShouldBe(Sum(day.GetProperty("without")), day.Text("day"));

        static decimal Sum(JsonElement side) =>
            side.Amount("locked") + side.Amount("free") + side.Amount("walletChange");
    }

    [Fact]
    public void MoreThanIsStakedOverAllRounds_IsRefused()
    {
        using var world = Full();
        var said = world.Line.Run("ladder", "--release", "a=129");
        (said.Code, said.Error.Contains("a has 128 NMR staked", StringComparison.Ordinal)).ShouldBe((1, true));
    }

    [Theory]
    [InlineData("--mode needs --release or --increase", "--mode", "constant")]
    [InlineData("--release is MODEL=NMR", "--release", "a=")]
    [InlineData("--release is MODEL=NMR", "--release", "=5")]
    [InlineData("--release is MODEL=NMR", "--release", "a=-5")]
    [InlineData("--release is MODEL=NMR", "--release", "a=101%")]
    [InlineData("--increase is MODEL=NMR", "--increase", "a=all")]
    [InlineData("--increase is MODEL=NMR", "--increase", "a=1e3")]
    public void WrongUsage_IsRefused(string says, params string[] words)
    {
        using var world = Full();
        var said = world.Line.Run(["ladder", .. words]);
        said.Code.ShouldBe(2);
        said.Error.ShouldContain(says);
    }
}
