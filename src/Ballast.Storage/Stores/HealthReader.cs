using System.Data.Common;
using System.Globalization;
using Ballast.Core.Store;
using Ballast.Storage.Checksums;

namespace Ballast.Storage.Stores;

/// <summary>How a store is: its version, its last writers, how much is in it.</summary>
internal static class HealthReader
{
    private static readonly string[] Counted =
    [
        "model",
        "source",
        "score_revision",
        "position_revision",
        "round_revision",
        "stake_day_revision",
        "price_revision",
    ];

    private const int FirstWithAccounts = 16;

    private const string LastImportBefore = "SELECT max(imported_at) FROM source WHERE sha256 <> ''";

    private const string LastImport = """
        SELECT max(s.imported_at) FROM source s
        WHERE s.sha256 <> '' AND NOT EXISTS (SELECT 1 FROM file_import f WHERE f.source_id = s.id AND f.undone_at IS NOT NULL)
        """;

    public static StoreHealth Read(DbConnection connection, bool countsRows)
    {
        var version = Number(connection, "SELECT max(version) FROM ballast_schema");
        return new StoreHealth(
            true,
            true,
            (int?)version,
            Moment(Number(connection, "SELECT max(synced_at) FROM tracked_model")),
            // A file has a hash; what a sync brought has none.
            Moment(Number(connection, version >= 10 ? LastImport : LastImportBefore))
        )
        {
            Rows = countsRows
                ? Tables(version).ToDictionary(t => t, t => Number(connection, $"SELECT count(*) FROM {t}") ?? 0)
                : new Dictionary<string, long>(),
        };
    }

    // A store is looked at as it is, also where no command has brought it to the newest version yet.
    private static string[] Tables(long? version) =>
        version >= FirstWithAccounts ? [.. Counted, .. AccountTables.All.Select(t => t.Table)] : Counted;

    private static DateTimeOffset? Moment(long? milliseconds) =>
        milliseconds is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;

    private static long? Number(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Built from constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar() is { } value and not DBNull
            ? Convert.ToInt64(value, CultureInfo.InvariantCulture)
            : null;
    }
}
