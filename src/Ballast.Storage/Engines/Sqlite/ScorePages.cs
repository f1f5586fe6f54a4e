using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Ballast.Storage.Engines.Sqlite;

/// <summary>
/// Reads the rows of one metric from the pages of a store's file, past SQLite: it hands out a row in what this needs for twenty. Wherever the file
/// is not exactly as expected it gives up, and SQLite is asked as always.
/// </summary>
/// <remarks>
/// Source of the format: https://www.sqlite.org/fileformat2.html, sections 1.3, 1.6 and 2.1. The file holds all that was committed only while the
/// log beside it is empty; a reading transaction that began then keeps it so, because no checkpoint writes into the file while a reader may read
/// it (https://www.sqlite.org/wal.html, section 2.2).
/// </remarks>
internal sealed class ScorePages : IScoreRows
{
    private const int HeaderBytes = 100;
    private const int IndexInterior = 2;
    private const int IndexLeaf = 10;
    private const int Deepest = 20;
    private const int PagesAtOnce = 64;

    private readonly SqliteTransaction _transaction;
    private readonly SqliteFile _file;
    private readonly int _pageSize;
    private readonly long _pagesInFile;
    private readonly uint _root;
    private readonly byte[] _pages;
    private readonly ScoreCell _cell = new();
    private long _firstPage = -1;
    private int _loaded;
    private long _pagesLeft;

    private ScorePages(SqliteTransaction transaction, SqliteFile file, int pageSize, uint root, long bytes)
    {
        (_transaction, _file, _pageSize, _root) = (transaction, file, pageSize, root);
        _pagesInFile = bytes / pageSize;
        _pages = new byte[PagesAtOnce * pageSize];
    }

    /// <summary>Opens the pages.</summary>
    /// <param name="connection">A connection to the store.</param>
    /// <param name="path">The store's file.</param>
    /// <returns>Null where they cannot be read past SQLite now.</returns>
    public static ScorePages? Open(SqliteConnection connection, string path)
    {
        // In the middle of a transaction there is more than the file holds.
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            return null;
        SqliteTransaction? transaction = null;
        try
        {
            transaction = connection.BeginTransaction(deferred: true);
            // The first question begins to read: from here on the file stays as it is, if the log is empty.
            var root = Query.Number(connection, "SELECT rootpage FROM sqlite_master WHERE name = 'score_revision'");
            var file = SqliteFile.Of(connection);
            if (file is not null && IsAsExpected(connection, path) && PageSize(file) is { } pageSize)
                return new ScorePages(transaction, file, pageSize, (uint)root, new FileInfo(path).Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            // SQLite says what is wrong, if it finds it too.
        }
        transaction?.Dispose();
        return null;
    }

    /// <inheritdoc />
    public bool Read(long metric, ScoreTaker take)
    {
        // A tree that leads back into itself is no tree.
        _pagesLeft = _pagesInFile;
        try
        {
            return Walk(_root, metric, take, 0) is not null;
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException or IOException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    /// <remarks>The way to one model is short enough by SQLite.</remarks>
    public bool Read(long metric, long model, ScoreTaker take) => false;

    public void Dispose()
    {
        _transaction.Dispose();
    }

    private static bool IsAsExpected(SqliteConnection connection, string path) =>
        string.Join(
            ',',
            Query.Texts(connection, "SELECT name || ' ' || pk FROM pragma_table_info('score_revision') ORDER BY cid")
        ) == "metric_id 1,model_id 2,round 3,known_at 4,is_final 5,source_id 6,is_assumed 0,score 0"
        && new FileInfo(path + "-wal") is var log
        && (!log.Exists || log.Length == 0);

    private static int? PageSize(SqliteFile file)
    {
        var bytes = new byte[HeaderBytes];
        var header = bytes.AsSpan();
        if (!file.Read(bytes, HeaderBytes, 0) || !header.StartsWith("SQLite format 3\0"u8))
            return null;
        var size = BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
        var kept = header[20];
        // 1 stands for 65,536; a page that keeps bytes back is laid out otherwise.
        return kept != 0 ? null
            : size == 1 ? 65_536
            : size;
    }

    /// <summary>Goes through a subtree in the order of its keys.</summary>
    /// <returns>Whether the metric's rows may go on behind it; null where it is not as expected.</returns>
    private bool? Walk(uint number, long metric, ScoreTaker take, int depth)
    {
        if (depth > Deepest || _pagesLeft-- == 0)
            return null;
        var page = Page(number);
        var count = BinaryPrimitives.ReadUInt16BigEndian(page[3..]);
        if (page[0] == IndexLeaf)
            return Leaf(page, count, metric, take);
        if (page[0] != IndexInterior)
            return null;
        // The buffer is used again for the pages below.
        var own = page.ToArray();
        for (var i = 0; i < count; i++)
        {
            var at = BinaryPrimitives.ReadUInt16BigEndian(own.AsSpan(12 + (2 * i)));
            var child = BinaryPrimitives.ReadUInt32BigEndian(own.AsSpan(at));
            if (!_cell.Read(own.AsSpan(at + sizeof(uint))))
                return null;
            // All below it comes before its own key.
            if (_cell.Metric < metric)
                continue;
            if (Walk(child, metric, take, depth + 1) is not true and var below)
                return below;
            if (!_cell.Read(own.AsSpan(at + sizeof(uint))) || !Take(metric, take))
                return _cell.Metric > metric ? false : null;
        }
        return Walk(BinaryPrimitives.ReadUInt32BigEndian(own.AsSpan(8)), metric, take, depth + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool? Leaf(ReadOnlySpan<byte> page, int count, long metric, ScoreTaker take)
    {
        for (var i = 0; i < count; i++)
        {
            var at = BinaryPrimitives.ReadUInt16BigEndian(page[(8 + (2 * i))..]);
            if (!_cell.Read(page[at..]))
                return null;
            if (_cell.Metric < metric)
                continue;
            if (!Take(metric, take))
                return false;
        }
        return true;
    }

    /// <summary>Hands out the row that was read last.</summary>
    /// <returns>False where it is of a later metric.</returns>
    private bool Take(long metric, ScoreTaker take)
    {
        if (_cell.Metric > metric)
            return false;
        take(_cell.Model, _cell.Round, _cell.KnownAt, _cell.Score);
        return true;
    }

    private ReadOnlySpan<byte> Page(uint number)
    {
        // Neighbours are nearly always read next.
        var index = number - 1L;
        if (_firstPage < 0 || index < _firstPage || index >= _firstPage + _loaded)
        {
            _firstPage = index - (index % PagesAtOnce);
            _loaded = (int)Math.Clamp(_pagesInFile - _firstPage, 0, PagesAtOnce);
            if (index >= _firstPage + _loaded || !_file.Read(_pages, _loaded * _pageSize, _firstPage * _pageSize))
                throw new IOException("The file ends before the page.");
        }
        return _pages.AsSpan((int)(index - _firstPage) * _pageSize, _pageSize);
    }
}
