using System.Text;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Files.Formats;
using Ballast.Files.Reading;
using Ballast.Files.Tables;

namespace Ballast.Files;

/// <summary>Opens the tables that participants have: scores, performances, lists of rounds, stakes and prices, as CSV, JSON, Parquet or xlsx.</summary>
public static class TableFile
{
    /// <summary>The most columns that a table may have; Numerai has some 14,000 models.</summary>
    public const int MostColumns = 50_000;

    /// <summary>Opens a file and finds out by its columns what it holds.</summary>
    /// <param name="path">The file, plain or gzipped.</param>
    /// <param name="metric">What a wide table holds; null where it was not said.</param>
    /// <param name="model">Whose rows they are, where no column says it; null where it was not said.</param>
    /// <param name="limits">The most that it may hold; null for what the command line takes.</param>
    /// <returns>A refusal where there is no such file, or it is no table that can be read.</returns>
    public static Outcome<IRowSource> Open(string path, Metric? metric, string? model = null, FileLimits? limits = null)
    {
        var name = Path.GetFileName(path);
        return OpenCells(path, limits).Then(table => WithRows(table, name, metric, model));
    }

    /// <summary>The hash by which a store knows the file's content; null where it cannot be read.</summary>
    public static string? Hash(string path)
    {
        try
        {
            // A pipe can be read once only, and has no length.
            var file = File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path);
            if (file is not FileInfo { Exists: true, Length: > 0 })
                return null;
            using var content = new FileContent(path);
            return content.Sha256();
        }
        catch (Exception e) when (IsOfTheFile(e) || e is UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether an exception speaks of what is in the file, whichever library met it first.</summary>
    internal static bool IsOfTheFile(Exception e) =>
        e is not (OperationCanceledException or FormatException or FileReadException or StackOverflowException);

    internal static FileReadException NotUtf8(string name, int line, Exception e) =>
        new(
            $"{name} is no UTF-8 text: a byte after line {Math.Max(1, line)} is no part of a character. Save it as UTF-8; nothing of it was kept.",
            e
        )
        {
            Code = "not-utf8",
        };

    /// <summary>Opens a file as rows of cells, whatever they hold.</summary>
    internal static Outcome<ICellTable> OpenCells(string path, FileLimits? limits)
    {
        var name = Path.GetFileName(path);
        if (Directory.Exists(path))
            return new Refusal("not-a-table", $"{path} is a folder; name the files in it.");
        if (!File.Exists(path))
            return new Refusal("no-file", $"There is no file {path}.");
        FileContent? content = null;
        try
        {
            content = new FileContent(path, limits);
            return new Outcome<ICellTable>.Done(CellTables.Open(content));
        }
        catch (Exception e)
        {
            content?.Dispose();
            return e switch
            {
                CsvHelper.CsvFormatException => new Refusal(
                    "too-large",
                    $"{name} cannot be read: {FirstLine(e.Message).TrimEnd('.')}; a line has at most 8 MiB."
                ),
                WideLineException => new Refusal("too-large", $"{name} {e.Message}."),
                DecoderFallbackException => new Refusal("not-utf8", NotUtf8(name, 1, e).Message),
                FormatException => new Refusal("not-a-table", $"{name} {e.Message}."),
                _ when content is null => new Refusal("no-file", $"{path} cannot be read: {FirstLine(e.Message)}"),
                _ when IsOfTheFile(e) => new Refusal("not-a-table", $"{name} seems damaged: {FirstLine(e.Message)}"),
                _ => throw new InvalidOperationException("The file could not be opened.", e),
            };
        }
    }

    /// <summary>Reads on in an open table; whatever is wrong with the file becomes one exception that says where.</summary>
    /// <exception cref="FileReadException">It cannot be read on.</exception>
    internal static T Reading<T>(string name, ICellTable table, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException e)
        {
            throw NotUtf8(name, table.Line, e);
        }
        catch (WideLineException e)
        {
            throw new FileReadException($"{name} {e.Message}. Nothing of it was kept.", e) { Code = "too-large" };
        }
        catch (Exception e) when (IsOfTheFile(e))
        {
            throw new FileReadException(
                $"{name} cannot be read beyond line {table.Line}; it seems damaged. Nothing of it was kept.",
                e
            );
        }
    }

    private static Outcome<IRowSource> WithRows(ICellTable table, string name, Metric? metric, string? model)
    {
        var header = new Header(table.Header);
        var rows =
            table.Header.Count > MostColumns
                ? new Refusal(
                    "too-large",
                    $"{name} has {table.Header.Count:#,##0} columns; at most {MostColumns:#,##0} can be read."
                )
                : TableKind.Find(header, table.Format, name, metric, model);
        if (rows is Outcome<ITableRows>.Refused { Refusal: var refusal })
        {
            table.Dispose();
            return refusal;
        }
        return new TableRowSource(name, table, header, ((Outcome<ITableRows>.Done)rows).Value);
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd();
}
