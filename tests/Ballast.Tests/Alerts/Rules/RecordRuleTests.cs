using System.Globalization;
using Ballast.Core.Alerts;
using Ballast.Core.Alerts.Rules;
using Ballast.Core.Numerics;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Alerts.Rules;

/// <summary>Falls and streaks through the whole way from settled payouts: planted ones are found once, and a quiet world has none.</summary>
public sealed class RecordRuleTests
{
    private const int First = 655;
    private const int Last = 1150;

    /// <summary>The fall begins here, between the cuts at 1000 and 1125.</summary>
    private const int Change = 1010;

    [Fact]
    public void QuietYear_HasNone()
    {
        using var world = World(_ => 0);
        foreach (var rule in new IAlertRule[] { new Drift(), new Drawdown(), new BurnStreak() })
            world.Watch(rule, Resolved(1130), 3, hours: 24 * 7).ShouldBeEmpty(rule.Name);
    }

    [Fact]
    public void Drawdown_DeeperThanForetold_IsOneIncident()
    {
        // What was won before ends every fall that was under way at the cut.
        using var world = World(round =>
            round < 1001 ? 0
            : round < Change ? 0.08
            : -0.05
        );
        var (incident, days) = world.Watch(new Drawdown(), Resolved(1130), 4, hours: 24 * 7).ShouldHaveSingleItem();
        incident.Subject.ShouldBe("m1");
        days.ShouldBe(4);
        int.Parse(incident.Occasion, CultureInfo.InvariantCulture).ShouldBeInRange(Change - 5, Change + 20);
        incident.Sentence.ShouldContain("% of the stake, and 99 of 100 years");
    }

    [Fact]
    public void BurnStreak_LongerThanForetold_IsOneIncident()
    {
        // What was won before ends every streak that was under way at the cut.
        using var world = World(round =>
            round < 1001 ? 0
            : round < Change ? 0.08
            : -0.08
        );
        var (incident, days) = world.Watch(new BurnStreak(), Resolved(1130), 4, hours: 24 * 7).ShouldHaveSingleItem();
        (incident.Subject, incident.Occasion, days).ShouldBe(("m1", $"{Change}", 4));
        incident.Sentence.ShouldStartWith("m1 burned in 121 rounds in a row, from round 1010 on; 99 of 100 years");
    }

    [Fact]
    public void Drift_OfOneModel_IsOneIncident()
    {
        using var world = World(round => round >= 900 ? -0.05 : 0);
        var (incident, days) = world.Watch(new Drift(), Resolved(1110), 4, hours: 24 * 10).ShouldHaveSingleItem();
        incident.Subject.ShouldBe("m1");
        days.ShouldBeGreaterThan(1);
        incident.Sentence.ShouldStartWith("m1 fell behind the other models after about round ");
    }

    private static DateTimeOffset Resolved(int round) => RoundCalendar.ResolveTime(round).AddHours(1);

    /// <summary>Five own models of luck that overlaps; m1 gets something on top.</summary>
    private static AlertWorld World(Func<int, double> added)
    {
        var world = new AlertWorld();
        var chance = new SeededRandom(3, 1);
        for (var model = 1; model <= 5; model++)
        {
            world.Own($"m{model}", 10);
            double[] days =
            [
                .. Enumerable
                    .Range(0, Last - First + 20)
                    .Select(_ => StudentRandom.Next(ref chance, double.PositiveInfinity)),
            ];
            for (var round = First; round <= Last; round++)
            {
                var luck = 0.015 * days[(round - First)..(round - First + 20)].Sum() / Math.Sqrt(20);
                var value = 0.002 + luck + (model == 1 ? added(round) : 0);
                world.Settle($"m{model}", round, 10, Math.Round(value, 8));
            }
        }
        return world;
    }
}
