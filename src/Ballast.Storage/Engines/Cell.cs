using System.Globalization;
using System.Runtime.InteropServices;

namespace Ballast.Storage.Engines;

/// <summary>What a column of a row holds, without a box around it: millions of rows are written at once.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Cell
{
    private readonly object? _reference;

    private Cell(CellKind kind, long bits, object? reference) => (Kind, Bits, _reference) = (kind, bits, reference);

    public CellKind Kind { get; }

    /// <summary>A whole number, or the bits of a real one.</summary>
    public long Bits { get; }

    public double Real => BitConverter.Int64BitsToDouble(Bits);

    public string Text => (string)_reference!;

    public byte[] Bytes => (byte[])_reference!;

    public static implicit operator Cell(long whole) => new(CellKind.Whole, whole, null);

    public static implicit operator Cell(bool flag) => new(CellKind.Whole, flag ? 1 : 0, null);

    /// <remarks>SQLite keeps no sign of zero; a store must not say another thing after it was copied.</remarks>
    public static implicit operator Cell(double real) =>
        new(CellKind.Real, BitConverter.DoubleToInt64Bits(real == 0 ? 0.0 : real), null);

    public static implicit operator Cell(string? text) => text is null ? default : new(CellKind.Text, 0, text);

    /// <inheritdoc/>
    public override string ToString() =>
        Kind switch
        {
            CellKind.Nothing => "",
            CellKind.Whole => Bits.ToString(CultureInfo.InvariantCulture),
            CellKind.Real => Real.ToString(CultureInfo.InvariantCulture),
            CellKind.Text => Text,
            _ => Bytes.ToString()!,
        };

    /// <exception cref="StoreException">No column holds such a thing.</exception>
    public static Cell Of(object? value) =>
        value switch
        {
            null or DBNull => default,
            long whole => whole,
            int whole => whole,
            // With its sign of zero, if it has one: a checksum looks at it.
            double real => new Cell(CellKind.Real, BitConverter.DoubleToInt64Bits(real), null),
            string text => text,
            byte[] bits => new Cell(CellKind.Bytes, 0, bits),
            _ => throw new StoreException($"A table holds a {value.GetType().Name}, which no store of Ballast does."),
        };
}

/// <summary>What a <see cref="Cell"/> holds. The numbers stand in checksums.</summary>
internal enum CellKind : byte
{
    Nothing = 0,
    Whole = 1,
    Real = 2,
    Text = 3,
    Bytes = 4,
}
