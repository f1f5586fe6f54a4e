using System.Data.Common;
using Ballast.Core.Rounds;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Reads what is kept of the owners that an import touches, each once.</summary>
internal sealed class Histories : IDisposable
{
    private readonly Statement _scores;
    private readonly Statement _positions;
    private readonly Func<List<RoundReport>> _readRounds;
    private readonly Judgement<double> _judgesScores;
    private readonly Judgement<PositionCells> _judgesPositions;
    private readonly Judgement<RoundFacts> _judgesRounds;
    private readonly Dictionary<(long Metric, long Model), History<double>> _ofScores = [];
    private readonly Dictionary<long, History<PositionCells>> _ofPositions = [];
    private History<RoundFacts>? _ofRounds;

    public Histories(
        DbConnection connection,
        DbTransaction transaction,
        Tournament tournament,
        IReadOnlySet<long> yields
    )
    {
        _judgesScores = new Judgement<double>((_, later) => later, yields, overlays: false);
        _judgesPositions = new Judgement<PositionCells>(PositionCells.Lay, yields, overlays: true);
        _judgesRounds = new Judgement<RoundFacts>((e, l) => e.OverlaidBy(l), yields, overlays: true);
        _scores = new Statement(
            connection,
            """
            SELECT round, known_at, is_final, is_assumed, source_id, score FROM score_revision
            WHERE metric_id = @p0 AND model_id = @p1 AND round BETWEEN @p2 AND @p3
            ORDER BY round, known_at, is_final, source_id
            """,
            4
        )
        {
            Transaction = transaction,
        };
        _positions = new Statement(
            connection,
            """
            SELECT round, known_at, is_final, is_assumed, source_id, at_risk, multipliers, payout_factor, payout
            FROM position_revision
            WHERE model_id = @p0 AND round BETWEEN @p1 AND @p2 ORDER BY round, known_at, is_final, source_id
            """,
            3
        )
        {
            Transaction = transaction,
        };
        _readRounds = () => RoundReader.Revisions(connection, tournament);
    }

    public IEnumerable<((long Metric, long Model) Of, History<double> History)> Scores =>
        _ofScores.Select(s => (s.Key, s.Value));

    public IEnumerable<(long Model, History<PositionCells> History)> Positions =>
        _ofPositions.Select(p => (p.Key, p.Value));

    public History<RoundFacts>? Rounds => _ofRounds;

    /// <summary>A score of a model.</summary>
    /// <param name="metric">The score.</param>
    /// <param name="model">The model.</param>
    /// <param name="isNewModel">Whether this import brought the model: then nothing is kept of it.</param>
    public History<double> OfScores(long metric, long model, bool isNewModel)
    {
        if (!_ofScores.TryGetValue((metric, model), out var history))
            _ofScores[(metric, model)] = history = new History<double>(
                (from, to) => isNewModel ? [] : Read(_scores, r => r.GetDouble(5), metric, model, from, to),
                _judgesScores
            );
        return history;
    }

    public History<PositionCells> OfPositions(long model, bool isNewModel)
    {
        if (!_ofPositions.TryGetValue(model, out var history))
            _ofPositions[model] = history = new History<PositionCells>(
                (from, to) => isNewModel ? [] : Read(_positions, Cells, model, from, to),
                _judgesPositions
            );
        return history;
    }

    public History<RoundFacts> OfRounds() =>
        _ofRounds ??= new History<RoundFacts>(
            (from, to) =>
                [
                    .. _readRounds()
                        .Where(r => r.Facts.Number >= from && r.Facts.Number <= to)
                        .Select(r => (r.Facts.Number, Entry(r))),
                ],
            _judgesRounds
        );

    public void Dispose()
    {
        _scores.Dispose();
        _positions.Dispose();
    }

    private static Entry<RoundFacts> Entry(RoundReport report) =>
        new(new Revision<RoundFacts>(report.KnownAt, false, report.Facts), report.IsAssumed, (int)report.Source);

    private static List<(int, Entry<T>)> Read<T>(
        Statement statement,
        Func<DbDataReader, T> value,
        params ReadOnlySpan<object?> range
    )
        where T : IEquatable<T>
    {
        var kept = new List<(int, Entry<T>)>();
        using var reader = statement.Read(range);
        while (reader.Read())
            kept.Add(
                (
                    reader.GetInt32(0),
                    new Entry<T>(
                        new Revision<T>(reader.GetInt64(1), reader.GetInt64(2) != 0, value(reader)),
                        reader.GetInt64(3) != 0,
                        reader.GetInt32(4)
                    )
                )
            );
        return kept;
    }

    private static PositionCells Cells(DbDataReader reader) =>
        new(Text(reader, 5), Text(reader, 6), Text(reader, 7), Text(reader, 8));

    private static string? Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);
}
