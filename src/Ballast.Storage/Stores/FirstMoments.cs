namespace Ballast.Storage.Stores;

/// <summary>When the first value of an import about a round and about a model became known.</summary>
internal sealed class FirstMoments
{
    private readonly SortedDictionary<int, long> _rounds = [];
    private readonly SortedDictionary<long, long> _models = [];

    public IEnumerable<KeyValuePair<int, long>> Rounds => _rounds;

    public IEnumerable<KeyValuePair<long, long>> Models => _models;

    public void OfRound(int round, long known) => Note(_rounds, round, known);

    public void OfModel(long model, long known) => Note(_models, model, known);

    private static void Note<TKey>(SortedDictionary<TKey, long> moments, TKey key, long known)
        where TKey : notnull
    {
        if (!moments.TryGetValue(key, out var first) || known < first)
            moments[key] = known;
    }
}
