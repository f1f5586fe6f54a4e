using System.Runtime.CompilerServices;
using Ballast.Storage.Engines.Postgres;

namespace Ballast.Storage;

/// <summary>Where a store is: a file, or a PostgreSQL database as <c>postgres://user:password@host:port/database</c>.</summary>
public static class StoreLocation
{
    /// <summary>Whether it is a database on a server, and not a file.</summary>
    public static bool IsServer(string location) =>
        location.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || location.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The location's name for people, logs and documents: it never holds a password.</summary>
    /// <exception cref="StoreException">The location cannot be read.</exception>
    public static string Display(string location) => IsServer(location) ? ServerDisplay(location) : location;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string ServerDisplay(string location) => PostgresUrl.Parse(location).Display;
}
