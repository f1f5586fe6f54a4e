using System.Globalization;
using Ballast.Core.Store;
using Ballast.Core.Yaml;

namespace Ballast.Delivery.Settings;

/// <summary>Files with settings: <c>alerts.yaml</c>. What one may say stands in docs/alerts.md and, for editors, in docs/alerts.schema.json.</summary>
public static class AlertSettingsFile
{
    /// <summary>The version of the format that is read.</summary>
    public const int Version = 1;

    private const string What = "A file of alerts";
    private const string Quiet = "quiet-hours";
    private const int MostChannels = 50;

    private static readonly string[] Waiting = ["notice", "warning"];

    /// <summary>Reads settings.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="rules">Names of all rules.</param>
    /// <exception cref="YamlFileException">They cannot be read, or say what cannot be.</exception>
    public static AlertSettings Read(string text, IReadOnlyList<string> rules)
    {
        var file = YamlFile.Read(text).Map(What);
        file.Only(What, "version", "channels", Quiet, "rules");
        file.Require("version", What).Scalar("version").Whole("version", Version, Version);
        return new AlertSettings
        {
            Channels = Channels(file.Find("channels")),
            QuietHours = file.Find(Quiet) is { } quiet ? ReadQuiet(quiet.Map(Quiet)) : null,
            RulesOff = file.Find("rules") is { } node ? Off(node.Map("rules"), rules) : [],
        };
    }

    private static List<ChannelSettings> Channels(YamlNode? node)
    {
        var channels = new List<ChannelSettings>();
        foreach (var item in node?.List("channels").Items ?? [])
        {
            var channel = ChannelReading.Read(item);
            if (channels.Exists(c => c.Name.Equals(channel.Name, StringComparison.OrdinalIgnoreCase)))
                throw item.Wrong($"Two channels are called '{channel.Name}': give each a name of its own.");
            channels.Add(channel);
        }
        return channels.Count <= MostChannels
            ? channels
            : throw node!.Wrong($"There are at most {MostChannels} channels, and here are {channels.Count}.");
    }

    private static IReadOnlyList<string> Off(YamlMap map, IReadOnlyList<string> rules)
    {
        map.Only("rules", "off");
        return map.Find("off") is { } off
            ? [.. off.List("off").Items.Select(r => r.Scalar("a rule").Word("a rule that is off", rules))]
            : [];
    }

    private static QuietHours ReadQuiet(YamlMap map)
    {
        map.Only(Quiet, "from", "to", "time-zone", "waits");
        var from = Time(map.Require("from", Quiet).Scalar("from"), "from");
        var toNode = map.Require("to", Quiet).Scalar("to");
        var to = Time(toNode, "to");
        if (from == to)
            throw toNode.Wrong("Quiet hours end at another time than they begin.");
        return new QuietHours(
            from,
            to,
            Zone(map.Require("time-zone", Quiet).Scalar("time-zone")),
            map.Find("waits") is { } waits
                ? [.. waits.List("waits").Items.Select(w => Urgency(w.Scalar("waits").Word("what waits", Waiting)))]
                : [IncidentUrgency.Notice, IncidentUrgency.Warning]
        );
    }

    private static TimeOnly Time(YamlScalar said, string what) =>
        TimeOnly.TryParseExact(said.Text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw said.Wrong($"{what} is a time of the day such as 22:30, not '{said.Text}'.");

    private static TimeZoneInfo Zone(YamlScalar said) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(said.Text, out var zone)
            ? zone
            : throw said.Wrong(
                $"time-zone is a name of the IANA database that this machine knows, such as Europe/Berlin or America/New_York, not '{said.Text}'."
            );

    /// <summary>An urgency by its word.</summary>
    internal static IncidentUrgency Urgency(string word) => Enum.Parse<IncidentUrgency>(word, ignoreCase: true);
}
