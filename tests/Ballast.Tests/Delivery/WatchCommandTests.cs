using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Cli.Alerting;
using Ballast.Core.Alerts;
using Ballast.Core.Store;
using Ballast.Delivery.Settings;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Delivery;

/// <summary><c>ballast watch</c> over incidents that are kept, and the watch itself with rules of the test.</summary>
public sealed class WatchCommandTests : IDisposable
{
    private static readonly DateTimeOffset Now = CommandLine.UsualNow;

    private readonly ScriptedServer _server = new() { Storage = _ => Said.Json("{}") };
    private readonly CommandLine _line = new()
    {
        Variables = new Dictionary<string, string> { ["HOOK"] = "hunter2-secret" },
    };

    public WatchCommandTests()
    {
        FilledStore.Fill(_line.Store);
        RuleLook.At(_line.Store, Now);
    }

    public void Dispose()
    {
        _server.Dispose();
        _line.Dispose();
    }

    [Fact]
    public void Watch_WithoutAFile_SaysThatNothingIsNew()
    {
        _line.Run("watch").Code.ShouldBe(0);
        var said = _line.Run("watch");
        (said.Code, said.Error).ShouldBe((0, ""));
        said.Out.ShouldStartWith("Nothing new.");
        _line.Run("watch", "--dry-run").Out.ShouldContain("Nothing was kept or sent.");
        using var empty = new CommandLine();
        empty.Run("watch").Code.ShouldBe(1, "there is no store");
    }

