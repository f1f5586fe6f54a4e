using Ballast.Core.Questions.Model;
using Ballast.Core.Questions.Today;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
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
        ModelLookup
            .Run(new AsOfView(store, Tournament.Classic, SnapshotWorld.Now), "m9")
            .ShouldBeOfType<Outcome<ModelAnswer>.Refused>()
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
        var resolved = RoundCalendar.ResolveTime(after);
        today
            .Settled.Single()
            .ShouldBe(new SettledRoundEntry(after, DateOnly.FromDateTime(resolved.UtcDateTime), resolved, 2, 0.1m));
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

    /// <summary>A change of a level is said where it is more than luck, and only there.</summary>
    [Fact]
    public void Today_Drift_IsSaidWhereItIsAnAlarm()
    {
        static DriftEntry Entry(string values, bool isAlarm) =>
            new(
                values,
                null,
                20,
                0.05,
                2,
                new LevelChangeEntry(300, isAlarm, 1000, 0.02, -0.01, -0.03, 0.02, 0.001, 0.002, null),
                [],
                [$"The field's {values} fell."]
            );
        var today = Today(SnapshotWorld.Now, null, [Entry("mmc", false), Entry("corr20V2", true)]);
        today.Attention[^1].ShouldBe("The field's corr20V2 fell.");
        today.Attention.ShouldNotContain(a => a.Contains("mmc"));
    }

    /// <summary>Round 1343 opens on 2026-08-28 and resolves on 2026-11-24; a change is known a quarter ahead.</summary>
    [Theory]
    [InlineData("2026-05-01", null)]
    [InlineData("2026-08-20", "The payout rules of classic change with round 1343")]
    [InlineData("2026-09-10", "The payout rules of classic changed with round 1343")]
    [InlineData("2026-11-20", "The payout rules of classic changed with round 1343")]
    [InlineData("2026-12-01", null)]
    public void Today_RuleChange_IsSaidWhileItIsNear(string day, string? said)
    {
        var moment = new DateTimeOffset(
            DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            new TimeOnly(18, 0),
            TimeSpan.Zero
        );
        Today(moment, null)
            .Attention.SingleOrDefault(a => a.StartsWith("The payout rule", StringComparison.Ordinal))
            .ShouldBe(
                said is null
                    ? null
                    : Today(moment, null).Attention.First(a => a.StartsWith(said, StringComparison.Ordinal))
            );
    }

    private TodayAnswer Today(DateTimeOffset asOf, DateTimeOffset? since, IReadOnlyList<DriftEntry>? drift = null)
    {
        using var store = TournamentStore.Open(_line.Store);
        return TodayLookup
            .Run(new AsOfView(store, Tournament.Classic, asOf), null, drift ?? [], since)
            .ShouldBeOfType<Outcome<TodayAnswer>.Done>()
            .Value;
    }

    private ModelAnswer Model(string name, DateTimeOffset? asOf = null)
    {
        using var store = TournamentStore.Open(_line.Store);
        return ModelLookup
            .Run(new AsOfView(store, Tournament.Classic, asOf ?? SnapshotWorld.Now), name)
            .ShouldBeOfType<Outcome<ModelAnswer>.Done>()
            .Value;
    }
}
