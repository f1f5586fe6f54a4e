using Ballast.Core.Store;

namespace Ballast.Delivery.Settings;

/// <summary>What is sent to whom: <c>alerts.yaml</c>.</summary>
public sealed record AlertSettings
{
    /// <summary>Without a file: incidents are kept and shown, and sent to nobody.</summary>
    public static AlertSettings None { get; } = new();

    /// <summary>The channels, in the order of the file.</summary>
    public IReadOnlyList<ChannelSettings> Channels { get; init; } = [];

    /// <summary>When what is not urgent waits; null for never.</summary>
    public QuietHours? QuietHours { get; init; }

    /// <summary>Names of rules that are switched off.</summary>
    public IReadOnlyList<string> RulesOff { get; init; } = [];

    /// <summary>The channels that an incident goes to, each with the moment before which it is not sent.</summary>
    public IReadOnlyList<(string Channel, DateTimeOffset NotBefore)> Route(Incident incident, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var earliest = QuietHours?.Earliest(now, incident.Urgency) ?? now;
        return [.. Channels.Where(c => incident.Urgency >= c.Least).Select(c => (c.Name, earliest))];
    }

    /// <summary>A channel by its name; null where there is none.</summary>
    public ChannelSettings? Find(string name) => Channels.FirstOrDefault(c => c.Name == name);
}

/// <summary>What carries a message.</summary>
public enum ChannelKind
{
    /// <summary>A signed document, to a program.</summary>
    Webhook,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>A bot of Telegram.</summary>
    Telegram,

    /// <summary>A webhook of Discord.</summary>
    Discord,

    /// <summary>A webhook of Slack, or of one that understands the same.</summary>
    Slack,

    /// <summary>A notification on the screen of this machine.</summary>
    Desktop,
}

/// <summary>A channel.</summary>
public sealed record ChannelSettings
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What carries it.</summary>
    public required ChannelKind Kind { get; init; }

    /// <summary>What is less urgent is not sent here.</summary>
    public IncidentUrgency Least { get; init; }

    /// <summary>Where it goes; null where its kind has no address, or a usual one.</summary>
    public SettingText? Address { get; init; }

    /// <summary>What signs a webhook, or the token of a bot; null for other kinds.</summary>
    public SettingText? Secret { get; init; }

    /// <summary>The chat of Telegram; empty for other kinds.</summary>
    public string Chat { get; init; } = "";

    /// <summary>How e-mail is sent; null for other kinds.</summary>
    public MailSettings? Mail { get; init; }
}

/// <summary>How e-mail is sent.</summary>
public sealed record MailSettings
{
    /// <summary>The server.</summary>
    public required string Server { get; init; }

    /// <summary>Its port.</summary>
    public required int Port { get; init; }

    /// <summary>How the way there is encrypted.</summary>
    public required MailSecurity Security { get; init; }

    /// <summary>Who signs in; null for nobody.</summary>
    public string? User { get; init; }

    /// <summary>The password; null where nobody signs in.</summary>
    public SettingText? Password { get; init; }

    /// <summary>Whom it is from.</summary>
    public required string From { get; init; }

    /// <summary>Whom it goes to.</summary>
    public required IReadOnlyList<string> To { get; init; }
}

/// <summary>How the way to a mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>From the second word on; a server that cannot is refused.</summary>
    StartTls,

    /// <summary>From the beginning.</summary>
    Tls,

    /// <summary>Not at all: for this machine alone.</summary>
    None,
}