    [Fact]
    public void Watch_WithMessagesThatAreDue_SendsThem_AndASecondOneNothing()
    {
        WriteSettings();
        Keep("a");
        var document = _line.Json("watch");
        document.GetProperty("schema").GetString().ShouldBe("ballast.watch/1");
        document.GetProperty("sent").GetArrayLength().ShouldBe(1);
        var body = JsonDocument.Parse(_server.Requests.Single().Body).RootElement;
        body.GetProperty("key").GetString().ShouldBe(Some("a").Key);
        var again = _line.Json("watch");
        (again.GetProperty("sent").GetArrayLength(), again.GetProperty("new").GetArrayLength()).ShouldBe((0, 0));
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void Watch_WhoseChannelFails_SaysSoAndEndsWith3_AndTriesAgainLater()
    {
        WriteSettings();
        Keep("a");
        _server.Storage = _ => Said.Json("""{"why":"hunter2-secret"}""", 500);
        var said = _line.Run("watch");
        said.Code.ShouldBe(3);
        said.Error.ShouldContain("1 message did not reach home, tried again from");
        said.Error.ShouldContain("answered 500");
        (said.Out + said.Error).ShouldNotContain("hunter2");
        _line.Run("watch").Code.ShouldBe(0, "it is not time yet");
        _line.Json("watch").GetProperty("waiting").GetInt32().ShouldBe(1);
        using var store = TournamentStore.Open(_line.Store);
        store.Deliveries(Now).Single().Error!.ShouldNotContain("hunter2");
    }

    [Fact]
    public void Watch_Test_SendsOneMessageThatSaysSo()
    {
        WriteSettings();
        Keep("a");
        _line.Json("watch", "--test", "home").GetProperty("schema").GetString().ShouldBe("ballast.watch-test/1");
        var body = JsonDocument.Parse(_server.Requests.Single().Body).RootElement;
        body.GetProperty("isTest").GetBoolean().ShouldBeTrue();
        var unknown = _line.Run("watch", "--test", "hom");
        (unknown.Code, unknown.Error).ShouldBe((1, "ballast: There is no channel 'hom'. There are home.\n"));
        _server.Storage = _ => Said.Json("{}", 403);
        var refused = _line.Run("watch", "--test", "home", "--json");
        refused.Code.ShouldBe(3);
        refused.Out.ShouldContain("\"channel\"");
    }

    [Fact]
    public void Watch_Acknowledge_ByNumberOrKey_IsNotedOnce_AndIsNotSent()
    {
        WriteSettings();
        Keep("a");
        var number = Kept("a").Id;
        var first = _line.Json("watch", "--acknowledge", $"{number}", "--who", "zoë");
        (first.GetProperty("isNew").GetBoolean(), first.GetProperty("who").GetString()).ShouldBe((true, "zoë"));
        var second = _line.Json("watch", "--acknowledge", Some("a").Key);
        (second.GetProperty("isNew").GetBoolean(), second.GetProperty("who").GetString()).ShouldBe((false, "zoë"));
        _line.Run("watch").Code.ShouldBe(0);
        _server.Requests.Count.ShouldBe(0);
        var unknown = _line.Run("watch", "--acknowledge", "999");
        (unknown.Code, unknown.Error.Contains("no incident 999")).ShouldBe((1, true));
        _line.Run("watch", "--acknowledge", "1", "--test", "home").Code.ShouldBe(2);
    }

    [Fact]
    public void Watch_WithAFileThatCannotBe_SaysWhere()
    {
        var said = _line.Run("watch", "--alerts", _line.Folder.Write("x.yaml", "version: 1\nchanels: []\n"));
        said.Code.ShouldBe(1);
        said.Error.ShouldContain("x.yaml, line 2, column 1: ");
        _line.Run("watch", "--alerts", _line.Folder.Path("none.yaml")).Error.ShouldContain("There is no file");
    }

    [Fact]
    public void Watch_OfManyModelsThatAreNobodys_SaysHowManyItLeftOut_AndOldIncidentsInOneLine()
    {
        using var line = new CommandLine();
        var table = new StringBuilder("model,roundNumber,corr60,mmc60,selectedStakeValue,roundResolved,snapshot\n");
        for (var model = 0; model < 203; model++)
        {
            foreach (var round in Enumerable.Range(1343, 55))
                table.Append(
                    CultureInfo.InvariantCulture,
                    $"m{model:000},{round},{(round == 1343 ? "0.01,0.01,2,True" : ",,2,False")},2026-11-22T20:00:00Z\n"
                );
        }
        line.Run("import", line.Folder.Write("many.csv", table.ToString())).Code.ShouldBe(0);
        var document = line.Json("watch", "--dry-run");
        document.GetProperty("unwatched").GetInt32().ShouldBe(3);
        document.GetProperty("new").EnumerateArray().Count(i => i.GetProperty("isInDigest").GetBoolean()).ShouldBe(200);
        var said = line.Run("watch", "--dry-run");
        said.Error.ShouldStartWith("ballast: 3 models with a stake were not looked at: ");
        said.Out.ShouldContain(" incidents that began between ");
        said.Out.ShouldNotContain("m000");
    }

    [Fact]
    public async Task Session_WithNewIncidents_KeepsAndSendsThem_OnceAndNotInADryRun()
    {
        WriteSettings();
        var rule = new FakeRule("one");
        var session = new WatchSession(Settings(), new SettingReader(_ => "hunter2-secret"), _line.Clock)
        {
            Rules = [rule],
        };
        using var store = TournamentStore.Open(_line.Store);
        var dry = session.Look(store, TestContext.Current.CancellationToken);
        (dry.New.Count, dry.New[0].Id, dry.New[0].Channels[0], dry.IsDryRun).ShouldBe((1, null, "home", true));
        _server.Requests.ShouldBeEmpty();
        (await WatchAsync(session, store)).ShouldBe((1, 0, 1));
        (await WatchAsync(session, store)).ShouldBe((0, 1, 0));
        rule.Occasion = "2";
        (await WatchAsync(session, store)).ShouldBe((1, 0, 1));
        _server.Requests.Count.ShouldBe(2);
    }

    private static async Task<(int New, int Known, int Sent)> WatchAsync(WatchSession session, TournamentStore store)
    {
        var document = await session.RunAsync(store, LastSync.Unknown, TestContext.Current.CancellationToken);
        return (document.New.Count, document.Known, document.Sent.Count);
    }

    // The rules themselves are off: what they find in this store is not this test's.
    private string Text =>
        $"version: 1\nrules:\n  off: [{string.Join(", ", AlertRules.All.Select(r => r.Name))}]\nchannels:\n  - name: home\n    kind: webhook\n    address: {_server.Url}hook\n    secret-env: HOOK\n";

    private AlertSettings Settings() => AlertSettingsFile.Read(Text, [.. AlertRules.All.Select(r => r.Name)]);

    /// <summary>Beside the store, where it is found.</summary>
    private void WriteSettings() => _line.Folder.Write("alerts.yaml", Text);

    private void Keep(string occasion)
    {
        using var store = TournamentStore.Open(_line.Store);
        // What FilledStore put there was looked at, and goes to nobody.
        store.Keep([Some(occasion)], _ => [("home", Now)], Now);
    }

    private KeptIncident Kept(string occasion)
    {
        using var store = TournamentStore.Open(_line.Store);
        return store.Incidents(Now).Single(k => k.Incident.Occasion == occasion);
    }

    private static Incident Some(string occasion) => ChannelWorld.Some() with { Occasion = occasion };
}
