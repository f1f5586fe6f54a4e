using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Ballast.Storage.Engines;

/// <summary>Brings a store to the schema this program knows; refuses one that a newer program wrote.</summary>
internal static partial class Migrations
{
    public const string VersionTable = "ballast_schema";

    private const string ForAll = "Both";

    /// <summary>Applies what is missing.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="connection">A connection of it.</param>
    /// <param name="upTo">Later scripts are left out, to make a store as an earlier program left it.</param>
    public static void Apply(Engine engine, DbConnection connection, int upTo = int.MaxValue)
    {
        var scripts = Scripts(engine.MigrationFolder);
        if (Missing(engine, connection, scripts, upTo).Count == 0)
            return;
        // Two first openings at once: the second one waits here, and then finds everything done.
        using var transaction = engine.BeginWrite(connection);
        foreach (var (version, resource) in Missing(engine, connection, scripts, upTo))
        {
            Query.Execute(connection, Text(engine, resource), transaction);
            Query.Execute(
                connection,
                $"CREATE TABLE IF NOT EXISTS {VersionTable} (version INTEGER NOT NULL PRIMARY KEY)",
                transaction
            );
            Query.Execute(
                connection,
                $"INSERT INTO {VersionTable} (version) VALUES ({version.ToString(CultureInfo.InvariantCulture)})",
                transaction
            );
        }
        transaction.Commit();
    }

    /// <summary>Numbers and names of the scripts of an engine, in their order.</summary>
    public static List<(int Version, string Resource)> Scripts(string folder) =>
        [
            .. Assembly
                .GetExecutingAssembly()
                .GetManifestResourceNames()
                .Select(n => (Name: n, Parts: n.Split('.', 2)))
                .Where(n => n.Parts[0] == folder || n.Parts[0] == ForAll)
                .Select(n => (int.Parse(n.Parts[1].AsSpan(0, 4), CultureInfo.InvariantCulture), n.Name))
                .Order(),
        ];

    // By what was applied, not by the last number: a script may come to be after one with a larger number.
    private static List<(int Version, string Resource)> Missing(
        Engine engine,
        DbConnection connection,
        List<(int Version, string Resource)> scripts,
        int upTo
    )
    {
        var applied = Applied(engine, connection, scripts[^1].Version);
        return scripts.FindAll(s => s.Version <= upTo && !applied.Contains(s.Version));
    }

    private static HashSet<int> Applied(Engine engine, DbConnection connection, int known)
    {
        var stored = engine.HasTable(connection, VersionTable)
            ? Query.Numbers(connection, $"SELECT version FROM {VersionTable}")
            : [];
        if (stored.Count == 0 && engine.Tables(connection).Any(t => t.Name != VersionTable))
            throw new StoreException(
                $"{engine.Display} is a database of another program; name another store with --store."
            );
        if (stored.Count > 0 && stored.Max() > known)
            throw new StoreException(
                $"The store {engine.Display} was written by a newer Ballast (schema {stored.Max()}, this one knows {known}); update Ballast, or name another store with --store."
            );
        return [.. stored];
    }

    private static string Text(Engine engine, string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        // From the inside out, where one word holds another.
        while (EngineWord().IsMatch(text))
            text = EngineWord().Replace(text, m => engine.InScript(m.Groups["word"].Value, m.Groups["content"].Value));
        return text;
    }

    [GeneratedRegex(@"\{(?<word>[a-z]+):(?<content>[^{}]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EngineWord();
}
