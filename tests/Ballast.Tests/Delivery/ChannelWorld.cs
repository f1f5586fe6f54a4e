using System.Text.Json;
using System.Text.RegularExpressions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Delivery.Channels;
using Ballast.Delivery.Messages;
using Ballast.Delivery.Settings;
using Ballast.Tests.Support;

namespace Ballast.Tests.Delivery;

/// <summary>A channel of each kind with a receiver on this machine, and what arrived there as a person reads it.</summary>
internal sealed partial class ChannelWorld : IDisposable
{
    public const string Secret = "hunter2-secret";
    public const string Token = "12345:hunter2-token";

    public static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    public ScriptedServer Http { get; } = new() { Storage = _ => Said.Json("""{"ok":true}""") };

    public SmtpServer Smtp { get; } = new();

    public SettingReader Reader { get; } =
        new(name =>
            name switch
            {
                "SECRET" => Secret,
                "TOKEN" => Token,
                _ => null,
            }
        );

    public static Incident Some(string name = "zoë") =>
        new()
        {
            Rule = "missed-submission",
            Tournament = Tournament.Classic,
            Subject = name,
            Occasion = "1200",
            Urgency = IncidentUrgency.Urgent,
            BeganAt = Now,
            Sentence = $"{name} has not submitted for round 1200.",
            Details = [$"{name} is at stake with 12 NMR."],
            Next = "submit FILE",
        };

    public static AlertMessage Message(Incident incident) =>
        AlertMessage.Of(new AlertDelivery(1, new KeptIncident(7, incident, Now), "a", 1));

    public IAlertChannel Channel(string kind)
    {
        if (kind == "desktop")
            return new DesktopChannel(Program());
        return new AlertChannels(Settings(kind), Reader, new StandingTime()).Find("a")!;
    }

    public AlertSettings Settings(string kind)
    {
        var body = kind switch
        {
            "webhook" => $"address: {Http.Url}hook\n    secret-env: SECRET",
            "telegram" => $"address: {Http.Url}\n    token-env: TOKEN\n    chat: \"42\"",
            "email" =>
                $"server: 127.0.0.1\n    port: {Smtp.Port}\n    security: none\n    from: Me <me@example.org>\n    to: [you@example.org]",
            _ => $"address: {Http.Url}services/T0/hunter2-path",
        };
        return AlertSettingsFile.Read($"version: 1\nchannels:\n  - name: a\n    kind: {kind}\n    {body}\n", []);
    }

    /// <summary>What arrived, as a person sees it: with what the place makes of signs taken back.</summary>
    public string Shown(string kind) =>
        kind switch
        {
            "webhook" => Json().GetProperty("sentence").GetString()!,
            "telegram" => Json().GetProperty("text").GetString()!.Replace("\u2060", ""),
            "discord" => Backslash().Replace(Json().GetProperty("content").GetString()!, "${sign}"),
            "slack" => Json()
                .GetProperty("text")
                .GetString()!
                .Replace("&lt;", "<")
                .Replace("&gt;", ">")
                .Replace("&amp;", "&"),
            "email" => MimeKit
                .MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Smtp.Taken.Last())))
                .TextBody!,
            _ => File.ReadAllText(_folder.Path("shown"))
                .Replace("\\\\", "\\")
                .Replace("&lt;", "<")
                .Replace("&gt;", ">")
                .Replace("&amp;", "&"),
        };

    /// <summary>What arrived, as it was sent.</summary>
    public JsonElement Json() => JsonDocument.Parse(Http.Requests.Last().Body).RootElement;

    public void Dispose()
    {
        Http.Dispose();
        Smtp.Dispose();
        _folder.Dispose();
    }

    /// <summary>Stands where notify-send does, and writes down its arguments.</summary>
    private string Program()
    {
        var file = _folder.Write("notify", $"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{_folder.Path("shown")}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }

    [GeneratedRegex(@"\\(?<sign>[^A-Za-z0-9\s])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Backslash();

    private sealed class StandingTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
