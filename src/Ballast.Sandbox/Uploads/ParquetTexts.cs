using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Ballast.Sandbox.Uploads;

/// <summary>The values of a Parquet column as texts.</summary>
internal static class ParquetTexts
{
    /// <summary>One text a row; empty for null and for types that no prediction has.</summary>
    public static async Task<string[]> ReadAsync(ParquetRowGroupReader group, DataField field)
    {
        var rows = checked((int)group.RowCount);
        var type = Nullable.GetUnderlyingType(field.ClrType) ?? field.ClrType;
        if (type == typeof(string) || type == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[rows];
            await group.ReadAsync(field, texts.AsMemory());
            return Array.ConvertAll(texts, t => t ?? "");
        }
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Double => await ValuesAsync<double>(group, field, rows),
            TypeCode.Single => await ValuesAsync<float>(group, field, rows),
            TypeCode.SByte => await ValuesAsync<sbyte>(group, field, rows),
            TypeCode.Int32 => await ValuesAsync<int>(group, field, rows),
            TypeCode.Int64 => await ValuesAsync<long>(group, field, rows),
            TypeCode.DateTime => await ValuesAsync<DateTime>(group, field, rows, "yyyy-MM-dd"),
            _ => [.. Enumerable.Repeat("", rows)],
        };
    }

    private static async Task<string[]> ValuesAsync<T>(
        ParquetRowGroupReader group,
        DataField field,
        int rows,
        string? format = null
    )
        where T : struct, IFormattable
    {
        if (field.IsNullable)
        {
            var gaps = new T?[rows];
            await group.ReadAsync<T>(field, gaps.AsMemory());
            return Array.ConvertAll(gaps, v => v?.ToString(format, CultureInfo.InvariantCulture) ?? "");
        }
        var values = new T[rows];
        await group.ReadAsync<T>(field, values.AsMemory());
        return Array.ConvertAll(values, v => v.ToString(format, CultureInfo.InvariantCulture));
    }
}
