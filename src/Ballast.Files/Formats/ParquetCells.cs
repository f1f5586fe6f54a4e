using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Ballast.Files.Formats;

/// <summary>A Parquet file, one group of rows in memory at a time. Columns that hold lists are left out.</summary>
internal sealed class ParquetCells : ICellTable
{
    private readonly FileContent _content;
    private readonly ParquetReader _reader;
    private readonly List<DataField> _fields;
    private readonly Func<int, string>[] _columns;
    private int _group;
    private int _row = -1;
    private int _rowsOfGroup;

    /// <exception cref="FormatException">It is larger than a table can be.</exception>
    public ParquetCells(FileContent content)
    {
        _content = content;
        _reader = ParquetReader.CreateAsync(content.Anywhere(), new ParquetOptions(), true).GetAwaiter().GetResult();
        var all = _reader.Schema.GetDataFields();
        _fields = [.. all.Where(f => f.MaxRepetitionLevel == 0)];
        LeftOut = [.. all.Where(f => f.MaxRepetitionLevel > 0).Select(f => f.Path.ToString())];
        if (_fields.Count > TableFile.MostColumns)
            throw new FormatException($"has more than {TableFile.MostColumns:#,##0} columns");
        Header = [.. _fields.Select(f => f.Name)];
        _columns = new Func<int, string>[_fields.Count];
    }

    public string Format => "Parquet";

    public IReadOnlyList<string> Header { get; }

    public char? Separator => null;

    public int Line { get; private set; }

    public int Count => Header.Count;

    public string? Problem => null;

    public IReadOnlyList<string> LeftOut { get; }

    public double Progress => _reader.RowGroupCount == 0 ? 1 : (double)_group / _reader.RowGroupCount;

    public string this[int column] => _columns[column](_row);

    public bool Read()
    {
        while (++_row >= _rowsOfGroup)
        {
            if (_group >= _reader.RowGroupCount)
                return false;
            Load(_group++);
            _row = -1;
        }
        Line++;
        return true;
    }

    /// <summary>Whole columns as numbers, and others as texts, without the detour over a text for each number; what is no number is missing.</summary>
    /// <param name="numbers">Places of the columns of numbers.</param>
    /// <param name="texts">Places of the columns of texts.</param>
    /// <exception cref="FormatException">A column of numbers holds something else.</exception>
    public (double[][] Numbers, string[][] Texts) Columns(IReadOnlyList<int> numbers, IReadOnlyList<int> texts)
    {
        List<double[]>[] found = [.. numbers.Select(_ => new List<double[]>())];
        List<string>[] said = [.. texts.Select(_ => new List<string>())];
        for (var number = 0; number < _reader.RowGroupCount; number++)
        {
            using var group = _reader.OpenRowGroupReader(number);
            var rows = (int)group.RowCount;
            for (var i = 0; i < found.Length; i++)
                found[i].Add(ParquetNumbers.Read(group, _fields[numbers[i]], rows));
            for (var i = 0; i < said.Length; i++)
            {
                var text = ParquetColumn.Read(group, _fields[texts[i]], rows);
                said[i].AddRange(Enumerable.Range(0, rows).Select(text));
            }
        }
        return (
            Array.ConvertAll(found, parts => parts.Count == 1 ? parts[0] : [.. parts.SelectMany(p => p)]),
            Array.ConvertAll(said, s => s.ToArray())
        );
    }

    /// <summary>Rows of the whole file.</summary>
    public long Rows => _reader.Metadata?.NumRows ?? 0;

    public string Sha256() => _content.Sha256Anew();

    public void Dispose()
    {
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _content.Dispose();
    }

    private void Load(int number)
    {
        using var group = _reader.OpenRowGroupReader(number);
        if (group.RowCount < 0 || group.RowCount * Math.Max(1, _fields.Count) > _content.Limits.GroupCells)
            throw new InvalidDataException($"has a group of more than {_content.Limits.GroupCells:#,##0} cells");
        _rowsOfGroup = (int)group.RowCount;
        for (var i = 0; i < _fields.Count; i++)
            _columns[i] = ParquetColumn.Read(group, _fields[i], _rowsOfGroup);
    }
}

/// <summary>Reads the values of a column, of whatever type, as text.</summary>
internal static class ParquetColumn
{
    private const string Moment = "yyyy-MM-dd HH:mm:ss.fffffff";

    public static Func<int, string> Read(ParquetRowGroupReader group, DataField field, int rows)
    {
        var type = Nullable.GetUnderlyingType(field.ClrType) ?? field.ClrType;
        // The library keeps texts as spans of characters or of bytes, by its own choice.
        if (type == typeof(string) || type == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[rows];
            group.ReadAsync(field, texts.AsMemory()).AsTask().GetAwaiter().GetResult();
            return row => texts[row] ?? "";
        }
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Double => Values<double>(group, field, rows, v => v.ToString("R", CultureInfo.InvariantCulture)),
            TypeCode.Single => Values<float>(group, field, rows, v => v.ToString("R", CultureInfo.InvariantCulture)),
            TypeCode.Boolean => Values<bool>(group, field, rows, v => v ? "true" : "false"),
            TypeCode.Decimal => Values<decimal>(group, field, rows, v => v.ToString(CultureInfo.InvariantCulture)),
            TypeCode.DateTime => Values<DateTime>(
                group,
                field,
                rows,
                v => v.ToString(v.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : Moment, CultureInfo.InvariantCulture)
            ),
            TypeCode.SByte => Numbers<sbyte>(group, field, rows),
            TypeCode.Byte => Numbers<byte>(group, field, rows),
            TypeCode.Int16 => Numbers<short>(group, field, rows),
            TypeCode.UInt16 => Numbers<ushort>(group, field, rows),
            TypeCode.Int32 => Numbers<int>(group, field, rows),
            TypeCode.UInt32 => Numbers<uint>(group, field, rows),
            TypeCode.Int64 => Numbers<long>(group, field, rows),
            TypeCode.UInt64 => Numbers<ulong>(group, field, rows),
            _ => type == typeof(DateOnly)
                ? Values<DateOnly>(group, field, rows, v => v.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                // Bytes, intervals and the like hold nothing of ours.
                : _ => "",
        };
    }

    private static Func<int, string> Numbers<T>(ParquetRowGroupReader group, DataField field, int rows)
        where T : struct, IFormattable =>
        Values<T>(group, field, rows, v => v.ToString(null, CultureInfo.InvariantCulture));

    private static Func<int, string> Values<T>(
        ParquetRowGroupReader group,
        DataField field,
        int rows,
        Func<T, string> text
    )
        where T : struct
    {
        if (field.IsNullable)
        {
            var values = new T?[rows];
            group.ReadAsync<T>(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
            return row => values[row] is { } value ? text(value) : "";
        }
        var all = new T[rows];
        group.ReadAsync<T>(field, all.AsMemory()).AsTask().GetAwaiter().GetResult();
        return row => text(all[row]);
    }
}
