using Ballast.Core.Alerts;
using Ballast.Core.Alerts.Rules;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Tests.Support;

namespace Ballast.Tests.Alerts.Rules;

/// <summary>Payouts, releases, claims, keys and syncs: planted incidents are found once, and a quiet world has none.</summary>
public sealed class MoneyRuleTests
{
    // A Monday.
    private static readonly DateTimeOffset Monday = new(2025, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.001, 1)]
    public void UnreconciledPayout_OffByMoreThanTheTolerance_IsFoundOnce(double off, int expected)
    {
        const int Round = 1050;
        using var world = new AlertWorld();
        foreach (var model in new[] { "m1", "m2" })
        {
            for (var round = Round - 8; round <= Round + 8; round++)
            {
                var resolved = RoundCalendar.ResolveTime(round);
                world.Score(model, round, Metric.Corr, 0.02, resolved);
                world.Score(model, round, Metric.Mmc, 0.01, resolved);
                var isOff = model == "m1" && round == Round;
                // 0.5 x 0.02 + 2 x 0.01, on 10 NMR at a factor of 0.1.
                world.PositionsKept.Add(
                    new Core.Ledger.Position
                    {
                        Model = model,
                        Round = round,
                        AtRisk = new Nmr(10),
                        Multipliers = new Multipliers([(Metric.Corr, 0.5m), (Metric.Mmc, 2m)]),
                        PayoutFactor = 0.1m,
                        Payout = new Nmr(0.03m + (isOff ? (decimal)off : 0)),
                        IsFinal = true,
                        Known = KnownTime.Recorded(resolved),
                    }
                );
            }
        }
        var found = world.Watch(new UnreconciledPayout(), RoundCalendar.ResolveTime(Round).AddDays(-3), 30);
        found.Count.ShouldBe(expected);
        foreach (var (incident, days) in found)
        {
            incident.Key.ShouldBe($"unreconciled-payout/classic//{Round}");
            incident.Sentence.ShouldBe($"In round {Round} m1 was paid 0.031 NMR, and the rule gives 0.03.");
            days.ShouldBeGreaterThan(10);
        }
    }

    [Fact]
    public void Release_IsReportedTwoDaysBefore_AndOnceItIsGone()
    {
        using var world = new AlertWorld();
        var release = AccountWorld.Release(Monday, Monday.AddDays(-1)) with
        {
            Model = "m1",
            DueAt = Monday.AddDays(10),
        };
        world.Pending.Add(release);
        world.Pending.Add(release with { IsOpen = false, Known = KnownTime.Recorded(Monday.AddDays(11)) });
        var (due, days) = world.Watch(new ReleaseDue(), Monday, 30).ShouldHaveSingleItem();
        (due.Key, days).ShouldBe(("release-due/classic/M1/r1", 2));
        due.Sentence.ShouldBe("The release of m1 (5.00 NMR) is due on 2025-09-11 12:00 UTC.");
        var (free, _) = world.Watch(new MoneyFree(), Monday, 30).ShouldHaveSingleItem();
        free.Key.ShouldBe("money-free/classic/M1/release-r1");
        free.BeganAt.ShouldBe(release.DueAt!.Value);
    }

    [Fact]
    public void Release_ThatWentBeforeItsDay_WasCancelled()
    {
        using var world = new AlertWorld();
        var release = AccountWorld.Release(Monday, Monday) with { DueAt = Monday.AddDays(10) };
        world.Pending.Add(release with { IsOpen = false, Known = KnownTime.Recorded(Monday.AddDays(1)) });
        world.Watch(new MoneyFree(), Monday, 30).ShouldBeEmpty();
    }

    [Fact]
    public void Claims_OfARound_AreOneIncident()
    {
        using var world = new AlertWorld();
        world.Claims.Add(AccountWorld.Claim(Monday, 1343) with { Model = "m1", Claimable = new Nmr(2) });
        world.Claims.Add(AccountWorld.Claim(Monday, 1343) with { Model = "m2", Claimable = new Nmr(1.5m) });
        world.Claims.Add(AccountWorld.Claim(Monday, 1344) with { Model = "m2", Claimable = Nmr.Zero });
        var (incident, days) = world.Watch(new MoneyFree(), Monday, 30).ShouldHaveSingleItem();
        (incident.Key, days).ShouldBe(("money-free/classic/MAIN/claim-1343", 3));
        incident.Sentence.ShouldBe("3.50 NMR of 2 positions in round 1343 can be claimed by account main.");
    }

    [Theory]
    [InlineData("key-refused", 1, 0)]
    [InlineData("api", 0, 1)]
    public void Trouble_OfKeysOrOfTheRest_IsOneIncident(string code, int keys, int stale)
    {
        using var world = new AlertWorld { Trouble = new SyncTrouble(code, "It said\r\nno.", Monday) };
        world.Watch(new KeyProblem(), Monday, 20).Count.ShouldBe(keys);
        var found = world.Watch(new StaleData(), Monday, 20);
        found.Count.ShouldBe(stale);
        foreach (var (incident, days) in found)
        {
            (incident.Tournament, days).ShouldBe((null, 19));
            incident.Sentence.ShouldEndWith("It said  no.");
        }
    }

    [Theory]
    [InlineData(
        "key-lacks-scope",
        "web3_staking",
        IncidentUrgency.Warning,
        "lacks web3_staking, so that not all of it is synced."
    )]
    [InlineData("key-can-more", "stake", IncidentUrgency.Notice, "can do more than reading takes: stake.")]
    public void Key_WithOtherScopesThanItNeeds_IsOneIncident(
        string code,
        string scope,
        IncidentUrgency urgency,
        string said
    )
    {
        using var world = new AlertWorld();
        world.KeyFindings.Add(new KeyFinding("main", code, [scope], "Key 'main': so."));
        var (incident, days) = world.Watch(new KeyProblem(), Monday, 5).ShouldHaveSingleItem();
        (incident.Key, incident.Urgency, days).ShouldBe(($"key-problem/all/MAIN/{code}-{scope}", urgency, 5));
        incident.Sentence.ShouldBe($"The key of account main {said}");
        // Another scope is another incident.
        world.KeyFindings[0] = world.KeyFindings[0] with
        {
            Scopes = [scope, "upload_submission"],
        };
        world.Look(new KeyProblem(), Monday).ShouldHaveSingleItem().Key.ShouldNotBe(incident.Key);
    }

    [Fact]
    public void Key_OfOneAccountOfSeveral_Refused_IsTheSameIncidentAsTheAccountThatStaysBehind()
    {
        using var world = new AlertWorld();
        world.Own("m1", 1, "one");
        world.Own("m2", 1, "two");
        world.Tell("one", Monday.AddDays(-3));
        world.Tell("two", Monday);
        var behind = world.Look(new KeyProblem(), Monday).ShouldHaveSingleItem();
        world.KeyFindings.Add(new KeyFinding("one", KeyFinding.Refused, [], "Key 'one': no."));
        var refused = world.Look(new KeyProblem(), Monday).ShouldHaveSingleItem();
        refused.Key.ShouldBe(behind.Key);
        refused.Sentence.ShouldBe(
            "Numerai does not accept the key of account one, so that it was not synced since 2025-08-29; others were."
        );
        world.KeyFindings[0] = world.KeyFindings[0] with { Account = "three" };
        world
            .Look(new KeyProblem(), Monday)
            .Select(i => i.Key)
            .ShouldBe(["key-problem/all/THREE/never", "key-problem/all/ONE/2025-08-29"]);
    }

    [Fact]
    public void Account_ThatStaysBehindOthers_IsFoundOnce()
    {
        using var world = new AlertWorld();
        world.Own("m1", 1, "one");
        world.Own("m2", 1, "two");
        world.Tell("one", Monday.AddDays(-3));
        world.Tell("two", Monday.AddDays(-2));
        world.Watch(new KeyProblem(), Monday, 5).ShouldBeEmpty();
        world.Tell("two", Monday.AddDays(-1));
        world
            .Watch(new KeyProblem(), Monday, 5)
            .ShouldHaveSingleItem()
            .Incident.Key.ShouldBe("key-problem/all/ONE/2025-08-29");
    }

    [Fact]
    public void StaleData_CountsDaysWithScores_NotDays()
    {
        using var world = new AlertWorld { IsSyncedEachDay = false };
        world.Follow("m1");
        var saturday = new DateTimeOffset(2025, 9, 6, 21, 0, 0, TimeSpan.Zero);
        world.Followed[0] = world.Followed[0] with { SyncedAt = saturday };
        // Tuesday's scores and Wednesday's: on Sunday and Monday there are none.
        world.Look(new StaleData(), saturday.AddDays(4).AddHours(-2)).ShouldBeEmpty();
        var (incident, days) = world.Watch(new StaleData(), saturday.AddDays(1), 20).ShouldHaveSingleItem();
        (incident.Key, days).ShouldBe(("stale-data/classic//2025-09-06T21:00", 17));
        incident.Sentence.ShouldBe(
            "Nothing was synced since 2025-09-06 21:00 UTC; scores came out on 2 days since then."
        );
        world.IsSyncedEachDay = true;
        world.Watch(new StaleData(), saturday, 20).ShouldBeEmpty();
    }
}
