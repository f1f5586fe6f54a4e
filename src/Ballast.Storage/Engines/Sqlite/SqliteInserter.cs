using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ballast.Storage.Engines.Sqlite;

/// <summary>
/// Writes rows past the driver: looking parameters up by name takes it longer than SQLite needs for the row. Sixteen rows a statement take SQLite a
/// third less time than one.
/// </summary>
internal sealed class SqliteInserter : Inserter
{
    private const int RowsAtOnce = 16;

    private readonly SqliteConnection _connection;
    private readonly Rows _rows;
    private readonly Cell[] _waiting;
    private readonly NativeStatement _one;
    private NativeStatement? _many;
    private int _count;

    public SqliteInserter(SqliteConnection connection, Rows rows)
    {
        (_connection, _rows) = (connection, rows);
        _waiting = new Cell[RowsAtOnce * rows.Columns.Count];
        _one = new NativeStatement(connection, rows.InsertSql);
    }

    public override void AddCells(ReadOnlySpan<Cell> row)
    {
        row.CopyTo(_waiting.AsSpan(_count));
        _count += row.Length;
        if (_count < _waiting.Length)
            return;
        _many ??= new NativeStatement(_connection, ManySql());
        _count = 0;
        _many.Run(_waiting);
    }

    public override void Flush()
    {
        var count = _count;
        _count = 0;
        for (var at = 0; at < count; at += _rows.Columns.Count)
            _one.Run(_waiting.AsSpan(at, _rows.Columns.Count));
    }

    public override void Dispose()
    {
        _one.Dispose();
        _many?.Dispose();
    }

    private string ManySql()
    {
        var row = $"({string.Join(',', _rows.Columns.Select(_ => "?"))})";
        return $"INSERT INTO {_rows.Table} ({string.Join(", ", _rows.Columns)}) VALUES {string.Join(',', Enumerable.Repeat(row, RowsAtOnce))}";
    }

    private sealed class NativeStatement : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly sqlite3_stmt _statement;
        private readonly nint _native;

        public NativeStatement(SqliteConnection connection, string sql)
        {
            const uint KeptForLong = 1;
            _connection = connection;
            Check(raw.sqlite3_prepare_v3(connection.Handle, sql, KeptForLong, out _statement));
            _native = _statement.DangerousGetHandle();
        }

        public void Run(ReadOnlySpan<Cell> cells)
        {
            for (var i = 0; i < cells.Length; i++)
                Bind(i + 1, cells[i]);
            var stepped = NativeSqlite.Step(_native);
            var reset = NativeSqlite.Reset(_native);
            if (stepped != raw.SQLITE_DONE || reset != raw.SQLITE_OK)
                Check(reset == raw.SQLITE_OK ? stepped : reset);
        }

        public void Dispose() => _statement.Dispose();

        private void Bind(int place, in Cell cell) =>
            Check(
                cell.Kind switch
                {
                    CellKind.Whole => NativeSqlite.BindInt64(_native, place, cell.Bits),
                    CellKind.Real => NativeSqlite.BindDouble(_native, place, cell.Real),
                    CellKind.Text => raw.sqlite3_bind_text(_statement, place, cell.Text),
                    CellKind.Bytes => raw.sqlite3_bind_blob(_statement, place, cell.Bytes),
                    _ => raw.sqlite3_bind_null(_statement, place),
                }
            );

        private void Check(int code)
        {
            if (code != raw.SQLITE_OK)
                SqliteException.ThrowExceptionForRC(code, _connection.Handle);
        }
    }
}
