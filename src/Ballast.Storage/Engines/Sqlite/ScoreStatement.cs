using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ballast.Storage.Engines.Sqlite;

/// <summary>Asks SQLite for rows past the driver, which takes four times as long to hand them out.</summary>
internal sealed class ScoreStatement : IScoreRows
{
    private const string Sql = "SELECT model_id, round, known_at, score FROM score_revision WHERE metric_id = ?1";
    private const string Order = " ORDER BY model_id, round, known_at, is_final, source_id";

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _all;
    private readonly sqlite3_stmt _one;

    public ScoreStatement(SqliteConnection connection)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v2(connection.Handle, Sql + Order, out _all));
        Check(raw.sqlite3_prepare_v2(connection.Handle, Sql + " AND model_id = ?2" + Order, out _one));
    }

    /// <inheritdoc />
    public bool Read(long metric, ScoreTaker take) => Read(_all, metric, take);

    /// <inheritdoc />
    public bool Read(long metric, long model, ScoreTaker take)
    {
        Check(NativeSqlite.BindInt64(_one.DangerousGetHandle(), 2, model));
        return Read(_one, metric, take);
    }

    public void Dispose()
    {
        _all.Dispose();
        _one.Dispose();
    }

    private bool Read(sqlite3_stmt statement, long metric, ScoreTaker take)
    {
        var native = statement.DangerousGetHandle();
        Check(NativeSqlite.BindInt64(native, 1, metric));
        int stepped;
        while ((stepped = NativeSqlite.Step(native)) == raw.SQLITE_ROW)
            take(
                NativeSqlite.ColumnInt64(native, 0),
                NativeSqlite.ColumnInt64(native, 1),
                NativeSqlite.ColumnInt64(native, 2),
                NativeSqlite.ColumnDouble(native, 3)
            );
        var reset = NativeSqlite.Reset(native);
        Check(stepped == raw.SQLITE_DONE ? reset : stepped);
        return true;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, _connection.Handle);
    }
}
