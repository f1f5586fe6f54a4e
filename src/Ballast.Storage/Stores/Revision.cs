namespace Ballast.Storage.Stores;

/// <summary>One kept value of a cell.</summary>
/// <param name="KnownAt">When it became known, Unix milliseconds.</param>
/// <param name="IsFinal">Whether the round had resolved.</param>
/// <param name="Value">The value.</param>
internal readonly record struct Revision<T>(long KnownAt, bool IsFinal, T Value)
    where T : IEquatable<T>
{
    /// <summary>Whether it stands in the same place: a value that became known at the same time, final or not as the other.</summary>
    public bool IsSameMoment(Revision<T> other) => KnownAt == other.KnownAt && IsFinal == other.IsFinal;

    /// <summary>
    /// Whether this adds anything to what is kept of its cell. It does not where the same value stands there already: with the same
    /// moment, so that a repeated import changes nothing; or as the one in force at that moment, so that a value which is
    /// seen again on a later day does not become a row a day.
    /// </summary>
    /// <param name="kept">The cell's revisions in the order of the table's key: by moment, final after interim.</param>
    public bool AddsTo(ReadOnlySpan<Revision<T>> kept)
    {
        Revision<T>? inForce = null;
        foreach (var revision in kept)
        {
            if (revision.KnownAt > KnownAt)
                break;
            if (revision == this)
                return false;
            inForce = revision;
        }
        return inForce is not { } last || last.IsFinal != IsFinal || !last.Value.Equals(Value);
    }
}
