using System.Runtime.CompilerServices;

namespace Ballast.Files.Formats;

/// <summary>Finds out by its first bytes what format a file has, and opens it.</summary>
internal static class CellTables
{
    /// <exception cref="FormatException">It is of a format that is not read; the message goes on from the file's name.</exception>
    public static ICellTable Open(FileContent content)
    {
        var head = content.Head.Span;
        if (head.StartsWith("PAR1"u8))
            return Parquet(content);
        if (head.StartsWith("PK\u0003\u0004"u8))
            return Workbook(content);
        if (head is [0xD0, 0xCF, 0x11, 0xE0, ..])
            throw new FormatException("is a workbook of the old format; save it as .xlsx or CSV");
        return IsJson(head) ? new JsonCells(content) : new CsvCells(content);
    }

    // Apart, so that a CSV file does not load what reads the others.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ParquetCells Parquet(FileContent content) => new(content);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WorkbookCells Workbook(FileContent content) => new(content);

    private static bool IsJson(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8))
            head = head[3..];
        var first = head.IndexOfAnyExcept(" \t\r\n"u8);
        return first >= 0 && head[first] is (byte)'{' or (byte)'[';
    }
}
