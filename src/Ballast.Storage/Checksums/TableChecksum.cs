using System.Buffers.Binary;
using System.Data.Common;
using System.Text;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Checksums;

/// <summary>
/// Counts rows and adds up their hashes: two tables with the same rows have the same sum, in whatever order they are read and whatever
/// engine they lie in. A row that stands there twice counts twice, which an exclusive or would hide.
/// </summary>
internal sealed class TableChecksum
{
    private const int NumberBytes = 9;

    private readonly HashSum _sum = new();
    private byte[] _row = new byte[256];
    private int _length;

    public long Rows { get; private set; }

    /// <summary>128 bits, hexadecimal.</summary>
    public string Text => _sum.Text;

    public void Add(ReadOnlySpan<object?> row)
    {
        _length = 0;
        foreach (var value in row)
            Append(Cell.Of(value));
        AddRow();
    }

    /// <summary>The same row without boxes.</summary>
    public void AddCells(ReadOnlySpan<Cell> row)
    {
        _length = 0;
        foreach (ref readonly var cell in row)
            Append(cell);
        AddRow();
    }

    /// <summary>Reads a table to its end.</summary>
    public static TableChecksum Of(DbDataReader reader, CancellationToken cancellation, Action<object?[]>? each = null)
    {
        const int RowsBetweenLooks = 4096;
        var sum = new TableChecksum();
        var row = new object?[reader.FieldCount];
        while (reader.Read())
        {
            if (sum.Rows % RowsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : Copied(reader.GetValue(i));
            sum.Add(row);
            each?.Invoke(row);
        }
        return sum;
    }

    // Earlier programs took names with a NUL in them, which PostgreSQL cannot hold. On both sides of a comparison alike.
    private static object Copied(object value) => value is string text ? Copied(text) : value;

    private static string Copied(string text) =>
        text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\uFFFD') : text;

    private void AddRow()
    {
        _sum.Add(_row.AsSpan(0, _length));
        Rows++;
    }

    // Each value says its kind and its length, so that ("ab", "c") and ("a", "bc") differ.
    private void Append(in Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Nothing:
                Room(1)[0] = (byte)CellKind.Nothing;
                _length++;
                break;
            case CellKind.Text:
                var text = Copied(cell.Text);
                Append(CellKind.Text, Encoding.UTF8.GetByteCount(text));
                _length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
                break;
            case CellKind.Bytes:
                Append(CellKind.Bytes, cell.Bytes.Length);
                cell.Bytes.CopyTo(Room(cell.Bytes.Length));
                _length += cell.Bytes.Length;
                break;
            default:
                Append(cell.Kind, cell.Bits);
                break;
        }
    }

    private void Append(CellKind kind, long value)
    {
        var room = Room(NumberBytes);
        room[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(room[1..], value);
        _length += NumberBytes;
    }

    /// <summary>What is free behind the row, at least so many bytes.</summary>
    private Span<byte> Room(int bytes)
    {
        if (_row.Length - _length < bytes)
            Array.Resize(ref _row, Math.Max(_row.Length * 2, _length + bytes));
        return _row.AsSpan(_length);
    }
}
