using System.IO.Compression;
using System.Runtime.CompilerServices;
using CsvHelper;
using Parquet;

namespace Ballast.Sandbox.Uploads;

/// <summary>An uploaded table by its columns, every cell as text; a missing one is empty.</summary>
/// <param name="Header">Names of the columns.</param>
/// <param name="Cells">One array a column.</param>
internal sealed record FileColumns(string[] Header, string[][] Cells)
{
    /// <summary>Bytes that a packed file may unpack to.</summary>
    private const int MostBytes = 400 << 20;

    // A quote that is never closed must not make the rest of a file one cell.
    private const int LongestRow = 1 << 20;

    /// <summary>More than a table of predictions has.</summary>
    private const int MostColumns = 20;

    /// <summary>Reads a file by its content: CSV or Parquet, plain or gzipped.</summary>
    /// <exception cref="UploadException">It is neither.</exception>
    public static FileColumns Read(byte[] file)
    {
        var content = file is [0x1f, 0x8b, ..] ? Unpacked(file) : file;
        if (content.Length == 0)
            throw new UploadException("invalid_submission_headers: the file is empty");
        try
        {
            return content.AsSpan().StartsWith("PAR1"u8) ? Parquet(content) : Csv(content);
        }
        catch (Exception e) when (e is not UploadException and not OutOfMemoryException)
        {
            // Readers throw what they like at bytes that somebody else chose.
            throw new UploadException(
                "invalid_submission_headers: the file is neither CSV nor Parquet that can be read"
            );
        }
    }

    private static byte[] Unpacked(byte[] file)
    {
        try
        {
            using var packed = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var part = new byte[1 << 16];
            for (var read = packed.Read(part); read > 0; read = packed.Read(part))
            {
                if (plain.Length + read > MostBytes)
                    throw new UploadException("invalid_submission_headers: the file unpacks to more than 400 MB");
                plain.Write(part, 0, read);
            }
            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new UploadException("invalid_submission_headers: the gzip file is damaged");
        }
    }

    private static FileColumns Csv(byte[] content)
    {
        using var csv = CsvReader.Create(content, new CsvReaderOptions { MaxRecordSize = LongestRow });
        var header = Checked([.. csv.Headers]);
        List<string>[] cells = [.. header.Select(_ => new List<string>())];
        for (var row = 1; csv.Read(); row++)
        {
            if (csv.FieldCount != header.Length)
                throw new UploadException(
                    $"invalid_submission_headers: row {row} has {csv.FieldCount} cells where the header has {header.Length}"
                );
            for (var column = 0; column < header.Length; column++)
                cells[column].Add(csv.GetString(column).Trim());
        }
        return new FileColumns(header, Array.ConvertAll(cells, c => c.ToArray()));
    }

    // Apart, so that a CSV file does not load what reads Parquet.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FileColumns Parquet(byte[] content) => ParquetAsync(content).GetAwaiter().GetResult();

    private static async Task<FileColumns> ParquetAsync(byte[] content)
    {
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(content));
        var fields = reader.Schema.GetDataFields();
        var header = Checked([.. fields.Select(f => f.Name)]);
        List<string>[] cells = [.. header.Select(_ => new List<string>())];
        for (var number = 0; number < reader.RowGroupCount; number++)
        {
            using var group = reader.OpenRowGroupReader(number);
            for (var column = 0; column < fields.Length; column++)
                cells[column].AddRange(await ParquetTexts.ReadAsync(group, fields[column]));
        }
        return new FileColumns(header, Array.ConvertAll(cells, c => c.ToArray()));
    }

    private static string[] Checked(string[] header) =>
        header.Length <= MostColumns
            ? Array.ConvertAll(header, h => h.Trim())
            : throw new UploadException(
                $"invalid_submission_headers: {header.Length} columns; a name and a prediction are enough"
            );
}
