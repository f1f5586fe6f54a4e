using System.Runtime.InteropServices;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Storage.Stores;

/// <summary>What is kept of one owner (a model in one metric, say), round by round, and what this import says about it.</summary>
/// <remarks>
/// It is read from the first round on that an import touches: asking the database for every single cell is some ten times slower, and a sync
/// of the last rounds need not read years.
/// </remarks>
/// <param name="read">Reads revisions of a range of rounds, in the order of rounds, then of the table's key.</param>
internal sealed class History<T>(Func<int, int, IReadOnlyList<(int Round, Revision<T> Revision)>> read)
    where T : IEquatable<T>
{
    // A table whose rounds descend would otherwise read one round at a time.
    private const int StepBack = 64;

    private readonly Dictionary<int, List<Revision<T>>> _kept = [];

    // What rows of this import said, new or not. Nearly always there is one row a round.
    private readonly Dictionary<int, Revision<T>> _said = [];
    private readonly Dictionary<int, Notes> _saidMore = [];
    private int _readFrom = int.MaxValue;

    /// <summary>Takes what a row says. Only what is <see cref="Addition.New"/> is to be written.</summary>
    public Addition Add(int round, Revision<T> revision)
    {
        if (_said.TryAdd(round, revision))
            return revision.AddsTo(Kept(round)) ? Addition.New : Addition.Known;
        var notes = NotesOf(round);
        var place = notes.Said.BinarySearch(revision, Revision<T>.ByMoment);
        if (place >= 0)
            return notes.Said[place] == revision ? Addition.Known : Addition.Contradicted;
        notes.Said.Insert(~place, revision);
        var isNew = revision.AddsTo(CollectionsMarshal.AsSpan(notes.All));
        var after = notes.All.FindLastIndex(r => Revision<T>.ByMoment.Compare(r, revision) <= 0) + 1;
        notes.All.Insert(after, revision);
        return isNew ? Addition.New : Addition.Known;
    }

    /// <summary>Whether something else is kept, or was said, for the same moment, and this is not: a repeated import says what is there.</summary>
    public bool DiffersAtThatMoment(int round, Revision<T> revision)
    {
        var all = _said.ContainsKey(round) ? CollectionsMarshal.AsSpan(NotesOf(round).All) : Kept(round);
        var differs = false;
        for (var i = all.Length - 1; i >= 0 && all[i].KnownAt >= revision.KnownAt; i--)
        {
            if (all[i] == revision)
                return false;
            differs |= all[i].IsSameMoment(revision);
        }
        return differs;
    }

    /// <summary>Whether a value that is not final was kept before this import for the moment or a later one.</summary>
    public bool KeepsInterimFrom(int round, long knownAt)
    {
        var kept = Kept(round);
        for (var i = kept.Length - 1; i >= 0 && kept[i].KnownAt >= knownAt; i--)
        {
            if (!kept[i].IsFinal)
                return true;
        }
        return false;
    }

    private Notes NotesOf(int round)
    {
        if (!_saidMore.TryGetValue(round, out var notes))
        {
            List<Revision<T>> all = [.. Kept(round), _said[round]];
            // The sort is stable: what is kept comes before what is said of the same moment.
            _saidMore[round] = notes = new Notes([_said[round]], [.. all.Order(Revision<T>.ByMoment)]);
        }
        return notes;
    }

    private ReadOnlySpan<Revision<T>> Kept(int round)
    {
        if (round < _readFrom)
            ReadFrom(_readFrom == int.MaxValue ? round : Math.Min(round, _readFrom - StepBack));
        return _kept.TryGetValue(round, out var revisions) ? CollectionsMarshal.AsSpan(revisions) : [];
    }

    private void ReadFrom(int round)
    {
        foreach (var (number, revision) in read(round, _readFrom == int.MaxValue ? int.MaxValue : _readFrom - 1))
        {
            ref var revisions = ref CollectionsMarshal.GetValueRefOrAddDefault(_kept, number, out _);
            (revisions ??= new List<Revision<T>>(1)).Add(revision);
        }
        _readFrom = round;
    }

    /// <summary>What this import said of a round, and that together with what is kept, both in the order of moments.</summary>
    private sealed record Notes(List<Revision<T>> Said, List<Revision<T>> All);
}
