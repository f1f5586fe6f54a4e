namespace Ballast.Files;

/// <summary>The most that a file may hold, known before it is taken into memory.</summary>
public sealed record FileLimits
{
    /// <summary>On the command line, which has the machine to itself.</summary>
    public static FileLimits Alone { get; } = new();

    /// <summary>Over HTTP, where a server answers others beside it.</summary>
    public static FileLimits Served { get; } =
        new()
        {
            Bytes = 1L << 30,
            JsonBytes = 32 << 20,
            WorkbookBytes = 64 << 20,
            GroupCells = 4_000_000,
        };

    /// <summary>Bytes that it may unpack to: more is no table of a person.</summary>
    public long Bytes { get; init; } = 8L << 30;

    /// <summary>Bytes of a JSON document: it is held in memory while it is read; lines are read one by one, but from there too.</summary>
    public int JsonBytes { get; init; } = 256 << 20;

    /// <summary>Bytes that a workbook unpacks to; the texts of all cells are held in memory.</summary>
    public long WorkbookBytes { get; init; } = 512 << 20;

    /// <summary>Cells of one group of rows of a Parquet file; pandas writes up to a million rows in one.</summary>
    public long GroupCells { get; init; } = 30_000_000;
}
