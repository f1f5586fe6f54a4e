using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;

namespace Ballast.Storage.Panels;

/// <summary>DuckDB in this process, for files of columns. It keeps nothing of its own and asks for nothing from a network.</summary>
/// <remarks>Its library is 70 MB: it is loaded where a folder of panels or a Parquet file is used, and nowhere else.</remarks>
internal sealed class PanelDatabase : IDisposable
{
    /// <summary>What DuckDB may hold, in MiB: with the program around it a question stays under 1 GiB. What does not fit goes to the disk.</summary>
    public const int MemoryMiB = 640;

    private readonly DuckDBConnection _connection;
    private readonly string _spill;
    private readonly CancellationToken _cancellation;

    /// <param name="cancellation">Ends a question in the middle.</param>
    public PanelDatabase(CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _spill = Path.Combine(Path.GetTempPath(), $"ballast-panels-{Guid.NewGuid():N}");
        _connection = new DuckDBConnection("DataSource=:memory:");
        _connection.Open();
        Execute($"SET memory_limit = '{MemoryMiB}MiB'");
        Execute($"SET temp_directory = {Text(_spill)}");
        Execute("SET autoinstall_known_extensions = false");
        Execute("SET autoload_known_extensions = false");
    }

    /// <summary>A text as it stands in a statement.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The rows of some files, as they stand after FROM.</summary>
    public static string Files(IEnumerable<string> paths) => $"read_parquet([{string.Join(", ", paths.Select(Text))}])";

    public void Execute(string sql)
    {
        using var command = Command(sql);
        using var onCancel = _cancellation.Register(command.Cancel);
        InWords(command.ExecuteNonQuery);
    }

    public long Number(string sql)
    {
        var number = 0L;
        Read(sql, row => number = Convert.ToInt64(row.GetValue(0), CultureInfo.InvariantCulture));
        return number;
    }

    /// <summary>Hands on each row of an answer.</summary>
    public void Read(string sql, Action<DbDataReader> each)
    {
        using var command = Command(sql);
        using var onCancel = _cancellation.Register(command.Cancel);
        InWords(() =>
        {
            // Streamed: an answer of millions of rows is not held a second time.
            command.UseStreamingMode = true;
            using var reader = command.ExecuteReader();
            while (reader.Read())
                each(reader);
            return 0;
        });
    }

    /// <summary>Fills a table, row by row, in the order of its columns.</summary>
    public DuckDBAppender Appender(string table) => _connection.CreateAppender(table);

    public void Dispose()
    {
        _connection.Dispose();
        if (Directory.Exists(_spill))
            Directory.Delete(_spill, recursive: true);
    }

    private DuckDBCommand Command(string sql)
    {
        _cancellation.ThrowIfCancellationRequested();
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Constants and names of files; texts from outside go through tables or Text.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private T InWords<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (DuckDBException e)
        {
            _cancellation.ThrowIfCancellationRequested();
            var said = e.Message.ReplaceLineEndings(" ");
            throw new StoreException($"The panels cannot be read or written: {said}", e);
        }
    }
}
