using System.Security.Cryptography;
using System.Text;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Questions.Report;

/// <summary>A store that calls its models "model 1", "model 2"…: whatever reads it cannot give a name away.</summary>
/// <remarks>The models that are asked for come first: a place among the names of a whole field would tell who it is.</remarks>
internal sealed class AnonymousStore : ITournamentStore
{
    private readonly ITournamentStore _store;
    private readonly Dictionary<string, string> _hidden = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _real = new(StringComparer.Ordinal);

    public AnonymousStore(
        ITournamentStore store,
        Tournament tournament,
        IReadOnlyList<string> asked,
        DateTimeOffset asOf
    )
    {
        _store = store;
        var first = asked.Select(a => a.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // The order of the names would tell them.
        foreach (
            var name in store
                .Models(tournament, asOf)
                .OrderByDescending(first.Contains)
                .ThenBy(Hash, StringComparer.Ordinal)
        )
        {
            var hidden = $"model {_real.Count + 1}";
            (_hidden[name], _real[hidden]) = (hidden, name);
        }
    }

    /// <summary>The name that stands for a model; the name itself where it is not known, to be refused by it.</summary>
    public string Hidden(string model) => _hidden.GetValueOrDefault(model.Trim(), model);

    public IReadOnlyList<string> Models(Tournament tournament, DateTimeOffset asOf) =>
        [.. _store.Models(tournament, asOf).Select(Hidden)];

    public IReadOnlyList<Metric> Metrics(Tournament tournament, DateTimeOffset asOf) =>
        _store.Metrics(tournament, asOf);

    public IReadOnlyDictionary<int, RoundFacts> Rounds(Tournament tournament, DateTimeOffset asOf) =>
        _store.Rounds(tournament, asOf);

    public ScorePanel Scores(ScoreQuery query)
    {
        var panel = _store.Scores(Real(query));
        var hidden = new ScorePanel([.. panel.Models.Select(Hidden)], panel.Rounds, panel.Metrics);
        for (var metric = 0; metric < panel.Metrics.Count; metric++)
            panel.Plane(metric).CopyTo(hidden.Plane(metric), 0);
        return hidden;
    }

    public IEnumerable<(string Model, int Round)> Gaps(ScoreQuery query) =>
        _store.Gaps(Real(query)).Select(g => (Hidden(g.Model), g.Round));

    public IReadOnlyList<InterimScore> InterimScores(ScoreQuery query) =>
        [.. _store.InterimScores(Real(query)).Select(s => s with { Model = Hidden(s.Model) })];

    public IEnumerable<int> ScoredRounds(Tournament tournament, int to, DateTimeOffset asOf) =>
        _store.ScoredRounds(tournament, to, asOf);

    public IReadOnlyList<Position> Positions(PositionQuery query) =>
        [
            .. _store
                .Positions(query with { Models = query.Models?.Select(Real).ToList() })
                .Select(p => p with { Model = Hidden(p.Model) }),
        ];

    public IReadOnlyDictionary<int, IReadOnlyList<RoundScoreConfig>> Configurations(
        Tournament tournament,
        DateTimeOffset asOf
    ) => _store.Configurations(tournament, asOf);

    public IReadOnlyList<NmrPrice> Prices(string currency, DateTimeOffset asOf) => _store.Prices(currency, asOf);

    public IReadOnlyList<string> Currencies(DateTimeOffset asOf) => _store.Currencies(asOf);

    public IReadOnlyList<StakeDay> StakeDays(StakeDayQuery query) =>
        [
            .. _store
                .StakeDays(query with { Models = query.Models?.Select(Real).ToList() })
                .Select(d => d with { Model = Hidden(d.Model) }),
        ];

    public IImportBatch BeginImport(Tournament tournament) =>
        throw new NotSupportedException("An anonymous store is read only.");

    public void Dispose() => _store.Dispose();

    private static string Hash(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private ScoreQuery Real(ScoreQuery query) => query with { Models = query.Models?.Select(Real).ToList() };

    private string Real(string hidden) => _real.GetValueOrDefault(hidden, hidden);
}
