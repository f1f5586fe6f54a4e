namespace Ballast.Storage.Stores;

/// <summary>When the first value of each model and of each round became known, in one import.</summary>
internal sealed class FirstMoments
{
    private readonly Dictionary<int, long> _rounds = [];
    private readonly Dictionary<long, long> _models = [];

    public IEnumerable<(int Round, long KnownAt)> ScoredRounds =>
        _rounds.OrderBy(r => r.Key).Select(r => (r.Key, r.Value));

    public IEnumerable<(long Model, long KnownAt)> Models => _models.OrderBy(m => m.Key).Select(m => (m.Key, m.Value));

    public void NoteScoredRound(int round, long known) => Note(_rounds, round, known);

    public void NoteModel(long model, long known) => Note(_models, model, known);

    private static void Note<T>(Dictionary<T, long> first, T key, long known)
        where T : notnull
    {
        if (!first.TryGetValue(key, out var earlier) || known < earlier)
            first[key] = known;
    }
}
