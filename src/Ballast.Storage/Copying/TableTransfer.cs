using System.Data.Common;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Copying;

/// <summary>Carries tables from one store to another, row by row, and reads both sides.</summary>
internal static class TableTransfer
{
    /// <summary>Tables with content. What is not: the list of applied scripts, and leases, sessions and what workers share, which belong to those who use one store now.</summary>
    public static IEnumerable<TableShape> Contents(Engine engine, DbConnection connection) =>
        engine
            .Tables(connection)
            .Where(t =>
                t.Name
                    is not (
                        Migrations.VersionTable
                        or "lease"
                        or "data_protection_keys"
                        or "ended_session"
                        or "cluster_version"
                        or "cluster_member"
                        or "computed_part"
                    )
            );

    /// <summary>Copies all tables; both sides are added up apart from each other, the second by reading back what was written.</summary>
    public static List<CopiedTable> Copy(StoreSide from, StoreSide to, CancellationToken cancellation)
    {
        var copied = new List<CopiedTable>();
        foreach (var table in Contents(from.Engine, from.Connection))
        {
            using var inserter = to.Engine.Inserter(
                to.Connection,
                to.Transaction,
                new Rows(table.Name, [.. table.Columns])
            );
            var read = Sum(from, table, cancellation, row => inserter.Add(row));
            inserter.Flush();
            copied.Add(Compared(table, read, Sum(to, table, cancellation)));
        }
        return copied;
    }

    /// <summary>Adds up all tables of two sides.</summary>
    public static List<CopiedTable> Compare(StoreSide from, StoreSide to, CancellationToken cancellation) =>
        [
            .. Contents(from.Engine, from.Connection)
                .Select(t => Compared(t, Sum(from, t, cancellation), Sum(to, t, cancellation))),
        ];

    /// <summary>The rows of a table.</summary>
    public static long Count(DbConnection connection, TableShape table) =>
        Query.Number(connection, $"SELECT count(*) FROM {table.Name}");

    private static CopiedTable Compared(TableShape table, TableChecksum read, TableChecksum written) =>
        read.Rows == written.Rows && read.Text == written.Text
            ? new CopiedTable(
                table.Name,
                new TableContent(read.Rows, read.Text),
                new TableContent(written.Rows, written.Text)
            )
            : throw new StoreException(
                $"The copy of the table {table.Name} differs ({read.Rows} rows read, {written.Rows} found there); nothing was kept. Please report it."
            );

    private static TableChecksum Sum(
        StoreSide side,
        TableShape table,
        CancellationToken cancellation,
        Action<object?[]>? each = null
    )
    {
        using var command = side.Connection.CreateCommand();
        command.Transaction = side.Transaction;
#pragma warning disable CA2100 // Names that stand in the store's own schema.
        command.CommandText = $"SELECT {string.Join(", ", table.Columns)} FROM {table.Name}";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        return TableChecksum.Of(reader, cancellation, each);
    }
}

/// <summary>A store in the middle of a transaction.</summary>
internal sealed record StoreSide(Engine Engine, DbConnection Connection, DbTransaction Transaction);
