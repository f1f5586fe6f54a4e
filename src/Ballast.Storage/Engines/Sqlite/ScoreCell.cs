using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Ballast.Storage.Engines.Sqlite;

/// <summary>
/// A row of scores as SQLite keeps it: its length, the kinds of its columns, then their values. The places of the values follow from the kinds, of
/// which rows have few: they are worked out once for all rows that have the same.
/// </summary>
/// <remarks>Source of the format: https://www.sqlite.org/fileformat2.html, section 2.1.</remarks>
internal sealed class ScoreCell
{
    // Columns of the table, of which those between moment and score are passed over.
    private const int Columns = 8;
    private const int MetricColumn = 0;
    private const int ModelColumn = 1;
    private const int RoundColumn = 2;
    private const int KnownAtColumn = 3;
    private const int ScoreColumn = 7;
    private const int Values = 2 + Columns;

    // Kinds of values: 0 nothing, 1 to 6 whole numbers, then a number with a point, the numbers 0 and 1 themselves, and what is no number.
    private const int Null = 0;
    private const int Real = 7;
    private const int Zero = 8;
    private const int Text = 10;

    // Eight times nothing, which no row has.
    private const ulong NoKinds = 0;

    private readonly Place[] _places = new Place[Columns];
    private ulong _kinds;
    private bool _isReal;

    public long Metric { get; private set; }

    public long Model { get; private set; }

    public long Round { get; private set; }

    /// <summary>Milliseconds since 1970.</summary>
    public long KnownAt { get; private set; }

    public double Score { get; private set; }

    /// <summary>Bytes of a value of each kind.</summary>
    private static ReadOnlySpan<byte> Sizes => [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

    /// <summary>Reads a row.</summary>
    /// <param name="cell">Its first byte, and what comes behind it to the end of the page.</param>
    /// <returns>Whether it is as expected.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page ends within it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read(ReadOnlySpan<byte> cell)
    {
        // All lengths fit into one byte: a row has at most 9 + 8 x 8 bytes.
        if (cell[0] > 127 || cell[1] != Columns + 1)
            return false;
        // Of eight columns the kinds are eight bytes.
        var kinds = BinaryPrimitives.ReadUInt64LittleEndian(cell[2..]);
        if ((kinds != _kinds || kinds == NoKinds) && !Find(cell.Slice(2, Columns)))
            return false;
        _kinds = kinds;
        Metric = Value(cell, MetricColumn);
        Model = Value(cell, ModelColumn);
        Round = Value(cell, RoundColumn);
        KnownAt = Value(cell, KnownAtColumn);
        var score = Value(cell, ScoreColumn);
        // SQLite keeps a whole score as a whole number.
        Score = _isReal ? BitConverter.Int64BitsToDouble(score) : score;
        return true;
    }

    private bool Find(ReadOnlySpan<byte> kinds)
    {
        _kinds = NoKinds;
        var at = Values;
        for (var column = 0; column < Columns; column++)
        {
            int kind = kinds[column];
            // A number with a point stands in the last column alone.
            if (kind is Null or >= Text || (kind == Real && column != ScoreColumn))
                return false;
            _places[column] = new Place(at, Sizes[kind], kind - Zero);
            at += Sizes[kind];
        }
        _isReal = kinds[ScoreColumn] == Real;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Value(ReadOnlySpan<byte> cell, int column)
    {
        ref readonly var place = ref _places[column];
        if (place.Bytes == 0)
            return place.Itself;
        var bytes = cell[place.At..];
        // Eight at once, and those that are of the next value shifted out again; not at the end of a page.
        if (bytes.Length >= sizeof(long))
            return BinaryPrimitives.ReadInt64BigEndian(bytes) >> (8 * (sizeof(long) - place.Bytes));
        long value = (sbyte)bytes[0];
        for (var i = 1; i < place.Bytes; i++)
            value = (value << 8) | bytes[i];
        return value;
    }

    /// <summary>Where a column's value is.</summary>
    /// <param name="At">Bytes from the beginning of the row.</param>
    /// <param name="Bytes">None where the kind says the value.</param>
    /// <param name="Itself">The value that the kind says.</param>
    private readonly record struct Place(int At, int Bytes, int Itself);
}
