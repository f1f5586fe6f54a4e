using System.Data.Common;
using Ballast.Core.Rounds;
using Ballast.Storage.Engines;
using Ballast.Storage.Stores;

namespace Ballast.Storage.Panels;

/// <summary>What a store holds of rounds, as one state of it, for whoever writes them to files.</summary>
internal sealed class StoredRounds
{
    // Model by model: in SQLite a search of the key each, and not a pass over the metric; PostgreSQL chooses for itself.
    private const string Values = """
        SELECT m.id, s.known_at, s.is_final, s.is_assumed, s.source_id, s.score
        FROM model m CROSS JOIN score_revision s
        WHERE m.tournament = @p0 AND s.metric_id = @p1 AND s.model_id = m.id AND s.round = @p2
        ORDER BY m.id, s.known_at, s.is_final, s.source_id
        """;

    private const int UsualScoreDays = 20;

    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly Tournament _tournament;
    private readonly Dictionary<long, int> _places = [];

    public StoredRounds(DbConnection connection, DbTransaction transaction, Tournament tournament)
    {
        (_connection, _transaction, _tournament) = (connection, transaction, tournament);
        Sources = RoundSources.Read(connection, tournament, transaction);
        using var models = new Statement(connection, "SELECT id, name FROM model WHERE tournament = @p0", 1)
        {
            Transaction = transaction,
        };
        using (var reader = models.Read((long)tournament))
        {
            while (reader.Read())
            {
                _places[reader.GetInt64(0)] = Models.Count;
                Models.Add(reader.GetString(1));
            }
        }
        using var metrics = new Statement(connection, "SELECT id, name, version FROM metric ORDER BY id", 0)
        {
            Transaction = transaction,
        };
        using var rows = metrics.Read();
        while (rows.Read())
        {
            MetricIds.Add(rows.GetInt64(0));
            Metrics.Add(new Metric(rows.GetString(1), rows.GetString(2)).ToString());
        }
    }

    /// <summary>What is kept of each round, as a hash.</summary>
    public SortedDictionary<int, string?> Sources { get; }

    public List<string> Models { get; } = [];

    public List<string> Metrics { get; } = [];

    private List<long> MetricIds { get; } = [];

    /// <summary>Rounds that had resolved by a moment, with the longest of their scores, ascending.</summary>
    public List<int> Resolved(DateTimeOffset now)
    {
        var facts = RoundReader.Read(_connection, _tournament, now);
        var configurations = ConfigurationTable.Read(_connection, _tournament, now);
        return [.. Sources.Keys.Where(r => ResolvedAt(r) <= now)];

        DateTimeOffset ResolvedAt(int round)
        {
            var known = facts.GetValueOrDefault(round) ?? new RoundFacts { Tournament = _tournament, Number = round };
            var days = (configurations.GetValueOrDefault(round) ?? []).Max(c => c.ScoreDays) ?? UsualScoreDays;
            var own = known.Resolve().Time;
            // A round's own time is that of its payout; scores of 60 days go on after it.
            var longest = days > UsualScoreDays ? RoundCalendar.ResolveTime(round, days) : own;
            return longest > own ? longest : own;
        }
    }

    /// <summary>Every kept value of a round, those of a metric and model together, in the order of the store's key.</summary>
    /// <param name="round">The round.</param>
    /// <param name="each">Takes the places of metric and model, and the value.</param>
    /// <param name="cancellation">Ends it.</param>
    public void Read(int round, Action<int, int, PanelValue> each, CancellationToken cancellation)
    {
        using var statement = new Statement(_connection, Values, 3) { Transaction = _transaction };
        for (var metric = 0; metric < MetricIds.Count; metric++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var reader = statement.Read((long)_tournament, MetricIds[metric], round);
            while (reader.Read())
                each(
                    metric,
                    _places[reader.GetInt64(0)],
                    new PanelValue(
                        reader.GetInt64(1),
                        reader.GetInt64(2) != 0,
                        reader.GetInt64(3) != 0,
                        reader.GetInt32(4),
                        reader.GetDouble(5)
                    )
                );
        }
    }
}
