using Ballast.Cli.Alerting;
using Ballast.Core.Alerts;
using Ballast.Core.Store;
using Ballast.Delivery.Settings;
using Ballast.Delivery.Watching;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Delivery;

/// <summary>What began long ago and is found at once is told together.</summary>
public sealed class IncidentDigestTests
{
    private static readonly DateTimeOffset Now = CommandLine.UsualNow;

    [Theory]
    [InlineData(IncidentDigest.Few, false)]
    [InlineData(IncidentDigest.Few + 1, true)]
    public void Digest_IsMadeOfMoreThanAFew(int count, bool isMade)
    {
        var old = Enumerable.Range(0, count).Select(n => Old($"{n}")).ToList();
        var fresh = Old("new") with { BeganAt = Now.AddHours(-1) };
        var urgent = Old("urgent") with { Urgency = IncidentUrgency.Urgent };
        var digest = IncidentDigest.Of([.. old, fresh, urgent], Now);
        (digest.Incident is not null).ShouldBe(isMade);
        old.ShouldAllBe(i => digest.IsDelivered(i) != isMade);
        (digest.IsDelivered(fresh), digest.IsDelivered(urgent)).ShouldBe((true, true));
        if (digest.Incident is { } one)
        {
            one.Sentence.ShouldBe(
                $"{count} incidents that began between 2026-11-03 and 2026-11-21 were found at once, and are told together."
            );
            one.Details.ShouldBe([$"drift: {count}."]);
            one.Urgency.ShouldBe(IncidentUrgency.Warning);
            IncidentDigest.Of([.. old.AsEnumerable().Reverse()], Now).Incident!.Key.ShouldBe(one.Key);
        }
    }

    [Fact]
    public async Task FirstWatch_OfAnOldStore_SendsOneMessage_AndASecondWatchNothing()
    {
        using var receiver = new ScriptedServer { Storage = _ => Said.Json("{}") };
        using var place = new SqliteTestStore();
        FilledStore.Fill(place.Location);
        var settings = AlertSettingsFile.Read(
            $"version: 1\nchannels:\n  - name: a\n    kind: webhook\n    address: {receiver.Url}hook\n    secret-env: HOOK\n",
            []
        );
        var session = new WatchSession(settings, new SettingReader(_ => "hunter2-secret"), new StandingNow())
        {
            Rules = [new ManyIncidents(400)],
        };
        using var store = TournamentStore.Open(place.Location);
        var first = await session.RunAsync(store, LastSync.Unknown, TestContext.Current.CancellationToken);
        (first.New.Count, first.Sent.Count, first.Known).ShouldBe((401, 1, 0));
        first.New.Single(i => i.Channels.Count > 0).Rule.ShouldBe("digest");
        var second = await session.RunAsync(store, LastSync.Unknown, TestContext.Current.CancellationToken);
        (second.New.Count, second.Sent.Count, second.Known).ShouldBe((0, 0, 400));
        receiver.Requests.Count.ShouldBe(1);
    }

    private static Incident Old(string occasion) =>
        new()
        {
            Rule = "drift",
            Subject = "",
            Occasion = occasion,
            Urgency = IncidentUrgency.Warning,
            BeganAt = Now.AddDays(-20),
            Sentence = "So.",
        };

    private sealed class ManyIncidents(int count) : IAlertRule
    {
        public string Name => "drift";

        public string Finds => "Much.";

        public double FalseAlarmsPerModelYear => 0;

        public IEnumerable<Incident> Find(AlertGround ground) => Enumerable.Range(0, count).Select(n => Old($"{n}"));
    }

    private sealed class StandingNow : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
