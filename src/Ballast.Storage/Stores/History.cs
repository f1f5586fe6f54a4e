using System.Runtime.InteropServices;

namespace Ballast.Storage.Stores;

/// <summary>What is kept of one owner (a model in one metric, say), round by round.</summary>
/// <remarks>
/// It is read once when an import first touches the owner. Asking the database for every single cell is some ten times slower.
/// </remarks>
internal sealed class History<T>
    where T : IEquatable<T>
{
    private readonly int[] _rounds;
    private readonly Revision<T>[] _revisions;

    // Values of this import that a later row may repeat; most imports have none.
    private Dictionary<int, List<Revision<T>>>? _added;

    /// <summary>Keeps revisions that come in the order of rounds, then of the table's key.</summary>
    public History(IReadOnlyList<(int Round, Revision<T> Revision)> kept)
    {
        _rounds = [.. kept.Select(k => k.Round)];
        _revisions = [.. kept.Select(k => k.Revision)];
    }

    public bool IsNew(int round, Revision<T> candidate) =>
        _added?.TryGetValue(round, out var all) == true
            ? candidate.AddsTo(CollectionsMarshal.AsSpan(all))
            : candidate.AddsTo(Kept(round));

    /// <summary>Lets the rows after this one know of it.</summary>
    public void Remember(int round, Revision<T> added)
    {
        _added ??= [];
        if (!_added.TryGetValue(round, out var all))
            _added[round] = all = [.. Kept(round)];
        var at = all.FindIndex(r =>
            r.KnownAt > added.KnownAt || (r.KnownAt == added.KnownAt && r.IsFinal && !added.IsFinal)
        );
        all.Insert(at < 0 ? all.Count : at, added);
    }

    private ReadOnlySpan<Revision<T>> Kept(int round)
    {
        var found = Array.BinarySearch(_rounds, round);
        if (found < 0)
            return [];
        var (first, last) = (found, found);
        while (first > 0 && _rounds[first - 1] == round)
            first--;
        while (last + 1 < _rounds.Length && _rounds[last + 1] == round)
            last++;
        return _revisions.AsSpan(first, last - first + 1);
    }
}
