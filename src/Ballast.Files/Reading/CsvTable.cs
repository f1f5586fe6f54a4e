using System.Buffers.Binary;
using System.IO.Compression;
using CsvHelper;

namespace Ballast.Files.Reading;

/// <summary>A CSV file, plain or gzipped, read once row by row, with the hash of its text.</summary>
internal sealed class CsvTable : IDisposable
{
    // A quote that is never closed must not make the rest of a large file one cell.
    private const int LongestRow = 8 << 20;

    private readonly FileStream _file;
    private readonly bool _isGzip;
    private readonly WitnessedStream _content;
    private readonly CsvReader _reader;

    public CsvTable(string path)
    {
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        _isGzip = IsGzip(_file);
        _content = new WitnessedStream(_isGzip ? new GZipStream(_file, CompressionMode.Decompress) : _file);
        _reader = CsvReader.Create(_content, Options, leaveOpen: true);
        try
        {
            Header = [.. _reader.Headers];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>First line of the current row, from 1.</summary>
    public int Line => (int)_reader.LineNumber;

    /// <summary>Cells of the current row.</summary>
    public int Count => _reader.FieldCount;

    /// <summary>Share of the file that has been read, in [0, 1].</summary>
    public double Progress => _file.Length == 0 ? 1 : Math.Min(1, _file.Position / (double)_file.Length);

    public string this[int column] => _reader.GetString(column);

    public bool Read() => _reader.Read();

    /// <summary>Hash of the uncompressed text.</summary>
    /// <exception cref="InvalidDataException">The file is cut short.</exception>
    public string Sha256()
    {
        // What is left after the last row, if anything.
        _content.CopyTo(Stream.Null);
        if (_isGzip && !IsWhole())
            throw new InvalidDataException("The gzip file is cut short, or made of several parts.");
        return _content.Sha256();
    }

    public void Dispose()
    {
        _reader.Dispose();
        _content.Dispose();
        _file.Dispose();
    }

    /// <summary>
    /// Whether as much text came out as the file's last four bytes say (RFC 1952, ISIZE). The framework's own reader takes a gzip file
    /// that is cut short for a whole one.
    /// </summary>
    private bool IsWhole()
    {
        Span<byte> size = stackalloc byte[sizeof(uint)];
        _file.Position = _file.Length - size.Length;
        _file.ReadExactly(size);
        return BinaryPrimitives.ReadUInt32LittleEndian(size) == (uint)_content.Count;
    }

    private static CsvReaderOptions Options { get; } =
        new()
        {
            TrackLineNumbers = true,
            PoolStrings = true,
            AllowLineBreaksInQuotes = false,
            MaxRecordSize = LongestRow,
        };

    private static bool IsGzip(FileStream file)
    {
        var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return isGzip;
    }
}
