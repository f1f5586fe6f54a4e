using System.Text.RegularExpressions;
using Ballast.Core.Alerts;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Tests.Support;

namespace Ballast.Tests.Alerts;

/// <summary>What holds for every rule.</summary>
public sealed partial class AlertRuleTests
{
    private const string Hostile = "<script>alert(1)</script> *bold* | `x`\r\nBcc: all@example.com\u2028\u202Etxt";

    [Fact]
    public void Rules_HaveNamesInKebabCase_Sentences_AndRates()
    {
        AlertRules.All.Select(r => r.Name).ShouldBeUnique();
        foreach (var rule in AlertRules.All)
        {
            rule.Name.ShouldMatch("^[a-z]+(-[a-z]+)*$");
            rule.Finds.ShouldMatch("^[A-Z].*[^.]\\.$");
            rule.FalseAlarmsPerModelYear.ShouldBeInRange(0, 1);
        }
    }

    [Fact]
    public void Docs_ListEveryRule_InOrder_WithItsRate()
    {
        var said = RowOfARule()
            .Matches(File.ReadAllText(Repository.Path("docs", "alerts.md")))
            .Select(m => (m.Groups["name"].Value, m.Groups["rate"].Value));
        said.ShouldBe(
            AlertRules.All.Select(r =>
                (r.Name, r.FalseAlarmsPerModelYear.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture))
            )
        );
    }

    [Fact]
    public void EmptyStore_HasNoIncident()
    {
        using var store = new EmptyStore();
        foreach (var tournament in Tournaments.All)
        {
            var ground = new AlertGround
            {
                View = new AsOfView(store, tournament, DateTimeOffset.UnixEpoch.AddYears(56)),
            };
            AlertRules.All.SelectMany(r => r.Find(ground)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Names_OfOthers_ComeThroughAsTextInOneLine()
    {
        using var world = new AlertWorld();
        var at = RoundCalendar.CloseTime(1076);
        world.Own(Hostile, 10, Hostile);
        world.Own("m2", 10, "two");
        world.Follow(Hostile);
        world.Tell(Hostile, at.AddDays(-9));
        world.Tell("two", at);
        for (var round = 1000; round < 1076; round++)
        {
            world.Stake(Hostile, round, 10);
            world.Score("m2", round, Metric.Corr, 0.01);
        }
        world.Pending.Add(AccountWorld.Release(at, at, Hostile) with { Model = Hostile, DueAt = at.AddDays(1) });
        world.Claims.Add(AccountWorld.Claim(at) with { Account = Hostile, Model = Hostile });
        world.Trouble = new SyncTrouble("api", Hostile, at.AddDays(-1));
        var found = AlertRules.All.SelectMany(r => world.Look(r, at.AddHours(3))).ToList();
        found
            .Select(i => i.Rule)
            .Distinct()
            .ShouldBe(["missed-submission", "missing-score", "release-due", "money-free", "key-problem", "stale-data"]);
        foreach (var incident in found)
        {
            IReadOnlyList<string> texts = [incident.Sentence, incident.Subject, incident.Occasion, .. incident.Details];
            texts.ShouldAllBe(t => !t.Any(char.IsControl) && !t.Contains('\u2028') && !t.Contains('\u202E'));
            incident.Next?.ShouldNotContain("script");
        }
        found.ShouldContain(i => i.Sentence.Contains("<script>alert(1)</script> *bold* | `x`  Bcc:"));
    }

    [Fact]
    public void OddValues_ThrowNothing()
    {
        using var world = new AlertWorld();
        var at = RoundCalendar.CloseTime(1076);
        world.Own("@all", 10);
        world.Own("*", 10);
        world.Follow("nobody");
        foreach (var round in new[] { 1, 300, 1070, 1071, 1075, 90_000 })
        {
            world.Stake("@all", round, 0);
            world.Settle("*", round, 10, -1);
            world.Settle("*", round, 0, 0);
            world.Score("*", round, Metric.Corr, double.MaxValue);
        }
        world.Pending.Add(
            new PendingStakeChange
            {
                Account = "",
                Tournament = Tournament.Classic,
                Model = "",
                Kind = PendingStakeKind.Release,
                DueAt = DateTimeOffset.MaxValue,
                Known = KnownTime.Recorded(at),
            }
        );
        foreach (
            var moment in new[] { DateTimeOffset.UnixEpoch, at, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero) }
        )
            Should.NotThrow(() => AlertRules.All.SelectMany(r => world.Look(r, moment)).ToList());
    }

    [GeneratedRegex(@"^\| `(?<name>[a-z-]+)` \|[^|]*\|[^|]*\| (?<rate>[0-9.]+) \|", RegexOptions.Multiline, 1000)]
    private static partial Regex RowOfARule();
}
