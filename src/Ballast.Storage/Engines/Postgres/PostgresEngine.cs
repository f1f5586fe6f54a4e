using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Ballast.Storage.Engines.Postgres;

/// <summary>A store in a PostgreSQL database, for several machines at a time.</summary>
internal sealed class PostgresEngine(PostgresUrl url) : Engine
{
    // Held by the one transaction that writes, to its end. A number of Ballast's own: locks are shared by all programs of a database.
    private const long WriteLock = 0xBA11A57;

    // In the schema that this user's tables are in.
    private const string OurTables =
        "FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')";

    public override string Name => "postgresql";

    public override string MigrationFolder => "Postgres";

    public override string Display => url.Display;

    public override string Now => "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)";

    public override string InScript(string word, string content) => PostgresDialect.Translate(word, content);

    public override bool Exists()
    {
        using var connection = Connect();
        try
        {
            return HasTable(connection, Migrations.VersionTable);
        }
        catch (DbException e)
        {
            throw InWords(e);
        }
    }

    public override DbConnection Connect()
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = new NpgsqlConnection(ConnectionString());
            connection.Open();
            return Lives(connection) ? connection : Anew(connection);
        }
        catch (Exception e)
            when (e
                    is DbException
                        or SocketException
                        or TimeoutException
                        or ArgumentException
                        or FormatException
                        or IOException
            )
        {
            connection?.Dispose();
            throw InWords(e);
        }
    }

    public override DbTransaction BeginWrite(DbConnection connection, int patience = UsualPatience)
    {
        var transaction = ((NpgsqlConnection)connection).BeginTransaction();
        try
        {
            // A machine that vanished in the middle of a write is noticed after a minute, and its lock is free again.
            Query.Execute(
                connection,
                $"SET LOCAL lock_timeout = {patience}; SET LOCAL tcp_keepalives_idle = 30; SET LOCAL tcp_keepalives_interval = 10; SET LOCAL tcp_keepalives_count = 3; SELECT pg_advisory_xact_lock({WriteLock})",
                transaction
            );
            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    // Whatever the server or the database is set to.
    public override void WriteDurably(DbConnection connection, Func<DbTransaction, bool> write)
    {
        using var transaction = BeginWrite(connection);
        Query.Execute(connection, "SET LOCAL synchronous_commit = on", transaction);
        if (write(transaction))
            transaction.Commit();
    }

    public override string? DurabilityDoubt(DbConnection connection) =>
        Query.Texts(connection, "SHOW fsync")[0] == "on"
            ? null
            : $"The server of {url.Display} runs with fsync off: what it says is kept may be gone after a power cut. Turn fsync on.";

    public override DbTransaction BeginSnapshot(DbConnection connection)
    {
        var transaction = ((NpgsqlConnection)connection).BeginTransaction(IsolationLevel.RepeatableRead);
        Query.Execute(connection, "SET TRANSACTION READ ONLY", transaction);
        return transaction;
    }

    public override Inserter Inserter(DbConnection connection, DbTransaction transaction, Rows rows) =>
        new CopyInserter((NpgsqlConnection)connection, rows);

    public override void Interrupt(DbConnection connection, DbCommand? command)
    {
        try
        {
            command?.Cancel();
        }
        catch (Exception e) when (e is DbException or SocketException or InvalidOperationException or IOException)
        {
            // It has ended by itself, or the server is gone.
        }
    }

    protected override string AnalyzeSql(DbConnection connection) =>
        $"ANALYZE {string.Join(", ", Tables(connection).Select(t => t.Name))}";

    public override bool HasTable(DbConnection connection, string table) =>
        Query.Number(connection, $"SELECT count(*) {OurTables} AND c.relname = '{table}'") > 0;

    public override IReadOnlyList<TableShape> Tables(DbConnection connection) =>
        TableShape.InOrder(
            Query
                .Texts(connection, $"SELECT c.relname::text {OurTables}")
                .Select(t => new TableShape(
                    t,
                    Query.Texts(
                        connection,
                        $"SELECT attname::text FROM pg_attribute WHERE attrelid = '\"{t}\"'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
                    ),
                    Query.Texts(
                        connection,
                        $"SELECT DISTINCT r.relname::text FROM pg_constraint k JOIN pg_class r ON r.oid = k.confrelid WHERE k.contype = 'f' AND k.conrelid = '\"{t}\"'::regclass"
                    )
                ))
        );

    // The server checks its pages as they are read, where it was made with checksums of its own.
    public override IReadOnlyList<string> Faults(DbConnection connection) => [];

    public override long Size(DbConnection connection) =>
        Query.Number(connection, $"SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint {OurTables}");

    public override StoreException InWords(Exception exception) => PostgresErrors.InWords(exception, url);

    // One that waited in the pool may have been closed by the server since, which is seen only when it is used.
    private static bool Lives(NpgsqlConnection connection)
    {
        try
        {
            Query.Execute(connection, "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static NpgsqlConnection Anew(NpgsqlConnection connection)
    {
        NpgsqlConnection.ClearPool(connection);
        connection.Close();
        connection.Open();
        return connection;
    }

    private string ConnectionString()
    {
        var builder = new NpgsqlConnectionStringBuilder
        {
            ApplicationName = "ballast",
            Database = url.Database,
            // A long answer streams; this is the longest silence in between.
            CommandTimeout = 120,
            Timeout = 10,
            // Several stores of one process (`serve`) share few connections.
            MaxPoolSize = 20,
            ConnectionIdleLifetime = 60,
            // Statements that an import or a reader repeats are planned once.
            MaxAutoPrepare = 40,
            AutoPrepareMinUsages = 2,
            TcpKeepAlive = true,
            PersistSecurityInfo = false,
            IncludeErrorDetail = false,
        };
        foreach (var (name, value) in url.Settings)
            builder[name] = value;
        return builder.ToString();
    }
}
