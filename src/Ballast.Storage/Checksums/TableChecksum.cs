using System.Buffers;
using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Ballast.Storage.Checksums;

/// <summary>
/// Counts rows and adds up their hashes: two tables with the same rows have the same sum, in whatever order they are read and whatever
/// engine they lie in. A row that stands there twice counts twice, which an exclusive or would hide.
/// </summary>
internal sealed class TableChecksum
{
    private readonly ArrayBufferWriter<byte> _row = new();
    private readonly byte[] _number = new byte[9];
    private ulong _high;
    private ulong _low;

    public long Rows { get; private set; }

    /// <summary>128 bits, hexadecimal.</summary>
    public string Text => $"{_high:x16}{_low:x16}";

    public void Add(ReadOnlySpan<object?> row)
    {
        _row.ResetWrittenCount();
        foreach (var value in row)
            Append(value);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_row.WrittenSpan, hash);
        var low = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        _high += BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]);
        _low += low;
        if (_low < low)
            _high++;
        Rows++;
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

    private static string Copied(string text) => text.Replace('\0', '\uFFFD');

    // Each value says its kind and its length, so that ("ab", "c") and ("a", "bc") differ.
    private void Append(object? value)
    {
        switch (value)
        {
            case null:
                _row.Write<byte>([0]);
                break;
            case long whole:
                Append(1, whole);
                break;
            case int whole:
                Append(1, whole);
                break;
            case double real:
                Append(2, BitConverter.DoubleToInt64Bits(real));
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(Copied(text));
                Append(3, bytes.Length);
                _row.Write<byte>(bytes);
                break;
            case byte[] bits:
                Append(4, bits.Length);
                _row.Write<byte>(bits);
                break;
            default:
                throw new StoreException($"A table holds a {value.GetType().Name}, which no store of Ballast does.");
        }
    }

    private void Append(byte kind, long value)
    {
        _number[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(_number.AsSpan(1), value);
        _row.Write<byte>(_number);
    }
}
