using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Ballast.Files.Reading;

/// <summary>A CSV file, plain or gzipped, read once row by row, with the hash of its text.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly FileStream _file;
    private readonly Stream _content;
    private readonly SHA256 _sha = SHA256.Create();
    private readonly CryptoStream _hashed;
    private readonly StreamReader _reader;
    private readonly CsvParser _parser;

    public CsvTable(string path)
    {
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        _content = IsGzip(_file) ? new GZipStream(_file, CompressionMode.Decompress) : _file;
        _hashed = new CryptoStream(_content, _sha, CryptoStreamMode.Read);
        _reader = new StreamReader(_hashed, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, 1 << 16);
        _parser = new CsvParser(_reader, Configuration());
        Header = _parser.Read() ? [.. _parser.Record!] : [];
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>First line of the current row, from 1.</summary>
    public int Line => _parser.RawRow;

    /// <summary>Cells of the current row.</summary>
    public int Count => _parser.Count;

    public string this[int column] => _parser[column];

    public double Progress => _file.Length == 0 ? 1 : Math.Min(1, _file.Position / (double)_file.Length);

    public bool Read() => _parser.Read();

    /// <summary>Hash of the uncompressed text.</summary>
    public string Sha256()
    {
        // What is left after the last row, if anything.
        _hashed.CopyTo(Stream.Null);
        return Convert.ToHexStringLower(_sha.Hash!);
    }

    public void Dispose()
    {
        _parser.Dispose();
        _reader.Dispose();
        _hashed.Dispose();
        _content.Dispose();
        _file.Dispose();
        _sha.Dispose();
    }

    private static CsvConfiguration Configuration() =>
        new(CultureInfo.InvariantCulture)
        {
            // Scores never hold a separator, so the header's most frequent one is the right one.
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t"],
            BadDataFound = null,
            MaxFieldSize = 1 << 16,
            IgnoreBlankLines = true,
        };

    private static bool IsGzip(FileStream file)
    {
        var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return isGzip;
    }
}
