using System.Net;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

/// <summary>The question <c>alerts</c>, its page, and the line about it on the first page.</summary>
public sealed class AlertsTests : IDisposable
{
    private static readonly DateTimeOffset Now = CommandLine.UsualNow;
    private readonly CommandLine _line = new();

    public AlertsTests()
    {
        _line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        Keep(Some("old"), -40);
        Keep(Some("seen"), -3);
        Keep(Some("notice"), -2);
        Keep(
            Some("urgent") with
            {
                Urgency = IncidentUrgency.Urgent,
                Next = "round 1200",
                Tournament = Tournament.Signals,
            },
            -5
        );
        using var store = TournamentStore.Open(_line.Store);
        store.Acknowledge(Some("seen").Key, "zoë", Now.AddDays(-1));
    }

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Alerts_OfTheLastDays_ListsWhatNobodyLookedAtFirst_TheMostUrgentBeforeTheNewest()
    {
        var answer = _line.Json("alerts");
        (
            answer.Text("schema"),
            answer.GetProperty("notLookedAt").GetInt32(),
            answer.GetProperty("total").GetInt32()
        ).ShouldBe(("ballast.alerts/1", 2, 3));
        var incidents = answer.GetProperty("incidents").EnumerateArray().ToList();
        incidents.Select(i => i.Text("key").Split('/')[^1]).ShouldBe(["urgent", "notice", "seen"]);
        (incidents[2].Text("lookedAtBy"), incidents[0].Text("tournament"), incidents[0].Text("next")).ShouldBe(
            ("zoë", "signals", "round 1200")
        );
        _line.Json("alerts", "--all").GetProperty("total").GetInt32().ShouldBe(4);
        _line.Json("alerts", "--days", "2").GetProperty("total").GetInt32().ShouldBe(1);
        Keys("--days", "365", "--limit", "2").ShouldBe([.. Keys("--days", "365").Take(2)]);
        Keys("--days", "365", "--offset", "3").ShouldBe([.. Keys("--days", "365").Skip(3)]);
        var said = _line.Run("alerts");
        said.Out.ShouldContain("Nobody has looked at 2 of 3 incidents found since");
        said.Out.ShouldContain("ballast round 1200");
        _line.Run("alerts", "--days", "0").Code.ShouldBe(2);
    }

    [Fact]
    public void Alerts_AsOfAnEarlierMoment_KnowsNothingOfWhatCameLater()
    {
        using (var store = TournamentStore.Open(_line.Store))
        {
            var sent = store
                .TakeDue(Now, 9, TimeSpan.FromMinutes(1))
                .First(d => d.Incident.Incident.Occasion == "notice");
            store.NoteSent(sent, Now);
        }
        var answer = _line.Json("alerts", "--as-of", "2026-11-22T00:00:00Z");
        var incidents = answer.GetProperty("incidents").EnumerateArray().ToList();
        incidents.Select(i => i.Text("key").Split('/')[^1]).ShouldBe(["urgent", "notice", "seen"]);
        incidents.ShouldAllBe(i =>
            i.GetProperty("lookedAtBy").ValueKind == System.Text.Json.JsonValueKind.Null
            && i.GetProperty("sentTo").GetArrayLength() == 0
        );
        _line.Json("alerts").GetProperty("incidents")[1].GetProperty("sentTo")[0].GetString().ShouldBe("home");
    }

    [Fact]
    public void Today_SaysHowManyNobodyLookedAt_AndLeadsThere()
    {
        _line.Json("today").GetProperty("alertsNotLookedAt").GetInt32().ShouldBe(2);
        _line.Run("today").Out.ShouldContain("2 alerts nobody has looked at");
    }

    [Fact]
    public async Task Page_HasAButtonForEach_WhichNotesTheLook_ForOwnPagesAlone()
    {
        await using var served = await Served.StartAsync(line: _line, hasStore: false);
        var page = await (await served.GetAsync("/alerts")).Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken
        );
        page.ShouldContain("hx-post=\"/alerts/look?incident=4\"");
        page.ShouldContain("&lt;b&gt;zo");
        page.ShouldNotContain("hx-post=\"/alerts/look?incident=2\"");
        (await served.SendAsync(HttpMethod.Post, "/alerts/look?incident=4", null)).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        var looked = await served.SendAsync(
            HttpMethod.Post,
            "/alerts/look?incident=4",
            null,
            ("X-Ballast-Csrf", "own-page")
        );
        looked.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await looked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(
            "Looked at by ann@desk"
        );
        _line.Json("alerts").GetProperty("notLookedAt").GetInt32().ShouldBe(1);
        (
            await served.SendAsync(HttpMethod.Post, "/alerts/look?incident=99", null, ("X-Ballast-Csrf", "own-page"))
        ).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (
            await served.SendAsync(HttpMethod.Post, "/alerts/look?incident=", null, ("X-Ballast-Csrf", "own-page"))
        ).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Page_OfAServerToReadOnly_HasNoButtonAndNotesNothing()
    {
        await using var served = await Served.StartAsync(
            o => o with { IsReadOnly = true },
            line: _line,
            hasStore: false
        );
        var page = await (await served.GetAsync("/alerts")).Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken
        );
        page.ShouldNotContain("hx-post=\"/alerts");
        (
            await served.SendAsync(HttpMethod.Post, "/alerts/look?incident=4", null, ("X-Ballast-Csrf", "own-page"))
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        _line.Json("alerts").GetProperty("notLookedAt").GetInt32().ShouldBe(2);
    }

    private string[] Keys(params string[] words) =>
        [.. _line.Json(["alerts", .. words]).GetProperty("incidents").EnumerateArray().Select(i => i.Text("key"))];

    private void Keep(Incident incident, int days)
    {
        using var store = TournamentStore.Open(_line.Store);
        store.Keep([incident], _ => [("home", Now)], Now.AddDays(days));
    }

    private static Incident Some(string occasion) =>
        new()
        {
            Rule = "drift",
            Subject = "zoë",
            Occasion = occasion,
            Urgency = IncidentUrgency.Notice,
            BeganAt = Now.AddDays(-50),
            Sentence = "<b>zoë</b> drifts.",
        };
}
