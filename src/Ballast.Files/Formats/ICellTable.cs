namespace Ballast.Files.Formats;

/// <summary>A file as rows of text cells, whatever its format; read once.</summary>
internal interface ICellTable : IDisposable
{
    /// <summary>What the file is, in words.</summary>
    string Format { get; }

    /// <summary>Names of the columns.</summary>
    IReadOnlyList<string> Header { get; }

    /// <summary>What separates cells; null where nothing does, because the format keeps numbers apart from text.</summary>
    char? Separator { get; }

    /// <summary>First line of the current row, from 1; where there are no lines its number.</summary>
    int Line { get; }

    /// <summary>Cells of the current row.</summary>
    int Count { get; }

    /// <summary>Why the current row cannot be read; null where it can.</summary>
    string? Problem { get; }

    /// <summary>Parts of the file that are no columns of the table.</summary>
    IReadOnlyList<string> LeftOut { get; }

    /// <summary>Share of the file that has been read, in [0, 1].</summary>
    double Progress { get; }

    /// <summary>A cell of the current row; empty for missing.</summary>
    string this[int column] { get; }

    /// <summary>Goes to the next row.</summary>
    bool Read();

    /// <summary>Hash of the uncompressed content, hexadecimal; known when all rows were read.</summary>
    string Sha256();
}
