namespace Ballast.Storage.Stores;

/// <summary>What an import says first of each round. Rounds nearly always come in their order: then they are a list, else a dictionary.</summary>
internal sealed class SaidEntries<T>
    where T : IEquatable<T>
{
    private readonly List<int> _rounds = [];
    private readonly List<Entry<T>> _entries = [];
    private Dictionary<int, int>? _places;

    /// <summary>The newest round in the list; none is later while the rounds come in their order.</summary>
    private int Last => _rounds.Count == 0 ? 0 : _rounds[^1];

    public Entry<T> this[int round]
    {
        get => _entries[Place(round)];
        set
        {
            var place = Place(round);
            if (place >= 0)
                _entries[place] = value;
            else
                Append(round, value);
        }
    }

    public bool Contains(int round) => Place(round) >= 0;

    /// <summary>All of them, in the order of rounds.</summary>
    public IEnumerable<(int Round, Entry<T> Entry)> Ordered()
    {
        var said = _rounds.Zip(_entries);
        return _places is null ? said : said.OrderBy(s => s.First);
    }

    private int Place(int round)
    {
        if (_places is not null)
            return _places.TryGetValue(round, out var place) ? place : -1;
        if (round > Last)
            return -1;
        return round == Last ? _rounds.Count - 1 : Math.Max(-1, _rounds.BinarySearch(round));
    }

    private void Append(int round, Entry<T> entry)
    {
        if (_places is null && round < Last)
            _places = _rounds.Select((r, place) => (r, place)).ToDictionary(p => p.r, p => p.place);
        _places?.Add(round, _rounds.Count);
        _rounds.Add(round);
        _entries.Add(entry);
    }
}
