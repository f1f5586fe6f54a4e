using System.Globalization;
using Ballast.Core.Store;
using Ballast.Core.Workflows.PredictionFiles;
using Ballast.Files.Formats;
using Ballast.Files.Reading;

namespace Ballast.Files;

/// <summary>A table of which a few columns are wanted whole, as numbers: predictions, targets, features.</summary>
public sealed class ColumnFile : IDisposable
{
    /// <summary>The most numbers that are held in memory, 800 MB of them.</summary>
    public const long MostCells = 100_000_000;

    private readonly string _name;
    private readonly ICellTable _table;
    private readonly NumberText _text;

    private ColumnFile(string name, ICellTable table)
    {
        (_name, _table) = (name, table);
        _text = new NumberText(table.Separator);
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Header => _table.Header;

    /// <summary>Opens a file: CSV, JSON, Parquet or xlsx, plain or gzipped.</summary>
    /// <returns>A refusal where there is no such file, or it is no table that can be read.</returns>
    public static Outcome<ColumnFile> Open(string path) =>
        TableFile.OpenCells(path, null).Then<ICellTable, ColumnFile>(t => new ColumnFile(Path.GetFileName(path), t));

    /// <summary>Reads columns; once.</summary>
    /// <param name="numbers">Names of columns that hold numbers.</param>
    /// <param name="ids">The column of ids; null where rows have none.</param>
    /// <param name="eras">The column of eras; null where all rows are of one.</param>
    /// <exception cref="FileReadException">The file is damaged.</exception>
    public Outcome<ColumnTable> Read(IReadOnlyList<string> numbers, string? ids, string? eras)
    {
        int[] places = [.. numbers.Select(Place)];
        string[] named = [.. new[] { ids, eras }.OfType<string>()];
        int[] texts = [.. named.Select(Place)];
        try
        {
            var (values, said) = TableFile.Reading(_name, _table, () => Columns(places, texts));
            return new ColumnTable(
                _name,
                values.Length > 0 ? values[0].Length : said[0].Length,
                numbers.Zip(values).ToDictionary(c => c.First, c => c.Second),
                ids is null ? null : said[0],
                eras is null ? null : said[^1]
            );
        }
        catch (FormatException e)
        {
            return new Refusal("not-a-table", $"{_name} {e.Message}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();

    private int Place(string column) => Header.ToList().IndexOf(column);

    private (double[][] Numbers, string[][] Texts) Columns(int[] numbers, int[] texts)
    {
        if (_table is ParquetCells parquet)
        {
            Check(parquet.Rows, numbers.Length);
            var columns = parquet.Columns(numbers, texts);
            foreach (var (column, place) in columns.Numbers.Zip(numbers))
                CheckFinite(column, place);
            return columns;
        }
        List<double>[] found = [.. numbers.Select(_ => new List<double>())];
        List<string>[] said = [.. texts.Select(_ => new List<string>())];
        for (var rows = 1L; _table.Read(); rows++)
        {
            if (_table.Problem is { } problem)
                throw new FormatException($"cannot be read at line {_table.Line}: {problem}");
            Check(rows, numbers.Length);
            for (var i = 0; i < numbers.Length; i++)
                found[i].Add(Number(_table[numbers[i]], numbers[i]));
            for (var i = 0; i < texts.Length; i++)
                said[i].Add(_table[texts[i]].Trim());
        }
        return (Array.ConvertAll(found, f => f.ToArray()), Array.ConvertAll(said, s => s.ToArray()));
    }

    private static void Check(long rows, int columns)
    {
        if (rows * columns > MostCells)
            throw new FormatException(
                $"has more than {MostCells:#,##0} numbers in the {columns:#,##0} columns that were asked for: take fewer columns or rows"
            );
    }

    private double Number(string cell, int place)
    {
        if (Cells.IsMissing(cell))
            return double.NaN;
        var isNumber = double.TryParse(
            _text.Plain(cell, Header[place]),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var number
        );
        return isNumber && double.IsFinite(number)
            ? number
            : throw new FormatException(
                $"cannot be read at line {_table.Line}: '{Cells.Short(cell)}' in the column {Cells.Short(Header[place])} is no number"
            );
    }

    private void CheckFinite(double[] column, int place)
    {
        if (Array.FindIndex(column, double.IsInfinity) is >= 0 and var row)
            throw new FormatException(
                $"cannot be read at row {row + 1}: the number in the column {Cells.Short(Header[place])} is infinite"
            );
    }
}
