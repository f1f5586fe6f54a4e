using Ballast.Core.Alerts.Rules;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Tests.Support;

namespace Ballast.Tests.Alerts.Rules;

/// <summary>Rounds without a submission, with a late one, without a score: planted ones are found once, and a quiet world has none.</summary>
public sealed class SubmissionRuleTests
{
    private const int Last = 1100;

    /// <summary>A round of a Wednesday; the world's looks begin two days before it closes.</summary>
    private const int Missed = 1076;

    private static DateTimeOffset Start => RoundCalendar.CloseTime(Missed).AddDays(-2).AddHours(2);

    [Fact]
    public void MissedSubmission_StakesInAllRounds_NothingIsFound()
    {
        using var world = Staked(_ => true);
        world.Watch(new MissedSubmission(), Start, 25).ShouldBeEmpty();
        world.Watch(new LateSubmission(), Start, 25).ShouldBeEmpty();
        world.Watch(new MissingScore(), Start, 25).ShouldBeEmpty();
    }

    [Fact]
    public void MissedSubmission_OneRoundMissed_IsOneIncident_FromItsCloseOn()
    {
        using var world = Staked(round => round != Missed);
        var (incident, days) = world.Watch(new MissedSubmission(), Start, 25).ShouldHaveSingleItem();
        incident.Key.ShouldBe($"missed-submission/classic/M1/{Missed}");
        incident.BeganAt.ShouldBe(RoundCalendar.CloseTime(Missed));
        incident.Urgency.ShouldBe(IncidentUrgency.Warning);
        incident.Sentence.ShouldStartWith($"m1 has no submission in round {Missed}, which closed on ");
        // Not after two weeks.
        days.ShouldBeInRange(10, 14);
        world.Look(new MissedSubmission(), RoundCalendar.CloseTime(Missed).AddMinutes(-5)).ShouldBeEmpty();
    }

    [Fact]
    public void MissedSubmission_ThatGoesOn_IsOneIncident_OfItsFirstRound()
    {
        using var world = Staked(round => round < Missed);
        world.Watch(new MissedSubmission(), Start, 25).ShouldHaveSingleItem().Incident.Occasion.ShouldBe($"{Missed}");
    }

    [Fact]
    public void MissedSubmission_OfASyncThatWasBefore_SaysNothing()
    {
        using var world = Staked(round => round != Missed);
        world.IsSyncedEachDay = false;
        world.Followed[0] = world.Followed[0] with { SyncedAt = RoundCalendar.CloseTime(Missed).AddMinutes(-1) };
        world.Watch(new MissedSubmission(), Start, 10).ShouldBeEmpty();
    }

    [Fact]
    public void MissedSubmission_OfAModelThatHandsInOnWeekendsOnly_SaysNothingOfWeekdays()
    {
        using var world = Staked(round => !RoundCalendar.IsWeekday(round));
        world.Watch(new MissedSubmission(), Start, 25).ShouldBeEmpty();
    }

    [Fact]
    public void MissedSubmission_ScoresAlone_IsFoundOnceOthersAreScored()
    {
        using var world = new AlertWorld();
        foreach (var model in new[] { "m1", "m2" })
        {
            world.Follow(model);
            for (var round = Missed - 60; round <= Last; round++)
            {
                if (model == "m2" || round != Missed)
                    world.Score(model, round, Metric.Corr, 0.01);
            }
        }
        var (incident, _) = world.Watch(new MissedSubmission(), Start, 25).ShouldHaveSingleItem();
        (incident.Subject, incident.Occasion).ShouldBe(("m1", $"{Missed}"));
    }

    [Fact]
    public void MissedSubmission_NothingSentShortlyBeforeTheClose_IsUrgent_AndNotOnceItIsSent()
    {
        using var world = Staked(_ => true);
        for (var round = Missed - 40; round < Missed; round++)
            world.Sent.Add(SentAt(round, RoundCalendar.CloseTime(round).AddMinutes(-40)));
        var closes = RoundCalendar.CloseTime(Missed);
        world.Look(new MissedSubmission(), closes.AddMinutes(-31)).ShouldBeEmpty();
        var due = world.Look(new MissedSubmission(), closes.AddMinutes(-20)).ShouldHaveSingleItem();
        (due.Occasion, due.Urgency).ShouldBe(($"{Missed}-due", IncidentUrgency.Urgent));
        world.Sent.Add(SentAt(Missed, closes.AddMinutes(-15)));
        world.Look(new MissedSubmission(), closes.AddMinutes(-10)).ShouldBeEmpty();
    }

    [Fact]
    public void LateSubmission_StakeOfZero_IsFoundOnce_AndNotWhereTheStakeGoesOut()
    {
        using var world = Staked(round => round != Missed);
        world.Stake("m1", Missed, 0);
        world
            .Watch(new LateSubmission(), Start, 25)
            .ShouldHaveSingleItem()
            .Incident.Key.ShouldBe($"late-submission/classic/M1/{Missed}");
        world.Watch(new MissedSubmission(), Start, 25).ShouldBeEmpty();
        world.Pending.Add(AccountWorld.Release(Start.AddDays(-9), Start.AddDays(-9)) with { Model = "m1" });
        world.Watch(new LateSubmission(), Start, 25).ShouldBeEmpty();
    }

    [Fact]
    public void LateSubmission_SentAfterTheClose_IsFoundOnce()
    {
        using var world = Staked(round => round != Missed);
        world.Sent.Add(SentAt(Missed, RoundCalendar.CloseTime(Missed).AddHours(3)));
        world.Watch(new LateSubmission(), Start, 25).ShouldHaveSingleItem().Incident.Occasion.ShouldBe($"{Missed}");
    }

    [Fact]
    public void MissingScore_OfTwoRounds_IsOneIncident()
    {
        using var world = Staked(_ => true);
        world.ScoresKept.RemoveAll(s => s.Model == "m1" && s.Round is Missed or Missed + 1);
        var (incident, days) = world.Watch(new MissingScore(), Start, 25).ShouldHaveSingleItem();
        incident.Key.ShouldBe($"missing-score/classic/M1/{Missed}");
        incident.BeganAt.ShouldBe(RoundCalendar.ScoreTime(Missed));
        days.ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public void MissingScore_WithoutAnyScoreInTheStore_SaysNothing()
    {
        using var world = Staked(_ => true);
        world.ScoresKept.Clear();
        world.Watch(new MissingScore(), Start, 25).ShouldBeEmpty();
    }

    /// <summary>A staked own model m1, scored beside m2, with submissions where they are said to be.</summary>
    private static AlertWorld Staked(Func<int, bool> isSubmitted)
    {
        var world = new AlertWorld();
        world.Own("m1", 10);
        world.Follow("m1", isWatched: false);
        for (var round = Missed - 60; round <= Last; round++)
        {
            world.Score("m2", round, Metric.Corr, 0.01);
            if (!isSubmitted(round))
                continue;
            world.Stake("m1", round, 10);
            world.Score("m1", round, Metric.Corr, 0.01);
        }
        return world;
    }

    private static Core.Registry.KeptSubmission SentAt(int round, DateTimeOffset at) =>
        SubmissionWorld.Kept("m1", round, ["a", "b"], [0.25, 0.75]).Kept with
        {
            At = at,
        };
}
