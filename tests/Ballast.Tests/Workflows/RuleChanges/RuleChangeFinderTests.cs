using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.RuleChanges;
using Ballast.Tests.Support;

namespace Ballast.Tests.Workflows.RuleChanges;

/// <summary>Which changes of the rules are seen, from which round on, and what is said of them.</summary>
public sealed class RuleChangeFinderTests : IDisposable
{
    private readonly RuleStore _store = new();

    private static int Newest => RuleStore.Newest;

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Find_RoundsThatSayWhatIsShipped_NothingIsNear()
    {
        _store.Say(Newest - 30, Newest, RuleStore.Usual);
        RuleChangeFinder.Find(_store.View()).ShouldBeEmpty();
    }

    [Fact]
    public void Find_AnAnnouncedChange_IsNearUntilItsFirstRoundHasResolved()
    {
        var change = RuleChangeFinder
            .Find(_store.View(new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.Zero)))
            .ShouldHaveSingleItem();
        (change.Round, change.IsSeen, change.Kind).ShouldBe((1343, false, RuleChangeKind.Rule));
        change.After!.Staking.ShouldBe(StakingSystem.AtomicPerRound);
        change.Differences.ShouldBe([
            "Stake is locked round by round: what backed 24 rounds at once backs one.",
            "It pays on 3 x corr60 + 15 x mmc60; before, on 0.75 x corr20V2 + 2.25 x mmc.",
            "A round can win or lose up to 100 % of its stake; before, 5 %.",
            "Payouts do not shrink with what others stake; before, payouts shrink when more than 72,000 NMR are at risk in a round.",
            "A round is scored for 60 days, so NMR stay locked for about 13 weeks; before, 20 days and about 5 weeks.",
        ]);
        var resolved = RoundCalendar.ResolveTime(1343, 60);
        RuleChangeFinder.Find(_store.View(resolved.AddMinutes(-1))).ShouldHaveSingleItem();
        RuleChangeFinder.Find(_store.View(resolved)).ShouldBeEmpty();
    }

    /// <summary>Rounds after the newest that says something pay as it does: no change back is made up.</summary>
    [Fact]
    public void Find_ARoundWithOtherMultipliersAndClip_IsOneChangeFromThatRoundOn()
    {
        _store.Say(Newest - 30, Newest - 3, RuleStore.Usual);
        _store.Say(
            Newest - 2,
            Newest,
            [RuleStore.Score("corr20V2", 0.5m, 0.04m, 72_000, 20), RuleStore.Score("mmc", 3m, 0.04m, 72_000, 20)]
        );
        var change = RuleChangeFinder.Find(_store.View()).ShouldHaveSingleItem();
        (change.Round, change.IsSeen).ShouldBe((Newest - 2, true));
        change.Differences.ShouldBe([
            "The multiplier of corr20V2 is 0.5; before, 0.75.",
            "The multiplier of mmc is 3; before, 2.25.",
            "A round can win or lose up to 4 % of its stake; before, 5 %.",
        ]);
        var later = _store.View().Rules.At(Newest + 10);
        (later.Origin, later.Rule!.Clip).ShouldBe((RuleOrigin.Expected, 0.04m));
        later
            .Remark.ShouldNotBeNull()
            .ShouldContain($"By the configuration of round {Newest}, the newest that is known");
    }

    /// <summary>A rule that is shipped for a later round begins all the same.</summary>
    [Fact]
    public void Find_AChangeBeforeAnAnnouncedOne_LeavesTheAnnouncedOneAlone()
    {
        var rules = new RoundRules(
            PayoutTimeline.Shipped,
            Tournament.Classic,
            new Dictionary<int, IReadOnlyList<RoundScoreConfig>> { [1330] = RuleStore.Says(("mmc", 1m)) }
        );
        rules.At(1340).Origin.ShouldBe(RuleOrigin.Expected);
        (rules.At(1343).Origin, rules.At(1343).Rule!.Id).ShouldBe((RuleOrigin.Shipped, "classic-13-abs-ender60"));
    }

    [Fact]
    public void Find_AThresholdThatMoves_IsSaidInWords()
    {
        _store.Say(
            Newest,
            Newest,
            [RuleStore.Score("corr20V2", 0.75m, 0.05m, 50_000, 20), RuleStore.Score("mmc", 2.25m, 0.05m, 50_000, 20)]
        );
        RuleChangeFinder
            .Find(_store.View())
            .ShouldHaveSingleItem()
            .Differences.ShouldBe([
                "Payouts shrink when more than 50,000 NMR are at risk in a round; before, payouts shrink when more than 72,000 NMR are at risk in a round.",
            ]);
    }

    [Fact]
    public void Find_AScoreThatNobodyKnows_IsNamed()
    {
        _store.Say(Newest - 1, Newest, RuleStore.Says(("corr20V2", 0.75m), ("vmc", 4m)));
        var change = RuleChangeFinder.Find(_store.View()).ShouldHaveSingleItem();
        change.UnknownScores.Select(s => s.Name).ShouldBe(["vmc"]);
        change.Differences.ShouldBe(["It pays on 0.75 x corr20V2 + 4 x vmc; before, on 0.75 x corr20V2 + 2.25 x mmc."]);
    }

    [Fact]
    public void Find_APayingScoreWithoutMultipliers_CannotBeRead()
    {
        _store.Say(
            Newest,
            Newest,
            [.. RuleStore.Usual, RuleStore.Score("vmc", null, 0.05m, 72_000, 20) with { IsCalledPayout = true }]
        );
        var change = RuleChangeFinder.Find(_store.View()).ShouldHaveSingleItem();
        (change.Kind, change.Round, change.After).ShouldBe((RuleChangeKind.Unreadable, Newest, null));
        change.Differences.ShouldBe([
            $"What round {Newest} pays cannot be read: vmc is called a paying score, and no multiplier is said.",
        ]);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Find_RoundsThatOpenOnOtherDays_AreAnotherCalendar_FromThreeInARowOn(int rounds, bool isFound)
    {
        for (var round = Newest - 10; round <= Newest; round++)
        {
            var days = round > Newest - rounds ? 1 : 0;
            _store.Dates(round, RoundCalendar.OpenTime(round).AddDays(days));
        }
        var changes = RuleChangeFinder.Find(_store.View(RuleStore.Now.AddDays(2)));
        changes.Count(c => c.Kind == RuleChangeKind.Calendar).ShouldBe(isFound ? 1 : 0);
        if (isFound)
            changes[0].Round.ShouldBe(Newest - rounds + 1);
    }

    /// <summary>Holidays move a resolution by days, another target by weeks.</summary>
    [Theory]
    [InlineData(6, false)]
    [InlineData(8, true)]
    public void Find_RoundsThatResolveWeeksLater_AreAnotherCalendar(int days, bool isFound)
    {
        for (var round = Newest - 2; round <= Newest; round++)
            _store.Dates(round, RoundCalendar.OpenTime(round), RoundCalendar.ResolveTime(round).AddDays(days));
        RuleChangeFinder.Find(_store.View()).Any(c => c.Kind == RuleChangeKind.Calendar).ShouldBe(isFound);
    }

    /// <summary>What became known later takes no part.</summary>
    [Fact]
    public void Find_BeforeTheRoundSaidSo_KnowsNothing()
    {
        var reported = RoundCalendar.OpenTime(Newest);
        _store.Say(Newest, Newest, RuleStore.Says(("mmc", 3m)), reported);
        RuleChangeFinder.Find(_store.View(reported.AddMinutes(-1))).ShouldBeEmpty();
        RuleChangeFinder.Find(_store.View(reported)).ShouldHaveSingleItem();
    }

    /// <summary>A change that is changed again before it begins is another one, with another key.</summary>
    [Fact]
    public void Key_OfAChangeThatIsChanged_IsAnother()
    {
        _store.Say(Newest, Newest, RuleStore.Says(("mmc", 3m)));
        var first = RuleChangeFinder.Find(_store.View()).ShouldHaveSingleItem();
        first.Key.ShouldBe($"rule-change/classic//{Newest}:{first.After!.Id}");
        _store.Say(Newest, Newest, RuleStore.Says(("mmc", 4m)), RuleStore.Now.AddMinutes(-1));
        RuleChangeFinder.Find(_store.View()).ShouldHaveSingleItem().Key.ShouldNotBe(first.Key);
    }
}
