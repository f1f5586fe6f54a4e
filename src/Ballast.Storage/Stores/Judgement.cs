namespace Ballast.Storage.Stores;

/// <summary>Decides whether what a source says of a cell is news, and whether it is a correction.</summary>
/// <param name="lay">An earlier value with a later one laid over it: what the later one leaves out stays.</param>
/// <param name="yields">Sources whose values stand, because their file is imported again in the same command.</param>
/// <param name="overlays">Whether a value has parts that an earlier one may supply; else the last one is in force alone.</param>
internal sealed class Judgement<T>(Func<T, T, T> lay, IReadOnlySet<long> yields, bool overlays)
    where T : IEquatable<T>
{
    private const int MostReports = 4096;

    public T Lay(T earlier, T later) => lay(earlier, later);

    /// <summary>Whether two values say different things of something that both speak of.</summary>
    public bool Contradict(T left, T right) => !lay(left, right).Equals(lay(right, left));

    /// <summary>
    /// Marks a claim as new where it adds anything to what is kept and said of its cell. It does not where it says what is in force at its
    /// place: so a repeated import changes nothing, and a value that is seen again on a later day does not become a row a day. Only what is in
    /// force counts, not what was once: a correction back to an older value is news.
    /// </summary>
    /// <param name="all">The cell's values in the order of their places, kept ones before said ones.</param>
    /// <param name="claim">What is said.</param>
    /// <param name="isMoved">Whether it stands at the moment that it was seen at, because its own is taken.</param>
    public Entry<T> Judge(ReadOnlySpan<Entry<T>> all, Entry<T> claim, bool isMoved = false)
    {
        var count = Through(all, claim.Revision);
        if (count == 0)
            return claim with { IsNew = true, IsChange = false };
        var last = all[count - 1];
        var inForce = InForce(all[..count]);
        var isSame = lay(inForce, claim.Value).Equals(inForce);
        var isInPlace = last.Revision.IsSamePlace(claim.Revision);
        var isNew = isInPlace ? !isSame : last.IsFinal != claim.IsFinal || !isSame;
        if (isNew && last.IsFinal == claim.IsFinal && yields.Contains(last.Source))
            isNew = false;
        return claim with
        {
            IsNew = isNew,
            IsChange =
                isNew
                && last.IsFinal == claim.IsFinal
                && (claim.IsFinal || isInPlace || isMoved)
                && Contradict(inForce, claim.Value),
        };
    }

    /// <summary>
    /// The final value that a final claim is held against: the last one that was known from the claim's moment on and not after it was seen.
    /// Null for none.
    /// </summary>
    public Entry<T>? FinalAt(ReadOnlySpan<Entry<T>> all, Entry<T> claim)
    {
        for (var i = all.Length - 1; i >= 0 && all[i].KnownAt >= claim.KnownAt; i--)
        {
            if (all[i].IsFinal && (claim.SeenAt == 0 || all[i].KnownAt <= claim.SeenAt))
                return all[i] with { Revision = all[i].Revision with { Value = InForce(all[..(i + 1)]) } };
        }
        return null;
    }

    /// <summary>How many values stand at the place or before it.</summary>
    private static int Through(ReadOnlySpan<Entry<T>> all, Revision<T> place)
    {
        // From the end: a new value is nearly always the newest.
        var count = all.Length;
        while (count > 0 && all[count - 1].Revision.ComparePlace(place) > 0)
            count--;
        return count;
    }

    private T InForce(ReadOnlySpan<Entry<T>> entries)
    {
        if (!overlays)
            return entries[^1].Value;
        // Nobody reports one round so often; a file that is made to take for ever does.
        var read = entries.Length > MostReports ? entries[^MostReports..] : entries;
        var value = read[0].Value;
        foreach (var entry in read[1..])
            value = lay(value, entry.Value);
        return value;
    }
}
