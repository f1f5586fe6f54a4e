using Ballast.Core.Store;
using Ballast.Core.Yaml;
using Ballast.Delivery.Settings;
using Ballast.Tests.Support;
using Ballast.Tests.Tiers;

namespace Ballast.Tests.Delivery;

public sealed class AlertSettingsFileTests
{
    private const string Hook =
        "version: 1\nchannels:\n  - name: a\n    kind: webhook\n    address: https://example.org/x\n    secret-env: S\n";
    private const string Mail =
        "version: 1\nchannels:\n  - name: a\n    kind: email\n    server: h\n    from: a@b.c\n    to: a@b.c\n";

    private static readonly string[] Rules = ["drift", "missed-submission"];

    public static TheoryData<string, string, string> Wrong { get; } =
        new()
        {
            { "channels: []", "line 1, column 1", "needs the key 'version'" },
            { "version: 2", "line 1, column 10", "whole number from 1 to 1" },
            { "version: 1\nchannel: []", "line 2, column 1", "Did you mean 'channels'?" },
            { Hook.Replace("webhook", "webhok"), "line 4, column 11", "Did you mean 'webhook'?" },
            { Hook.Replace("secret-env: S", "secret: S"), "line 6, column 5", "no key 'secret'" },
            { Hook.Replace("    secret-env: S\n", ""), "line 3, column 5", "needs a secret" },
            { Hook + "    secret-file: f\n", "line 3, column 5", "is said twice" },
            { Hook.Replace("https", "http"), "line 5, column 14", "is not encrypted" },
            { Hook.Replace("https://example.org/x", "here"), "line 5, column 14", "is no address" },
            { Hook.Replace("https://", "https://me:pw@"), "line 5, column 14", "user or password" },
            { Hook.Replace("name: a", "name: 'a b'"), "line 3, column 11", "letters, digits, - and _" },
            { Hook + "  - name: A\n    kind: desktop\n", "line 7, column 5", "Two channels are called 'A'" },
            {
                Hook.Replace("kind: webhook", "kind: webhook\n    least: high"),
                "line 5, column 12",
                "one of notice, warning, urgent"
            },
            { Mail + "    security: none\n", "line 8, column 15", "on this machine alone" },
            { Mail + "    user: me\n", "line 3, column 5", "stand together" },
            { Mail.Replace("to: a@b.c", "to: nobody"), "line 7, column 9", "is no address of e-mail" },
            { "version: 1\nrules:\n  off: [drif]", "line 3, column 9", "Did you mean 'drift'?" },
            { Quiet("22:00", "22:00", "UTC"), "line 4, column 7", "end at another time" },
            { Quiet("22.00", "07:00", "UTC"), "line 3, column 9", "such as 22:30" },
            { Quiet("22:00", "07:00", "Europe/Nowhere"), "line 5, column 14", "IANA" },
            { Quiet("22:00", "07:00", "UTC") + "  waits: [urgent]\n", "line 6, column 11", "notice, warning" },
        };

