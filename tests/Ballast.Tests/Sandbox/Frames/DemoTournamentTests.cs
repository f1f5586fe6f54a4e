using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Frames;

namespace Ballast.Tests.Sandbox.Frames;

public class DemoTournamentTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 18, 0, 0, TimeSpan.Zero);
    private static readonly DemoTournament Demo = DemoTournament.Recent(11, Now);

    [Fact]
    public void The_default_demo_is_a_dozen_models_over_three_hundred_rounds_with_the_last_ones_running()
    {
        Demo.Rows.Select(r => r.Username).Distinct().Count().ShouldBe(12);
        Demo.Rounds.Count.ShouldBe(300);
        Demo.Rows.Select(r => r.Username).ShouldContain("2e10e122");
        var running = Demo.Rows.Where(r => !r.RoundResolved).Select(r => r.RoundNumber).Distinct().Order().ToList();
        running.Count.ShouldBeInRange(18, 25);
        running[^1].ShouldBe(Demo.Rounds[^1].Number);
    }

    [Fact]
    public void After_continuous_staking_ended_the_demo_stays_in_its_last_days()
    {
        var late = DemoTournament.Recent(11, new(2027, 5, 1, 0, 0, 0, TimeSpan.Zero));
        late.Rounds[^1].Number.ShouldBe(DemoTournament.LatestRound);
        late.Rows.ShouldContain(r => !r.RoundResolved);
        late.Now.ShouldBe(RoundCalendar.CloseTime(DemoTournament.LatestRound).AddDays(1));
    }

    [Fact]
    public void Equal_seeds_give_equal_bytes_and_others_do_not()
    {
        Text(Demo.WriteScores).ShouldBe(Text(DemoTournament.Recent(11, Now).WriteScores));
        Text(Demo.WriteScores).ShouldNotBe(Text(DemoTournament.Recent(12, Now).WriteScores));
    }

    [Fact]
    public void Payouts_follow_the_rule_of_their_round_to_the_last_place()
    {
        // Written out once more, with the numbers of the announcements and not those of the sandbox's table.
        foreach (var row in Demo.Rows.Where(r => r.RoundResolved))
        {
            var weighted =
                row.RoundNumber < 1172
                    ? (0.5m * row.Corr20V2!.Value) + (2m * row.Mmc!.Value)
                    : (0.75m * row.Corr20V2!.Value) + (2.25m * row.Mmc!.Value);
            var share = Math.Clamp(row.RoundPayoutFactor!.Value * weighted, -0.05m, 0.05m);
            row.Payout.ShouldBe(decimal.Round(row.SelectedStakeValue * share, 18));
        }
        Demo.Rows.Select(r => r.RoundNumber < 1172).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_stake_is_the_last_one_and_what_resolved_between_the_two_closes()
    {
        foreach (var model in Demo.Rows.GroupBy(r => r.Username))
        {
            var rows = model.ToList();
            for (var i = 1; i < rows.Count; i++)
            {
                var (before, after) = (
                    RoundCalendar.CloseTime(rows[i - 1].RoundNumber),
                    RoundCalendar.CloseTime(rows[i].RoundNumber)
                );
                var landed = rows.Where(r =>
                    RoundCalendar.ResolveTime(r.RoundNumber) is var t && t > before && t <= after
                );
                rows[i].SelectedStakeValue.ShouldBe(rows[i - 1].SelectedStakeValue + landed.Sum(r => r.Payout!.Value));
            }
        }
    }

    [Fact]
    public void What_was_not_known_at_the_time_is_not_in_the_files()
    {
        var scored = Demo.Rounds.Where(r => r.ScoreTime <= Now).Select(r => r.Number).ToHashSet();
        Demo.Rows.ShouldAllBe(r => r.Corr20V2.HasValue == scored.Contains(r.RoundNumber));
        Demo.Rows.ShouldAllBe(r => r.Payout.HasValue == scored.Contains(r.RoundNumber));
        Demo.Rounds.ShouldAllBe(r => r.PayoutFactor.HasValue == scored.Contains(r.Number));
        Demo.Rounds.ShouldContain(r => r.PayoutFactor == null);
    }

    [Fact]
    public void Some_models_start_late_and_all_miss_a_round_now_and_then()
    {
        var counts = Demo
            .Rows.GroupBy(r => r.Username)
            .Select(g => (First: g.First().RoundNumber, Count: g.Count()))
            .ToList();
        counts.Count(c => c.First > Demo.Rounds[0].Number + 5).ShouldBeInRange(1, 8);
        var last = Demo.Rounds[^1].Number;
        counts.ShouldAllBe(c => c.Count < last - c.First + 1);
    }

    [Fact]
    public void The_files_have_the_columns_of_the_python_frames()
    {
        var lines = Text(Demo.WriteScores).Split('\n');
        lines[0]
            .ShouldBe(
                "username,roundNumber,corr20V2,mmc,corrMultiplier,mmcMultiplier,roundPayoutFactor,"
                    + "selectedStakeValue,payout,roundOpenTime,roundResolveTime,roundResolved"
            );
        lines.Skip(1).SkipLast(1).ShouldAllBe(l => l.Split(',').Length == 12);
        lines.Length.ShouldBe(Demo.Rows.Count + 2);
        Text(Demo.WriteRounds).Split('\n')[0].ShouldBe("number,openTime,closeTime,scoreTime,resolveTime,payoutFactor");
        lines[1]
            .Split(',')[9]
            .ShouldBe(RoundCalendar.OpenTime(Demo.Rounds[0].Number).ToString("yyyy-MM-dd HH:mm:ss+00:00"));
    }

    [Fact]
    public void Payout_factors_are_of_the_size_real_rounds_had() =>
        Demo
            .Rounds.Where(r => r.PayoutFactor != null)
            .Average(r => r.PayoutFactor!.Value)
            .ShouldBeInRange(0.07m, 0.16m);

    [Theory]
    [InlineData(649, 10)]
    [InlineData(1340, 4)]
    public void Rounds_with_other_rules_are_refused(int first, int rounds) =>
        Should.Throw<ArgumentOutOfRangeException>(() => DemoTournament.Generate(1, 2, first, rounds, Now));

    private static string Text(Action<TextWriter> write)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        write(writer);
        return writer.ToString();
    }
}
