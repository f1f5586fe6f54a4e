using System.Data.Common;
using Ballast.Storage.Engines;

namespace Ballast.Tests.Support;

/// <summary>A place for a store that goes away with the test, on one of the engines.</summary>
internal abstract class TestStore : IDisposable
{
    public abstract string Location { get; }

    public Engine Engine => Engine.Of(Location);

    /// <summary>The whole content as text.</summary>
    public string Dump() => StoreDump.Of(Location);

    /// <summary>Does something to the database behind the store's back.</summary>
    public void Sql(string sql)
    {
        using var connection = Engine.Connect();
        Query.Execute(connection, sql);
    }

    /// <summary>A store as the first scripts left it.</summary>
    public void Migrate(int upTo)
    {
        using var connection = Engine.Connect();
        Migrations.Apply(Engine, connection, upTo);
    }

    /// <summary>Columns of a table with their types in the engine's words.</summary>
    public abstract IReadOnlyList<(string Name, string Type)> Columns(DbConnection connection, string table);

    public abstract void Dispose();

    protected static IReadOnlyList<(string Name, string Type)> Pairs(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var pairs = new List<(string, string)>();
        while (reader.Read())
            pairs.Add((reader.GetString(0), reader.GetString(1)));
        return pairs;
    }
}

/// <summary>A store in a file.</summary>
internal sealed class SqliteTestStore : TestStore
{
    private readonly TempFolder _folder = new();

    public override string Location => _folder.Path("store.db");

    public override IReadOnlyList<(string Name, string Type)> Columns(DbConnection connection, string table) =>
        Pairs(connection, $"SELECT name, type FROM pragma_table_info('{table}') ORDER BY cid");

    public override void Dispose() => _folder.Dispose();
}

/// <summary>A store in a database of the tests' own server; the test is skipped where PostgreSQL is not installed.</summary>
internal sealed class PostgresTestStore : TestStore
{
    private readonly string _database;

    /// <param name="isEmpty">Without Ballast's tables.</param>
    public PostgresTestStore(bool isEmpty = false) => _database = PostgresServer.Running().NewDatabase(isEmpty);

    public override string Location => PostgresServer.Running().Location(_database);

    public override IReadOnlyList<(string Name, string Type)> Columns(DbConnection connection, string table) =>
        Pairs(
            connection,
            $"SELECT column_name::text, data_type::text FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position"
        );

    public override void Dispose() => PostgresServer.Running().Drop(_database);
}
