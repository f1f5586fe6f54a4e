using System.Runtime.InteropServices;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Storage.Stores;

/// <summary>What is kept of one owner (a model in one metric, say), round by round, and what this import says about it.</summary>
/// <remarks>
/// It is read once when an import first touches the owner. Asking the database for every single cell is some ten times slower.
/// </remarks>
internal sealed class History<T>
    where T : IEquatable<T>
{
    private readonly int[] _rounds;
    private readonly Revision<T>[] _revisions;

    // What rows of this import said, new or not. Nearly always there is one row a round.
    private readonly Dictionary<int, Revision<T>> _said = [];
    private Dictionary<int, List<Revision<T>>>? _saidMore;

    /// <summary>Keeps revisions that come in the order of rounds, then of the table's key.</summary>
    public History(IReadOnlyList<(int Round, Revision<T> Revision)> kept)
    {
        _rounds = [.. kept.Select(k => k.Round)];
        _revisions = [.. kept.Select(k => k.Revision)];
    }

    /// <summary>Takes what a row says. Only what is <see cref="Addition.New"/> is to be written.</summary>
    public Addition Add(int round, Revision<T> revision)
    {
        var said = Said(round);
        foreach (var earlier in said)
        {
            if (earlier.IsSameMoment(revision))
                return earlier == revision ? Addition.Known : Addition.Contradicted;
        }
        var isNew = said.Length == 0 ? revision.AddsTo(Kept(round)) : revision.AddsTo(Merged(round, said));
        Remember(round, revision, said.Length == 0);
        return isNew ? Addition.New : Addition.Known;
    }

    /// <summary>Whether something else is kept, or was said, for the same moment.</summary>
    public bool DiffersAtThatMoment(int round, Revision<T> revision)
    {
        foreach (var other in Merged(round, Said(round)))
        {
            if (other.IsSameMoment(revision) && other != revision)
                return true;
        }
        return false;
    }

    /// <summary>Whether a value that is not final was kept before this import for the moment or a later one.</summary>
    public bool KeepsInterimFrom(int round, long knownAt)
    {
        foreach (var kept in Kept(round))
        {
            if (!kept.IsFinal && kept.KnownAt >= knownAt)
                return true;
        }
        return false;
    }

    private void Remember(int round, Revision<T> revision, bool isFirst)
    {
        if (isFirst)
        {
            _said[round] = revision;
            return;
        }
        _saidMore ??= [];
        if (!_saidMore.TryGetValue(round, out var all))
            _saidMore[round] = all = [_said[round]];
        all.Add(revision);
    }

    private ReadOnlySpan<Revision<T>> Said(int round)
    {
        if (_saidMore?.TryGetValue(round, out var all) == true)
            return CollectionsMarshal.AsSpan(all);
        return _said.TryGetValue(round, out var one) ? new[] { one } : [];
    }

    private ReadOnlySpan<Revision<T>> Merged(int round, ReadOnlySpan<Revision<T>> said)
    {
        if (said.Length == 0)
            return Kept(round);
        List<Revision<T>> all = [.. Kept(round), .. said];
        return all.OrderBy(r => r.KnownAt).ThenBy(r => r.IsFinal).ToArray();
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
