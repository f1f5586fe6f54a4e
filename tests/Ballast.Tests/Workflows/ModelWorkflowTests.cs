using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Ballast.Tests.Cli;
using Ballast.Tests.Support;

namespace Ballast.Tests.Workflows;

/// <summary>One model round by round, and what somebody sees who looks in.</summary>
public sealed class ModelWorkflowTests : IDisposable
{
    private readonly CommandLine _line = new();

    public ModelWorkflowTests()
    {
        var file = _line.Folder.Path("seen.csv");
        File.WriteAllText(file, SnapshotWorld.Table(first: SnapshotWorld.Last - 60));
        _line.Run("import", file).Code.ShouldBe(0);
    }

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Model_OpenRounds_ShowEachScoringDayUpToTheLatest()
    {
        var model = Model("M2");
        model.Model.ShouldBe("m2");
        model.Metrics.ShouldBe(["corr20V2", "mmc"]);
        var open = model.Rounds.Where(r => !r.IsResolved).ToList();
        open.Count.ShouldBeInRange(15, 26);
        foreach (var round in open)
        {
            var days = round.Days[0];
            days.Count.ShouldBe(20);
            var shown = days.TakeWhile(d => d is not null).Count();
            shown.ShouldBeInRange(1, 19);
            days.Skip(shown).ShouldAllBe(d => d == null);
            // The latest day is the score in force.
            days[shown - 1].ShouldBe(round.Scores[0]);
            round.AtRisk.ShouldBe(20m);
        }
        model.Rounds.Where(r => r.IsResolved).ShouldAllBe(r => r.Days.Count == 0 && r.Scores.All(s => s != null));
    }

    [Fact]
    public void Model_AsOfAnEarlierDay_HasTheScoresOfThatDay()
    {
        var earlier = SnapshotWorld.Now.AddDays(-8);
        var (then, now) = (Model("m1", earlier), Model("m1"));
        var round = then.Rounds.Last(r => !r.IsResolved);
        then.Rounds.Count.ShouldBeLessThan(now.Rounds.Count);
        now.Rounds.Single(r => r.Round == round.Round).Scores[0].ShouldNotBe(round.Scores[0]);
    }

    [Fact]
    public void Model_Unknown_IsRefusedWithTheNearest()
    {
        using var store = TournamentStore.Open(_line.Store);
        ModelWorkflow
            .Run(store, PayoutTimeline.Shipped, Tournament.Classic, "m9", SnapshotWorld.Now)
            .ShouldBeOfType<Outcome<ModelDocument>.Refused>()
            .Refusal.Code.ShouldBe("unknown-model");
    }

    [Fact]
    public void Today_SinceALook_ListsWhatSettledAfterIt()
    {
        var file = _line.Folder.Path("paid.csv");
        var (before, after) = (SnapshotWorld.Last - 40, SnapshotWorld.Last - 30);
        File.WriteAllText(
            file,
            $"model,roundNumber,selectedStakeValue,payout,roundResolved\nm1,{before},10,0.5,True\nm1,{after},10,-0.2,True\nm2,{after},20,0.3,True\n"
        );
        _line.Run("import", file).Code.ShouldBe(0);
        var look = RoundCalendar.ResolveTime(before).AddHours(1);
        var today = Today(SnapshotWorld.Now, look);
        today.Settled.Single().ShouldBe(new SettledRoundEntry(after, RoundCalendar.ResolveTime(after), 2, 0.1m));
        today.SettledNet.ShouldBe(0.6m);
        Today(SnapshotWorld.Now, null).Settled.Select(s => s.Round).ShouldBe([after, before]);
    }

    [Fact]
    public void Today_NothingNewForDays_AsksForASync()
    {
        Today(SnapshotWorld.Now, null)
            .Attention.ShouldNotContain(a => a.StartsWith("Nothing new since", StringComparison.Ordinal));
        Today(SnapshotWorld.Now.AddDays(9), null).Attention[0].ShouldStartWith("Nothing new since 2026-06-16: sync");
    }

    private TodayDocument Today(DateTimeOffset asOf, DateTimeOffset? since)
    {
        using var store = TournamentStore.Open(_line.Store);
        return TodayWorkflow
            .Run(store, PayoutTimeline.Shipped, Tournament.Classic, null, since, asOf)
            .ShouldBeOfType<Outcome<TodayDocument>.Done>()
            .Value;
    }

    private ModelDocument Model(string name, DateTimeOffset? asOf = null)
    {
        using var store = TournamentStore.Open(_line.Store);
        return ModelWorkflow
            .Run(store, PayoutTimeline.Shipped, Tournament.Classic, name, asOf ?? SnapshotWorld.Now)
            .ShouldBeOfType<Outcome<ModelDocument>.Done>()
            .Value;
    }
}
