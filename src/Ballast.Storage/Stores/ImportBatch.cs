using System.Data.Common;
using System.Globalization;
using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>One transaction that writes.</summary>
internal sealed class ImportBatch : IImportBatch
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly Tournament _tournament;
    private readonly string _path;
    private readonly Dictionary<string, (long Id, string Name)> _models;
    private readonly Dictionary<Metric, long> _metrics = [];
    private readonly HashSet<int> _scoredRounds = [];
    private readonly List<Statement> _statements = [];
    private readonly Statement _insertScore;
    private readonly Statement _insertGap;
    private readonly Statement _insertPosition;
    private readonly Statement _insertRound;
    private readonly Statement _insertModel;
    private readonly Histories _histories;
    private readonly long _source;
    private (int Models, int Scores, int Gaps, int Positions, int Rounds) _new;

    public ImportBatch(DbConnection connection, Tournament tournament, string path)
    {
        (_connection, _tournament, _path) = (connection, tournament, path);
        // Immediate: a second writer waits here, before it has read anything that may change.
        _transaction = connection is Microsoft.Data.Sqlite.SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: false)
            : connection.BeginTransaction();
        _models = ModelTable.Read(connection, tournament);
        _histories = new Histories(connection, _transaction, tournament);
        _source = NextSource();
        _insertScore = Prepare(ImportSql.InsertScore, 8);
        _insertGap = Prepare(ImportSql.InsertGap, 3);
        _insertPosition = Prepare(ImportSql.InsertPosition, 10);
        _insertRound = Prepare(ImportSql.InsertRound, 15);
        _insertModel = Prepare(ImportSql.InsertModel, 3);
    }

    public void AddScore(string model, int round, Metric metric, double score, Knowledge knowledge)
    {
        var (metricId, modelId) = (MetricId(metric), ModelId(model));
        _scoredRounds.Add(round);
        var revision = new Revision<double>(Columns.Milliseconds(knowledge.At.Time), knowledge.IsFinal, score);
        var history = _histories.OfScores(metricId, modelId);
        if (!history.IsNew(round, revision))
            return;
        // Only a table with moments of its own can say the same cell twice and mean two revisions.
        if (knowledge.At.Basis == TimeBasis.Recorded && !knowledge.IsFinal)
            history.Remember(round, revision);
        _new.Scores += Write(
            _insertScore,
            metricId,
            modelId,
            round,
            revision.KnownAt,
            revision.IsFinal ? 1 : 0,
            _source,
            (int)knowledge.At.Basis,
            score
        );
    }

    public void AddGap(string model, int round, Knowledge knowledge) =>
        _new.Gaps += Write(_insertGap, ModelId(model), round, Columns.Milliseconds(knowledge.At.Time));

    public void AddPosition(Position position)
    {
        var modelId = ModelId(position.Model);
        var cells = PositionCells.Of(position);
        var revision = new Revision<PositionCells>(Columns.Milliseconds(position.Known.Time), position.IsFinal, cells);
        var history = _histories.OfPositions(modelId);
        if (!history.IsNew(position.Round, revision))
            return;
        if (position.Known.Basis == TimeBasis.Recorded && !position.IsFinal)
            history.Remember(position.Round, revision);
        _new.Positions += Write(
            _insertPosition,
            modelId,
            position.Round,
            revision.KnownAt,
            revision.IsFinal ? 1 : 0,
            _source,
            (int)position.Known.Basis,
            cells.AtRisk,
            cells.Multipliers,
            cells.PayoutFactor,
            cells.Payout
        );
    }

    public void AddRound(RoundFacts facts, KnownTime known)
    {
        var revision = new Revision<RoundFacts>(Columns.Milliseconds(known.Time), false, facts);
        var history = _histories.OfRounds();
        if (!history.IsNew(facts.Number, revision))
            return;
        history.Remember(facts.Number, revision);
        _new.Rounds += Write(
            _insertRound,
            (long)_tournament,
            facts.Number,
            revision.KnownAt,
            _source,
            (int)known.Basis,
            Columns.Milliseconds(facts.OpenTime),
            Columns.Milliseconds(facts.CloseTime),
            Columns.Milliseconds(facts.CloseStakingTime),
            Columns.Milliseconds(facts.ScoreTime),
            Columns.Milliseconds(facts.ResolveTime),
            Columns.Text(facts.PayoutFactor),
            Columns.Text(facts.StakeThreshold),
            Columns.Text(facts.TotalAtStake),
            Columns.Text(facts.TotalPayout),
            facts.Resolved is { } resolved ? (resolved ? 1 : 0) : null
        );
    }

    public ImportCounts Commit(ImportSource source)
    {
        var counts = new ImportCounts(_new.Models, _new.Scores, _new.Gaps, _new.Positions, _new.Rounds);
        // A repeated import leaves no trace, not even in the list of sources.
        if (counts.IsEmpty)
            return counts;
        var insertScoredRound = Prepare(ImportSql.InsertScoredRound, 2);
        foreach (var round in _scoredRounds.Order())
            Write(insertScoredRound, (long)_tournament, round);
        Write(
            Prepare(ImportSql.NameSource, 4),
            _source,
            source.Name,
            source.Sha256,
            Columns.Milliseconds(source.ImportedAt)
        );
        try
        {
            _transaction.Commit();
        }
        catch (DbException e)
        {
            throw SqliteEngine.InWords(e, _path);
        }
        return counts;
    }

    public void Dispose()
    {
        _histories.Dispose();
        foreach (var statement in _statements)
            statement.Dispose();
        // Rolls back what was not committed.
        _transaction.Dispose();
    }

    /// <summary>Rows that refer to the source come first, so it is written without a name and named at the end.</summary>
    private long NextSource()
    {
        var id = Convert.ToInt64(
            Prepare("SELECT coalesce(max(id), 0) + 1 FROM source", 0).Scalar(),
            CultureInfo.InvariantCulture
        );
        Write(Prepare(ImportSql.ReserveSource, 1), id);
        return id;
    }

    private long ModelId(string name)
    {
        var key = ModelTable.Key(name);
        if (_models.TryGetValue(key, out var model))
            return model.Id;
        var id = Convert.ToInt64(_insertModel.Scalar((long)_tournament, name, key), CultureInfo.InvariantCulture);
        _models[key] = (id, name);
        _new.Models++;
        return id;
    }

    private long MetricId(Metric metric)
    {
        if (_metrics.TryGetValue(metric, out var known))
            return known;
        var id =
            MetricTable.Find(_connection, metric)
            ?? Convert.ToInt64(
                Prepare(ImportSql.InsertMetric, 2).Scalar(metric.Name, metric.Version),
                CultureInfo.InvariantCulture
            );
        return _metrics[metric] = id;
    }

    private Statement Prepare(string sql, int parameters)
    {
        var statement = new Statement(_connection, sql, parameters) { Transaction = _transaction };
        _statements.Add(statement);
        return statement;
    }

    private int Write(Statement statement, params ReadOnlySpan<object?> values)
    {
        try
        {
            return statement.Execute(values);
        }
        catch (DbException e)
        {
            throw SqliteEngine.InWords(e, _path);
        }
    }
}
