using System.IO.Compression;
using System.Security.Cryptography;
using CsvHelper;

namespace Ballast.Files.Reading;

/// <summary>A CSV file, plain or gzipped, read once row by row, with the hash of its text.</summary>
internal sealed class CsvTable : IDisposable
{
    // A quote that is never closed must not make the rest of a large file one cell.
    private const int LongestRow = 8 << 20;

    private readonly FileStream _file;
    private readonly Stream _content;
    private readonly SHA256 _sha = SHA256.Create();
    private readonly CryptoStream _hashed;
    private readonly CsvReader _reader;

    public CsvTable(string path)
    {
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        _content = IsGzip(_file) ? new GZipStream(_file, CompressionMode.Decompress) : _file;
        _hashed = new CryptoStream(_content, _sha, CryptoStreamMode.Read);
        _reader = CsvReader.Create(_hashed, Options, leaveOpen: true);
        Header = [.. _reader.Headers];
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
    public string Sha256()
    {
        // What is left after the last row, if anything.
        _hashed.CopyTo(Stream.Null);
        return Convert.ToHexStringLower(_sha.Hash!);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _hashed.Dispose();
        _content.Dispose();
        _file.Dispose();
        _sha.Dispose();
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
