using Npgsql;
using NpgsqlTypes;

namespace Ballast.Storage.Engines.Postgres;

/// <summary>Collects rows and sends them by COPY: one row a request takes several times as long (docs/store.md).</summary>
internal sealed class CopyInserter(NpgsqlConnection connection, Rows rows) : Inserter
{
    private const int RowsAtOnce = 20_000;

    private readonly string _sql = $"COPY {rows.Table} ({string.Join(", ", rows.Columns)}) FROM STDIN (FORMAT BINARY)";

    // One behind the other: a list of rows would be a box a row.
    private Cell[] _waiting = new Cell[rows.Columns.Count];
    private int _count;

    public override void AddCells(ReadOnlySpan<Cell> row)
    {
        if (_count == _waiting.Length)
            Array.Resize(ref _waiting, 2 * _count);
        row.CopyTo(_waiting.AsSpan(_count));
        _count += row.Length;
        if (_count == RowsAtOnce * row.Length)
            Flush();
    }

    public override void Flush()
    {
        if (_count == 0)
            return;
        using var writer = connection.BeginBinaryImport(_sql);
        for (var i = 0; i < _count; i++)
        {
            if (i % rows.Columns.Count == 0)
                writer.StartRow();
            Write(writer, _waiting[i]);
        }
        writer.Complete();
        _count = 0;
    }

    // What was not flushed is not wanted.
    public override void Dispose() => _count = 0;

    private static void Write(NpgsqlBinaryImporter writer, in Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Nothing:
                writer.WriteNull();
                break;
            case CellKind.Whole:
                writer.Write(cell.Bits, NpgsqlDbType.Bigint);
                break;
            case CellKind.Real:
                // SQLite keeps no sign of zero; a store must not say another thing after it was copied.
                writer.Write(cell.Real == 0 ? 0.0 : cell.Real, NpgsqlDbType.Double);
                break;
            case CellKind.Text:
                writer.Write(cell.Text, NpgsqlDbType.Text);
                break;
            case CellKind.Bytes:
                writer.Write(cell.Bytes, NpgsqlDbType.Bytea);
                break;
        }
    }
}
