using Ballast.Core.Alerts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Delivery.Settings;
using Ballast.Delivery.Watching;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Delivery;

public sealed class AlertWatchTests : IDisposable
{
    private static readonly DateTimeOffset Now = FilledStore.Day.AddDays(10);
    private readonly SqliteTestStore _place = new();

    public AlertWatchTests() => FilledStore.Fill(_place.Location);

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Find_AsksEveryRuleOfTournamentsWithSomething_AndNamesEachIncidentOnce()
    {
        var found = Find([new FakeRule("one"), new FakeRule("two")]);
        found.Incidents.Select(i => i.Key).ShouldBe(["one/classic/A/1", "two/classic/A/1"]);
        found.Broken.ShouldBeEmpty();
    }

    [Fact]
    public void Find_WithARuleThatFails_HearsTheOthers()
    {
        var found = Find([new FakeRule("one") { Fails = true }, new FakeRule("two")]);
        found.Incidents.Select(i => i.Rule).ShouldBe(["two"]);
        found.Broken.ShouldBe([new BrokenRule("one", Tournament.Classic, "InvalidOperationException: no")]);
    }

    [Fact]
    public void Find_WithARuleThatIsOff_DoesNotAskIt() =>
        Find([new FakeRule("one"), new FakeRule("two")], new AlertSettings { RulesOff = ["one"] })
            .Incidents.Select(i => i.Rule)
            .ShouldBe(["two"]);

    [Fact]
    public void Find_OfAnEmptyStore_AsksNobody_UnlessASyncIsInTrouble()
    {
        using var empty = new SqliteTestStore();
        using var store = TournamentStore.Open(empty.Location);
        AlertWatch
            .Find(store, [new FakeRule("one")], AlertSettings.None, Now, LastSync.Unknown, CancellationToken.None)
            .Incidents.ShouldBeEmpty();
        var trouble = new LastSync(new SyncTrouble("keys", "No.", Now), []);
        AlertWatch
            .Find(store, [new FakeRule("one")], AlertSettings.None, Now, trouble, CancellationToken.None)
            .Incidents.Single()
            .Details.ShouldBe(["keys"]);
    }

    private AlertFindings Find(IReadOnlyList<IAlertRule> rules, AlertSettings? settings = null)
    {
        using var store = TournamentStore.Open(_place.Location);
        return AlertWatch.Find(
            store,
            rules,
            settings ?? AlertSettings.None,
            Now,
            LastSync.Unknown,
            CancellationToken.None
        );
    }
}

/// <summary>A rule that finds one incident a tournament, twice.</summary>
internal sealed record FakeRule(string Name) : IAlertRule
{
    public bool Fails { get; init; }

    /// <summary>What makes the incident this one.</summary>
    public string Occasion { get; set; } = "1";

    public string Finds => "Something.";

    public double FalseAlarmsPerModelYear => 0;

    public IEnumerable<Incident> Find(AlertGround ground)
    {
        if (Fails)
            throw new InvalidOperationException("no");
        var incident = new Incident
        {
            Rule = Name,
            Tournament = ground.View.Tournament,
            Subject = "a",
            Occasion = Occasion,
            Urgency = IncidentUrgency.Warning,
            BeganAt = ground.View.AsOf,
            Sentence = $"{Name} of a.",
            Details = ground.Sync.Trouble is { } trouble ? [trouble.Code] : [],
        };
        return [incident, incident with { Sentence = "The same." }];
    }
}