    [Fact]
    public void Example_OfTheDocs_IsRead()
    {
        var settings = AlertSettingsFile.Read(File.ReadAllText(Repository.Path("docs", "alerts.yaml")), Rules);
        settings
            .Channels.Select(c => c.Kind)
            .ShouldBe([
                ChannelKind.Webhook,
                ChannelKind.Email,
                ChannelKind.Telegram,
                ChannelKind.Discord,
                ChannelKind.Slack,
                ChannelKind.Desktop,
            ]);
        settings.QuietHours!.Zone.Id.ShouldBe("Europe/Berlin");
        var mail = settings.Find("mail")!.Mail!;
        (mail.Port, mail.Security, mail.User).ShouldBe((587, MailSecurity.StartTls, "me@example.org"));
        settings.Find("phone")!.Secret.ShouldBe(new SettingText(null, "BALLAST_TELEGRAM_TOKEN", null));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_WhatCannotBe_SaysWhereAndWhatToWrite(string text, string place, string problem)
    {
        var e = Should.Throw<YamlFileException>(() => AlertSettingsFile.Read(text, Rules));
        e.Message.ShouldStartWith(place);
        e.Message.ShouldContain(problem);
    }

    /// <summary>What editors accept is what is read, but for what only meaning tells.</summary>
    [Fact]
    public void Schema_AcceptsTheExample_AndRefusesWhatIsRefused()
    {
        string[] meaning =
        [
            "is not encrypted",
            "is no address",
            "user or password",
            "Two channels",
            "this machine alone",
            "stand together",
            "drift",
            "another time",
            "IANA",
        ];
        var schema = new SmallSchema(File.ReadAllText(Repository.Path("docs", "alerts.schema.json")));
        schema.Accepts(File.ReadAllText(Repository.Path("docs", "alerts.yaml"))).ShouldBeTrue();
        schema.Accepts(Hook).ShouldBeTrue();
        schema.Accepts(Mail).ShouldBeTrue();
        foreach (var row in Wrong)
        {
            var (text, _, problem) = row.Data;
            if (!meaning.Any(m => problem.Contains(m, StringComparison.Ordinal)))
                schema.Accepts(text).ShouldBeFalse(problem);
        }
    }

    [Fact]
    public void Route_ByUrgencyAndHour_NamesChannelsWithTheirMoments()
    {
        var night = new DateTimeOffset(2026, 11, 10, 23, 0, 0, TimeSpan.Zero);
        var settings = AlertSettingsFile.Read(
            Hook
                + "  - name: b\n    kind: desktop\n    least: urgent\n"
                + Quiet("22:00", "07:00", "UTC")["version: 1\n".Length..],
            Rules
        );
        settings.Route(Some(IncidentUrgency.Warning), night).ShouldBe([("a", night.AddHours(8))]);
        settings.Route(Some(IncidentUrgency.Urgent), night).ShouldBe([("a", night), ("b", night)]);
        AlertSettings.None.Route(Some(IncidentUrgency.Urgent), night).ShouldBeEmpty();
    }

    [Fact]
    public void Reader_OfSecrets_ReadsFilesAndVariables_AndKeepsThemOutOfTexts()
    {
        using var folder = new TempFolder();
        var reader = new SettingReader(name => name == "S" ? " hunter2 secret " : null);
        reader.Secret(new SettingText(null, "S", null), "secret").ShouldBe("hunter2 secret");
        reader
            .Secret(new SettingText(null, null, folder.Write("s", "from-file\nmore")), "secret")
            .ShouldBe("from-file");
        reader.Address(new SettingText("https://example.org/services/T0/abc", null, null)).Host.ShouldBe("example.org");
        reader
            .Mask("hunter2 secret, hunter2%20secret, FROM-FILE, https://example.org/services/T0/abc, /services/T0/abc")
            .ShouldBe("***, ***, ***, ***, /***");
        Should
            .Throw<Ballast.Delivery.Messages.DeliveryException>(() =>
                reader.Secret(new SettingText(null, "T", null), "token")
            )
            .Message.ShouldContain("T, which holds the token, is not set");
        Should
            .Throw<Ballast.Delivery.Messages.DeliveryException>(() =>
                reader.Secret(new SettingText(null, null, folder.Path("none")), "token")
            )
            .Message.ShouldContain("cannot be read");
        Should
            .Throw<Ballast.Delivery.Messages.DeliveryException>(() => reader.Address(new SettingText(null, "S", null)))
            .Message.ShouldNotContain("hunter2");
    }

    private static Incident Some(IncidentUrgency urgency) =>
        new()
        {
            Rule = "drift",
            Subject = "",
            Occasion = "1",
            Urgency = urgency,
            BeganAt = DateTimeOffset.UnixEpoch,
            Sentence = "So.",
        };

    private static string Quiet(string from, string to, string zone) =>
        $"version: 1\nquiet-hours:\n  from: \"{from}\"\n  to: \"{to}\"\n  time-zone: {zone}\n";
}
