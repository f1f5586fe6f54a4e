using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Ballast.Storage.Engines.Sqlite;

/// <summary>The bytes of a store's file, by the handle that its connection holds: none is opened or closed.</summary>
/// <remarks>Source: https://www.sqlite.org/c3ref/file_control.html and https://www.sqlite.org/c3ref/io_methods.html.</remarks>
internal sealed class ConnectionFile
{
    private const int FilePointer = 7;

    // A version, which is as wide as an address, and xClose stand before xRead.
    private const int MethodsBeforeRead = 2;

    private readonly SqliteConnection _connection;
    private readonly nint _file;
    private readonly ReadBytes _read;

    private ConnectionFile(SqliteConnection connection, nint file, ReadBytes read) =>
        (_connection, _file, _read) = (connection, file, read);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int ReadBytes(nint file, byte[] bytes, int count, long offset);

    /// <summary>The main file of a connection; null where SQLite does not give it.</summary>
    public static ConnectionFile? Of(SqliteConnection connection)
    {
        var database = connection.Handle!.DangerousGetHandle();
        if (NativeSqlite.FileControl(database, "main", FilePointer, out var file) != SQLitePCL.raw.SQLITE_OK || file == 0)
            return null;
        var methods = Marshal.ReadIntPtr(file);
        if (methods == 0)
            return null;
        var read = Marshal.ReadIntPtr(methods, MethodsBeforeRead * IntPtr.Size);
        return new ConnectionFile(connection, file, Marshal.GetDelegateForFunctionPointer<ReadBytes>(read));
    }

    /// <summary>Reads bytes from a place of the file.</summary>
    /// <returns>Whether they were all there.</returns>
    public bool Read(byte[] bytes, int count, long offset)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, bytes.Length);
        var code = _read(_file, bytes, count, offset);
        GC.KeepAlive(_connection);
        return code == SQLitePCL.raw.SQLITE_OK;
    }
}
