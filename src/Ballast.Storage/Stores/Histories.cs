using System.Data.Common;
using Ballast.Core.Rounds;

namespace Ballast.Storage.Stores;

/// <summary>Reads what is kept of the owners that an import touches, each once.</summary>
internal sealed class Histories : IDisposable
{
    private readonly Statement _scores;
    private readonly Statement _positions;
    private readonly Func<History<RoundFacts>> _readRounds;
    private readonly Dictionary<(long Metric, long Model), History<double>> _ofScores = [];
    private readonly Dictionary<long, History<PositionCells>> _ofPositions = [];
    private History<RoundFacts>? _ofRounds;

    public Histories(DbConnection connection, DbTransaction transaction, Tournament tournament)
    {
        _scores = new Statement(
            connection,
            """
            SELECT round, known_at, is_final, score FROM score_revision WHERE metric_id = @p0 AND model_id = @p1
            ORDER BY round, known_at, is_final, source_id
            """,
            2
        )
        {
            Transaction = transaction,
        };
        _positions = new Statement(
            connection,
            """
            SELECT round, known_at, is_final, at_risk, multipliers, payout_factor, payout FROM position_revision
            WHERE model_id = @p0 ORDER BY round, known_at, is_final, source_id
            """,
            1
        )
        {
            Transaction = transaction,
        };
        _readRounds = () =>
            new History<RoundFacts>([
                .. RoundReader
                    .Revisions(connection, tournament)
                    .Select(r => (r.Facts.Number, new Revision<RoundFacts>(r.KnownAt, false, r.Facts))),
            ]);
    }

    public History<double> OfScores(long metric, long model)
    {
        if (!_ofScores.TryGetValue((metric, model), out var history))
            _ofScores[(metric, model)] = history = Read(_scores, r => r.GetDouble(3), metric, model);
        return history;
    }

    public History<PositionCells> OfPositions(long model)
    {
        if (!_ofPositions.TryGetValue(model, out var history))
            _ofPositions[model] = history = Read(
                _positions,
                r => new PositionCells(Text(r, 3), Text(r, 4), Text(r, 5), Text(r, 6)),
                model
            );
        return history;
    }

    public History<RoundFacts> OfRounds() => _ofRounds ??= _readRounds();

    public void Dispose()
    {
        _scores.Dispose();
        _positions.Dispose();
    }

    private static History<T> Read<T>(
        Statement statement,
        Func<DbDataReader, T> value,
        params ReadOnlySpan<object?> owner
    )
        where T : IEquatable<T>
    {
        var kept = new List<(int, Revision<T>)>();
        using var reader = statement.Read(owner);
        while (reader.Read())
            kept.Add((reader.GetInt32(0), new Revision<T>(reader.GetInt64(1), reader.GetInt64(2) != 0, value(reader))));
        return new History<T>(kept);
    }

    private static string? Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);
}
