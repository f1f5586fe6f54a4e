using Ballast.Core.Store;
using Ballast.Core.Yaml;

namespace Ballast.Delivery.Settings;

/// <summary>Reads one channel of a file with settings.</summary>
internal static class ChannelReading
{
    private const string What = "A channel";
    private const int LongestName = 40;
    private const int MostReceivers = 20;
    private const int LargestPort = 65_535;
    private const int UsualPort = 587;
    private const int TlsPort = 465;

    private static readonly string[] Kinds = [.. Enum.GetNames<ChannelKind>().Select(n => n.ToLowerInvariant())];
    private static readonly string[] Urgencies =
    [
        .. Enum.GetNames<IncidentUrgency>().Select(n => n.ToLowerInvariant()),
    ];
    private static readonly string[] Securities = ["starttls", "tls", "none"];
    private static readonly string[] Shared = ["name", "kind", "least"];
    private static readonly string[] AddressKeys = ["address", "address-env", "address-file"];

    /// <summary>Reads it.</summary>
    /// <exception cref="YamlFileException">It cannot be read, or says what cannot be.</exception>
    public static ChannelSettings Read(YamlNode node)
    {
        var map = node.Map(What);
        var kindNode = map.Require("kind", What).Scalar("kind");
        var kind = (ChannelKind)Array.IndexOf(Kinds, kindNode.Word("kind", Kinds));
        map.Only($"A channel of the kind {kindNode.Text}", [.. Shared, .. KeysOf(kind)]);
        var channel = new ChannelSettings
        {
            Name = Name(map),
            Kind = kind,
            Least = map.Find("least") is { } least
                ? AlertSettingsFile.Urgency(least.Scalar("least").Word("least", Urgencies))
                : IncidentUrgency.Notice,
        };
        return kind switch
        {
            ChannelKind.Webhook => channel with { Address = Address(map), Secret = Secret(map, "secret") },
            ChannelKind.Telegram => channel with
            {
                Secret = Secret(map, "token"),
                Chat = map.Require("chat", What).Scalar("chat").Text,
                Address = map.Find("address") is null ? null : Address(map),
            },
            ChannelKind.Discord or ChannelKind.Slack => channel with { Address = Address(map) },
            ChannelKind.Email => channel with { Mail = Mail(map) },
            _ => channel,
        };
    }

    private static string[] KeysOf(ChannelKind kind) =>
        kind switch
        {
            ChannelKind.Webhook => [.. AddressKeys, "secret-env", "secret-file"],
            ChannelKind.Telegram => ["token-env", "token-file", "chat", "address"],
            ChannelKind.Discord or ChannelKind.Slack => AddressKeys,
            ChannelKind.Email => ["server", "port", "security", "user", "password-env", "password-file", "from", "to"],
            _ => [],
        };

    private static string Name(YamlMap map)
    {
        var said = map.Require("name", What).Scalar("name");
        return said.Text.Length <= LongestName && said.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? said.Text
            : throw said.Wrong(
                $"The name of a channel has up to {LongestName} letters, digits, - and _, and is not '{said.Text}'."
            );
    }

    private static SettingText Address(YamlMap map)
    {
        var text =
            Text(map, "address", mayStandHere: true)
            ?? throw map.Wrong(
                "The channel needs an address: write 'address: https://…', or address-env or address-file."
            );
        if (text.Value is { } said && WebAddress.Problem(said) is { } problem)
            throw map.Find("address")!.Wrong($"The address {problem}");
        return text;
    }

    /// <summary>A secret: never in the settings themselves, which people copy and show.</summary>
    private static SettingText Secret(YamlMap map, string key) =>
        Text(map, key, mayStandHere: false)
        ?? throw map.Wrong(
            $"The channel needs a {key}: write '{key}-env: NAME' for an environment variable, or '{key}-file: PATH' for a file."
        );

    private static SettingText? Text(YamlMap map, string key, bool mayStandHere)
    {
        var value = mayStandHere ? map.Find(key)?.Scalar(key).Text : null;
        var (variable, file) = (map.Find($"{key}-env")?.Scalar(key).Text, map.Find($"{key}-file")?.Scalar(key).Text);
        return new[] { value, variable, file }.Count(t => t is not null) switch
        {
            0 => null,
            1 => new SettingText(value, variable, file),
            _ => throw map.Wrong($"The {key} is said twice: leave one out."),
        };
    }

    private static MailSettings Mail(YamlMap map)
    {
        var port = map.Find("port")?.Scalar("port").Whole("port", 1, LargestPort) ?? UsualPort;
        var security =
            map.Find("security") is { } said
                ? (MailSecurity)Array.IndexOf(Securities, said.Scalar("security").Word("security", Securities))
            : port == TlsPort ? MailSecurity.Tls
            : MailSecurity.StartTls;
        var server = map.Require("server", What).Scalar("server");
        if (security == MailSecurity.None && !WebAddress.IsLoopback(server.Text))
            throw map.Find("security")!.Wrong("'security: none' is for a server on this machine alone.");
        var user = map.Find("user")?.Scalar("user");
        var password = Text(map, "password", mayStandHere: false);
        if (user is not null != password is not null)
            throw map.Wrong("user and password-env (or password-file) stand together, or neither does.");
        return new MailSettings
        {
            Server = server.Text,
            Port = port,
            Security = security,
            User = user?.Text,
            Password = password,
            From = Mailbox(map.Require("from", What).Scalar("from")),
            To = Receivers(map.Require("to", What)),
        };
    }

    private static List<string> Receivers(YamlNode node)
    {
        IReadOnlyList<YamlNode> items = node is YamlList list ? list.Items : [node];
        return items.Count is > 0 and <= MostReceivers
            ? [.. items.Select(i => Mailbox(i.Scalar("to")))]
            : throw node.Wrong($"to is one to {MostReceivers} addresses.");
    }

    private static string Mailbox(YamlScalar said) =>
        MimeKit.MailboxAddress.TryParse(said.Text, out var mailbox) && mailbox.Address.Contains('@')
            ? said.Text
            : throw said.Wrong($"'{said.Text}' is no address of e-mail such as me@example.org.");
}
