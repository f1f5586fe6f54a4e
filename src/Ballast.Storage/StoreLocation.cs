using System.Runtime.CompilerServices;
using Ballast.Core.Store;
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
    /// <exception cref="StoreException">The location cannot be read, in words that do not repeat it.</exception>
    public static string Display(string location)
    {
        if (IsServer(location))
            return ServerDisplay(location);
        // SQLite's own names (":memory:", "file:…") would keep nothing, or keep it elsewhere than it looks.
        if (string.IsNullOrWhiteSpace(location) || location[0] == ':' || HasScheme(location))
            throw new StoreException(
                "A store is a file, or postgres://user@host/database. Other addresses and SQLite's own names, such as :memory: and file:…, are none; a file of such a name is ./NAME."
            );
        return location;
    }

    /// <summary>The refusal where nothing was ever imported.</summary>
    public static Refusal NoStore(string location) =>
        new(
            "no-store",
            $"There is no store {Display(location)} yet. Begin with: ballast import FILE, or try: ballast demo."
        );

    /// <summary>Whether it begins like an address; a single letter is a drive.</summary>
    private static bool HasScheme(string location)
    {
        var colon = location.IndexOf(':', StringComparison.Ordinal);
        return colon > 1
            && char.IsAsciiLetter(location[0])
            && location.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-"
    );

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string ServerDisplay(string location) => PostgresUrl.Parse(location).Display;
}
