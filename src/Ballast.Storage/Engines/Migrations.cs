using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace Ballast.Storage.Engines;

/// <summary>Brings a store to the schema this program knows; refuses one that a newer program wrote.</summary>
internal static class Migrations
{
    private const string VersionTable = "ballast_schema";

    public static void Apply(DbConnection connection, string engine, string path)
    {
        var scripts = Scripts(engine);
        var known = scripts[^1].Version;
        var stored = StoredVersion(connection, path);
        if (stored > known)
            throw new StoreException(
                $"The store {path} was written by a newer Ballast (schema {stored}, this one knows {known}); update Ballast, or name another store with --store."
            );
        // By what was applied, not by the last number: a script may come to be after one with a larger number.
        var applied = AppliedVersions(connection, stored);
        foreach (var (version, resource) in scripts.Where(s => !applied.Contains(s.Version)))
            ApplyOne(connection, version, resource);
    }

    private static void ApplyOne(DbConnection connection, int version, string resource)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, transaction, Text(resource));
        Execute(
            connection,
            transaction,
            $"CREATE TABLE IF NOT EXISTS {VersionTable} (version INTEGER NOT NULL PRIMARY KEY)"
        );
        Execute(
            connection,
            transaction,
            $"INSERT INTO {VersionTable} (version) VALUES ({version.ToString(CultureInfo.InvariantCulture)})"
        );
        transaction.Commit();
    }

    private static int StoredVersion(DbConnection connection, string path)
    {
        if (
            Count(connection, $"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '{VersionTable}'")
            > 0
        )
            return Count(connection, $"SELECT max(version) FROM {VersionTable}");
        if (Count(connection, "SELECT count(*) FROM sqlite_master WHERE type = 'table'") > 0)
            throw new StoreException($"{path} is a database of another program; name another file with --store.");
        return 0;
    }

    private static HashSet<int> AppliedVersions(DbConnection connection, int stored)
    {
        var applied = new HashSet<int>();
        if (stored == 0)
            return applied;
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT version FROM {VersionTable}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            applied.Add(reader.GetInt32(0));
        return applied;
    }

    private static List<(int Version, string Resource)> Scripts(string engine)
    {
        var prefix = engine + ".";
        return
        [
            .. Assembly
                .GetExecutingAssembly()
                .GetManifestResourceNames()
                .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
                .Select(n => (int.Parse(n.AsSpan(prefix.Length, 4), CultureInfo.InvariantCulture), n))
                .Order(),
        ];
    }

    private static string Text(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static int Count(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Built from constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(DbConnection connection, DbTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Built from constants of this file and shipped scripts.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
