namespace Ballast.Storage.Stores;

/// <summary>One kept value of a cell.</summary>
/// <param name="KnownAt">When it became known, Unix milliseconds.</param>
/// <param name="IsFinal">Whether the round had resolved.</param>
/// <param name="Value">The value.</param>
internal readonly record struct Revision<T>(long KnownAt, bool IsFinal, T Value)
    where T : IEquatable<T>
{
    /// <summary>Whether it stands in the same place: a value that became known at the same time, final or not as the other.</summary>
    public bool IsSamePlace(Revision<T> other) => KnownAt == other.KnownAt && IsFinal == other.IsFinal;

    /// <summary>The order of the tables' keys: by moment, final after interim.</summary>
    public int ComparePlace(Revision<T> other) =>
        KnownAt != other.KnownAt ? KnownAt.CompareTo(other.KnownAt) : IsFinal.CompareTo(other.IsFinal);
}
