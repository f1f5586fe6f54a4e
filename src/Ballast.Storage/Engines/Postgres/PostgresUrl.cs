using System.Globalization;
using System.Text.RegularExpressions;

namespace Ballast.Storage.Engines.Postgres;

/// <summary>A location such as <c>postgres://user:password@host:5432/database?sslmode=require</c>, as libpq reads it.</summary>
/// <remarks>Whatever is wrong with a location, no message repeats a part of it that could be a password.</remarks>
internal sealed partial record PostgresUrl
{
    private const int UsualPort = 5432;

    private const string Help =
        "It is postgres://user:password@host:port/database; in a user or password write @ as %40, : as %3A, / as %2F, ? as %3F, # as %23, % as %25.";

    /// <summary>Options that may follow the question mark, with the driver's names.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["host"] = "Host",
        ["port"] = "Port",
        ["user"] = "Username",
        ["password"] = "Password",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["passfile"] = "Passfile",
    };

    /// <summary>What the location says, by the driver's names.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    public required string Database { get; init; }

    public string Host => Settings["Host"];

    public string User => Settings.GetValueOrDefault("Username", Environment.UserName);

    public string Port => Settings["Port"];

    /// <summary>Without the password, and without the options.</summary>
    public string Display => $"postgres://{User}@{Place}:{Port}/{Database}";

    // A folder with a socket, or an address of IPv6, in the way it stands in a location.
    private string Place =>
        Host.StartsWith('/') ? Uri.EscapeDataString(Host)
        : Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]"
        : Host;

    /// <exception cref="StoreException">It cannot be read.</exception>
    public static PostgresUrl Parse(string location)
    {
        var match = Shape().Match(location);
        if (!match.Success)
            throw new StoreException($"The location of the store cannot be read. {Help}");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Host"] = Decoded(match, "host") is { Length: > 0 } host ? host.Trim('[', ']') : "localhost",
            ["Port"] = UsualPort.ToString(CultureInfo.InvariantCulture),
        };
        Put(settings, "Username", Decoded(match, "user"));
        Put(settings, "Password", Decoded(match, "password"));
        Put(settings, "Port", match.Groups["port"].Value);
        foreach (var part in match.Groups["options"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at < 0 || !Known.TryGetValue(part[..at], out var name))
                throw new StoreException(
                    $"An option of the store's location is not known. Known are: {string.Join(", ", Known.Keys)}."
                );
            Put(settings, name, Uri.UnescapeDataString(part[(at + 1)..]));
        }
        var database = Decoded(match, "database");
        if (database.Length == 0)
            throw new StoreException($"The location of the store names no database. {Help}");
        return new PostgresUrl { Settings = settings, Database = database };
    }

    // Settings hold the password: a record's own words would show it.
    public override string ToString() => Display;

    private static void Put(Dictionary<string, string> settings, string name, string value)
    {
        if (value.Length > 0)
            settings[name] = value;
    }

    private static string Decoded(Match match, string group) => Uri.UnescapeDataString(match.Groups[group].Value);

    // Strict: a raw @, /, ? or # inside a password would move the rest of it into the host or the database, and so into messages.
    [GeneratedRegex(
        @"^postgres(ql)?://((?<user>[^:@/?#]*)(:(?<password>[^:@/?#]*))?@)?(?<host>\[[0-9a-f:.]+\]|[^:@/?#\[\]]*)(:(?<port>\d{1,5}))?/(?<database>[^:@/?#]*)(\?(?<options>[^@#?]*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Shape();
}
