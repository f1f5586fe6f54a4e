namespace Ballast.Storage.Stores;

/// <summary>One kept value of a cell.</summary>
/// <param name="KnownAt">When it became known, Unix milliseconds.</param>
/// <param name="IsFinal">Whether the round had resolved.</param>
/// <param name="Value">The value.</param>
internal readonly record struct Revision<T>(long KnownAt, bool IsFinal, T Value)
    where T : IEquatable<T>
{
    /// <summary>The order of the tables' keys: by moment, final after interim.</summary>
    public static IComparer<Revision<T>> ByMoment { get; } =
        Comparer<Revision<T>>.Create(
            (left, right) =>
                left.KnownAt != right.KnownAt
                    ? left.KnownAt.CompareTo(right.KnownAt)
                    : left.IsFinal.CompareTo(right.IsFinal)
        );

    /// <summary>Whether it stands in the same place: a value that became known at the same time, final or not as the other.</summary>
    public bool IsSameMoment(Revision<T> other) => KnownAt == other.KnownAt && IsFinal == other.IsFinal;

    /// <summary>
    /// Whether this adds anything to what is kept of its cell. It does not where the same value stands there already: with the same
    /// moment, so that a repeated import changes nothing; or as the one in force at that moment, so that a value which is
    /// seen again on a later day does not become a row a day.
    /// </summary>
    /// <param name="kept">The cell's revisions in the order of the table's key.</param>
    public bool AddsTo(ReadOnlySpan<Revision<T>> kept)
    {
        // From the end: a new value is nearly always the newest.
        var known = kept.Length;
        while (known > 0 && kept[known - 1].KnownAt > KnownAt)
            known--;
        if (known == 0)
            return true;
        for (var i = known - 1; i >= 0 && kept[i].KnownAt == KnownAt; i--)
        {
            if (kept[i] == this)
                return false;
        }
        var inForce = kept[known - 1];
        return inForce.IsFinal != IsFinal || !inForce.Value.Equals(Value);
    }
}
