using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Ballast.Storage.Engines.Sqlite;

/// <summary>
/// The file of a connection, read through SQLite's own handle. A second handle would be a danger to the store: when a process closes one, the system
/// takes all its locks on the file away, SQLite's too (https://www.sqlite.org/howtocorrupt.html, section 2.2).
/// </summary>
internal sealed class SqliteFile
{
    // Of sqlite3_io_methods: the version, xClose, xRead.
    private const int PlaceOfRead = 2;

    private readonly SqliteConnection _connection;
    private readonly nint _file;
    private readonly ReadBytes _read;

    private SqliteFile(SqliteConnection connection, nint file, ReadBytes read) =>
        (_connection, _file, _read) = (connection, file, read);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int ReadBytes(nint file, [Out] byte[] into, int count, long from);

    /// <summary>The file of the main database; null where SQLite does not hand it out.</summary>
    public static SqliteFile? Of(SqliteConnection connection)
    {
        const int FilePointer = 7;
        nint file = 0;
        var code = NativeSqlite.FileControl(connection.Handle!.DangerousGetHandle(), 0, FilePointer, ref file);
        if (code != SQLitePCL.raw.SQLITE_OK || file == 0)
            return null;
        var methods = Marshal.ReadIntPtr(file);
        var read = methods == 0 ? 0 : Marshal.ReadIntPtr(methods, PlaceOfRead * nint.Size);
        return read == 0
            ? null
            : new SqliteFile(connection, file, Marshal.GetDelegateForFunctionPointer<ReadBytes>(read));
    }

    /// <summary>Reads bytes.</summary>
    /// <returns>Whether all of them were there.</returns>
    public bool Read(byte[] into, int count, long from)
    {
        var code = _read(_file, into, count, from);
        GC.KeepAlive(_connection);
        return code == SQLitePCL.raw.SQLITE_OK;
    }
}
