using System.Runtime.InteropServices;

namespace Ballast.Storage.Stores;

/// <summary>A value of a cell as it stands in the store, or as this import says it.</summary>
/// <param name="Revision">The value and its moment.</param>
/// <param name="IsAssumed">Whether the moment was worked out.</param>
/// <param name="Source">The source in the store; 0 for this import.</param>
// Millions of them are held during an import.
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Entry<T>(Revision<T> Revision, bool IsAssumed, int Source = 0)
    where T : IEquatable<T>
{
    public long KnownAt => Revision.KnownAt;

    public bool IsFinal => Revision.IsFinal;

    public T Value => Revision.Value;

    /// <summary>When the source saw it, Unix milliseconds; 0 where it does not say.</summary>
    public long SeenAt { get; init; }

    /// <summary>Whether this import is to write it.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether it takes the place of another value in force.</summary>
    public bool IsChange { get; init; }
}
