using System.Runtime.InteropServices;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>What is kept of one owner (a model in one metric, say), round by round, and what this import says about it.</summary>
/// <remarks>
/// What is kept is read from the first round on that an import touches: asking the database for every single cell is some ten times slower, and
/// a sync of the last rounds need not read years. What is said is written at the end, when the last row has had its word.
/// </remarks>
/// <param name="read">Reads entries of a range of rounds, in the order of rounds, then of the table's key.</param>
/// <param name="judgement">Decides what is news.</param>
internal sealed class History<T>(
    Func<int, int, IReadOnlyList<(int Round, Entry<T> Entry)>> read,
    Judgement<T> judgement
)
    where T : IEquatable<T>
{
    // A table whose rounds descend would otherwise read one round at a time.
    private const int StepBack = 64;

    private const int MostExpected = 128;

    private readonly List<Entry<T>> _kept = [];
    private readonly Dictionary<int, (int Start, int Count)> _keptOf = [];

    // What rows of this import said, new or not. Nearly always there is one row a round.
    private readonly SaidEntries<T> _said = new();
    private readonly Dictionary<int, List<Entry<T>>> _saidMore = [];
    private List<Entry<T>>? _newest;
    private int _readFrom = int.MaxValue;

    /// <summary>What is to be written, in the order of rounds.</summary>
    public IEnumerable<(int Round, Entry<T> Entry)> ToWrite()
    {
        foreach (var (round, said) in _said.Ordered())
        {
            if (_saidMore.Count == 0 || !_saidMore.TryGetValue(round, out var all))
            {
                if (said.IsNew)
                    yield return (round, said);
                continue;
            }
            foreach (var entry in all)
            {
                if (entry is { Source: 0, IsNew: true })
                    yield return (round, entry);
            }
        }
    }

    /// <summary>How much is to be written, and how much of it takes the place of other values.</summary>
    public (int New, int Changed) Tally()
    {
        var (isNew, changed) = (0, 0);
        foreach (var (round, said) in _said.Ordered())
        {
            if (_saidMore.Count == 0 || !_saidMore.TryGetValue(round, out var all))
            {
                isNew += said.IsNew ? 1 : 0;
                changed += said is { IsNew: true, IsChange: true } ? 1 : 0;
                continue;
            }
            foreach (ref readonly var entry in CollectionsMarshal.AsSpan(all))
            {
                if (entry is not { Source: 0, IsNew: true })
                    continue;
                isNew++;
                changed += entry.IsChange ? 1 : 0;
            }
        }
        return (isNew, changed);
    }

    /// <summary>Takes what a row says.</summary>
    public Addition Add(int round, Revision<T> revision, bool isAssumed, DateTimeOffset? seenAt)
    {
        var claim = new Entry<T>(revision, isAssumed) { SeenAt = seenAt is { } seen ? Columns.Milliseconds(seen) : 0 };
        // An entry of a round that is in both stands in the second.
        var isFirst = !_said.Contains(round);
        if (isFirst && Kept(round).IsEmpty)
        {
            _said[round] = claim with { IsNew = true };
            return Addition.New;
        }
        if (!isFirst && revision.IsFinal && ChangesPlaces(round, claim) is { } earlier)
        {
            // The rows come in the wrong order: what was seen first stands at the round's own moment.
            var addition = Replace(round, earlier, claim);
            Place(round, earlier with { IsNew = false });
            return addition;
        }
        return Place(round, claim);
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

    /// <summary>When the first value that is not final and was kept before this import became known; null for none.</summary>
    public long? FirstInterim(int round)
    {
        foreach (var kept in Kept(round))
        {
            if (!kept.IsFinal)
                return kept.KnownAt;
        }
        return null;
    }

    /// <summary>Finds the claim's place: its own moment, or that at which it was seen where another value is known for its own.</summary>
    private Addition Place(int round, Entry<T> claim)
    {
        var all = All(round);
        if (claim.IsFinal && judgement.FinalAt(all, claim) is { } final)
        {
            var isSame = judgement.Lay(final.Value, claim.Value).Equals(final.Value);
            var isLater = final.KnownAt > claim.KnownAt;
            if (claim.SeenAt > claim.KnownAt && !isSame)
                return Moved(round, claim, claim.SeenAt);
            if (claim.SeenAt > claim.KnownAt && isLater)
                return Addition.Known;
            // Both moments are of the calendar or of a file; a worked-out one must not win over a correction that comes later.
            if (claim.SeenAt == 0 && !isSame && isLater && final.IsAssumed)
            {
                Put(round, claim);
                return Put(round, At(claim, final.KnownAt) with { IsAssumed = true });
            }
        }
        else if (!claim.IsFinal && claim.SeenAt > claim.KnownAt && DiffersAtThatMoment(all, claim.Revision))
            return Moved(round, claim, claim.SeenAt);
        return Put(round, claim);
    }

    private Addition Moved(int round, Entry<T> claim, long to)
    {
        var addition = Put(round, At(claim, to), isMoved: true);
        return addition == Addition.New ? Addition.Restated : addition;
    }

    private static Entry<T> At(Entry<T> claim, long knownAt) =>
        claim with
        {
            Revision = claim.Revision with { KnownAt = knownAt },
        };

    private Addition Put(int round, Entry<T> claim, bool isMoved = false)
    {
        if (!_said.Contains(round))
        {
            var judged = judgement.Judge(Kept(round), claim, isMoved);
            _said[round] = judged;
            return judged.IsNew ? Addition.New : Addition.Known;
        }
        var all = More(round);
        var at = FindSaid(all, claim.Revision);
        if (at >= 0)
            return Complete(all, at, claim);
        var added = judgement.Judge(CollectionsMarshal.AsSpan(all), claim, isMoved);
        Insert(all, added);
        return added.IsNew ? Addition.New : Addition.Known;
    }

    /// <summary>A second row about the same place: cells complete each other, and where both speak the later one counts.</summary>
    private Addition Complete(List<Entry<T>> all, int at, Entry<T> claim)
    {
        var earlier = all[at];
        var laid = judgement.Lay(earlier.Value, claim.Value);
        if (laid.Equals(earlier.Value))
            return Addition.Known;
        all.RemoveAt(at);
        var both = judgement.Judge(
            CollectionsMarshal.AsSpan(all),
            claim with
            {
                Revision = claim.Revision with { Value = laid },
                IsAssumed = earlier.IsAssumed && claim.IsAssumed,
                SeenAt = Math.Max(earlier.SeenAt, claim.SeenAt),
            }
        );
        Insert(all, both);
        return judgement.Contradict(earlier.Value, claim.Value) ? Addition.Contradicted
            : both.IsNew ? Addition.New
            : Addition.Known;
    }

    private Addition Replace(int round, Entry<T> earlier, Entry<T> claim)
    {
        var all = More(round);
        all.RemoveAt(FindSaid(all, earlier.Revision));
        return Put(round, claim);
    }

    /// <summary>The said value at the claim's place that was seen later than the claim and says something else; null for none.</summary>
    private Entry<T>? ChangesPlaces(int round, Entry<T> claim)
    {
        if (claim.SeenAt == 0)
            return null;
        var all = More(round);
        var at = FindSaid(all, claim.Revision);
        return at >= 0 && all[at].SeenAt > claim.SeenAt && !all[at].Value.Equals(claim.Value) ? all[at] : null;
    }

    /// <summary>Whether something else is kept, or was said, for the same moment, and this is not.</summary>
    private static bool DiffersAtThatMoment(ReadOnlySpan<Entry<T>> all, Revision<T> revision)
    {
        var differs = false;
        for (var i = all.Length - 1; i >= 0 && all[i].KnownAt >= revision.KnownAt; i--)
        {
            if (all[i].Revision == revision)
                return false;
            differs |= all[i].Revision.IsSamePlace(revision);
        }
        return differs;
    }

    // Kept values come before said ones of the same place.
    private static void Insert(List<Entry<T>> all, Entry<T> entry) => all.Insert(After(all, entry.Revision), entry);

    /// <summary>The one said value of a place stands behind the kept ones; -1 where there is none.</summary>
    private static int FindSaid(List<Entry<T>> all, Revision<T> place)
    {
        var at = After(all, place) - 1;
        return at >= 0 && all[at].Source == 0 && all[at].Revision.IsSamePlace(place) ? at : -1;
    }

    /// <summary>How many values stand at the place or before it.</summary>
    private static int After(List<Entry<T>> all, Revision<T> place)
    {
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Revision.ComparePlace(place) <= 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private ReadOnlySpan<Entry<T>> All(int round) =>
        _said.Contains(round) ? CollectionsMarshal.AsSpan(More(round)) : Kept(round);

    private List<Entry<T>> More(int round)
    {
        if (!_saidMore.TryGetValue(round, out var all))
        {
            // A round has about as many values as the one before it.
            var kept = Kept(round);
            all = new List<Entry<T>>(Math.Max(kept.Length + 2, Math.Min(_newest?.Count ?? 0, MostExpected)));
            all.AddRange(kept);
            _saidMore[round] = _newest = all;
            Insert(all, _said[round]);
        }
        return all;
    }

    private ReadOnlySpan<Entry<T>> Kept(int round)
    {
        if (round < _readFrom)
            ReadFrom(_readFrom == int.MaxValue ? round : Math.Min(round, _readFrom - StepBack));
        return _kept.Count > 0 && _keptOf.TryGetValue(round, out var part)
            ? CollectionsMarshal.AsSpan(_kept).Slice(part.Start, part.Count)
            : [];
    }

    private void ReadFrom(int round)
    {
        foreach (var (number, entry) in read(round, _readFrom == int.MaxValue ? int.MaxValue : _readFrom - 1))
        {
            ref var part = ref CollectionsMarshal.GetValueRefOrAddDefault(_keptOf, number, out var isThere);
            part = isThere ? (part.Start, part.Count + 1) : (_kept.Count, 1);
            _kept.Add(entry);
        }
        _readFrom = round;
    }
}
