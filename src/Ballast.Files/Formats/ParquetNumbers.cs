using System.Numerics;
using Parquet;
using Parquet.Schema;

namespace Ballast.Files.Formats;

/// <summary>Reads the values of a column of numbers, of whatever type, as doubles; null and NaN are missing (NaN).</summary>
internal static class ParquetNumbers
{
    /// <exception cref="FormatException">It holds no numbers; the message goes on from the file's name.</exception>
    public static double[] Read(ParquetRowGroupReader group, DataField field, int rows)
    {
        var type = Nullable.GetUnderlyingType(field.ClrType) ?? field.ClrType;
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Double => Values<double>(group, field, rows),
            TypeCode.Single => Values<float>(group, field, rows),
            TypeCode.Decimal => Values<decimal>(group, field, rows),
            TypeCode.SByte => Values<sbyte>(group, field, rows),
            TypeCode.Byte => Values<byte>(group, field, rows),
            TypeCode.Int16 => Values<short>(group, field, rows),
            TypeCode.UInt16 => Values<ushort>(group, field, rows),
            TypeCode.Int32 => Values<int>(group, field, rows),
            TypeCode.UInt32 => Values<uint>(group, field, rows),
            TypeCode.Int64 => Values<long>(group, field, rows),
            TypeCode.UInt64 => Values<ulong>(group, field, rows),
            _ => throw new FormatException($"holds no numbers in the column {field.Name}"),
        };
    }

    private static double[] Values<T>(ParquetRowGroupReader group, DataField field, int rows)
        where T : struct, INumber<T>
    {
        if (!field.IsNullable)
        {
            var all = new T[rows];
            group.ReadAsync<T>(field, all.AsMemory()).AsTask().GetAwaiter().GetResult();
            return Array.ConvertAll(all, Number);
        }
        var values = new T?[rows];
        group.ReadAsync<T>(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return Array.ConvertAll(values, v => v is { } number ? Number(number) : double.NaN);
    }

    // A single is written with as many digits as it needs: 0.1f is meant as 0.1, but pandas takes it as it is, and so do we.
    private static double Number<T>(T value)
        where T : INumber<T> => double.CreateChecked(value);
}
