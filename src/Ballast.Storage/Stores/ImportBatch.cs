using System.Data.Common;
using System.Globalization;
using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;
using Ballast.Storage.Checking;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>One transaction that writes.</summary>
internal sealed partial class ImportBatch : IImportBatch
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly Tournament _tournament;
    private readonly Engine _engine;
    private readonly FirstMoments _firstMoments = new();
    private readonly List<Statement> _statements = [];
    private readonly List<SummedInserter> _inserters = [];
    private readonly Inserter _scores;
    private readonly Inserter _positions;
    private readonly Inserter _rounds;
    private readonly Statement _insertGap;
    private readonly KnownIds _ids;
    private readonly Histories _histories;
    private readonly long _source;
    private bool _hasNote;
    private (int Scores, int Gaps, int Positions, int Rounds, int Configurations) _new;

    public ImportBatch(Engine engine, DbConnection connection, Tournament tournament)
    {
        (_engine, _connection, _tournament) = (engine, connection, tournament);
        _transaction = engine.BeginWrite(connection);
        _ids = new KnownIds(connection, _transaction, tournament);
        _histories = new Histories(connection, _transaction, tournament);
        _daily = new DailyHistories(connection, _transaction, tournament);
        _source = NextSource();
        _insertGap = Prepare(ImportSql.InsertGap, 3);
        _scores = Into(ImportSql.Scores);
        _positions = Into(ImportSql.Positions);
        _rounds = Into(ImportSql.Rounds);
        _prices = Into(ImportSql.Prices);
        _stakeDays = Into(ImportSql.StakeDays);
    }

    public Addition AddScore(string model, int round, Metric metric, double score, Knowledge knowledge)
    {
        var known = Columns.Milliseconds(knowledge.At.Time);
        var (metricId, modelId) = (_ids.OfMetric(metric), ModelId(model, known));
        _firstMoments.NoteScoredRound(round, known);
        var (addition, revision) = Add(
            _histories.OfScores(metricId, modelId),
            round,
            new Revision<double>(known, knowledge.IsFinal, score),
            knowledge.SeenAt
        );
        if (addition is Addition.New or Addition.Restated)
            _new.Scores += Reaching(
                revision.KnownAt,
                Write(
                    _scores,
                    metricId,
                    modelId,
                    round,
                    revision.KnownAt,
                    revision.IsFinal ? 1 : 0,
                    _source,
                    (int)knowledge.At.Basis,
                    score
                )
            );
        return addition;
    }

    public PathAddition AddPath(
        string model,
        int round,
        Metric metric,
        IReadOnlyList<PathPoint> days,
        PathPoint? final,
        DateTimeOffset seenAt,
        int? wholeTo = null
    )
    {
        var history = _histories.OfScores(_ids.OfMetric(metric), ModelId(model, Columns.Milliseconds(seenAt)));
        return DailyPath.Add(
            history,
            round,
            days,
            final,
            seenAt,
            wholeTo,
            (score, k) => AddScore(model, round, metric, score, k)
        );
    }

    public void AddGap(string model, int round, Knowledge knowledge)
    {
        var known = Columns.Milliseconds(knowledge.At.Time);
        _new.Gaps += Reaching(known, Write(_insertGap, ModelId(model, known), round, known));
    }

    public Addition AddPosition(Position position, DateTimeOffset? seenAt)
    {
        var known = Columns.Milliseconds(position.Known.Time);
        var modelId = ModelId(position.Model, known);
        var cells = PositionCells.Of(position);
        var (addition, revision) = Add(
            _histories.OfPositions(modelId),
            position.Round,
            new Revision<PositionCells>(known, position.IsFinal, cells),
            seenAt
        );
        if (addition is Addition.New or Addition.Restated)
            _new.Positions += Reaching(
                revision.KnownAt,
                Write(
                    _positions,
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
                )
            );
        return addition;
    }

    public Addition AddRound(RoundFacts facts, KnownTime known)
    {
        var revision = new Revision<RoundFacts>(Columns.Milliseconds(known.Time), false, facts);
        var addition = _histories.OfRounds().Add(facts.Number, revision);
        if (addition == Addition.New)
            _new.Rounds += Reaching(
                revision.KnownAt,
                Write(
                    _rounds,
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
                )
            );
        return addition;
    }

    public ImportCounts Commit(ImportSource source)
    {
        var counts = new ImportCounts(_ids.NewModels, _new.Scores, _new.Gaps, _new.Positions, _new.Rounds)
        {
            Prices = _newDays.Prices,
            StakeDays = _newDays.StakeDays,
            Configurations = _new.Configurations,
        };
        // A repeated import leaves no trace, not even in the list of sources.
        if (counts.IsEmpty && !_hasNote)
            return counts;
        if (counts.IsEmpty)
            Write(Prepare(ImportSql.ForgetSource, 1), _source);
        else
        {
            WriteFirstMoments();
            NameSource(source);
            WriteReach();
        }
        try
        {
            _inserters.ForEach(i => i.Flush());
            _transaction.Commit();
        }
        catch (DbException e)
        {
            throw _engine.InWords(e);
        }
        return counts;
    }

    public void Dispose()
    {
        _ids.Dispose();
        _histories.Dispose();
        _inserters.ForEach(i => i.Dispose());
        _statements.ForEach(s => s.Dispose());
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

    /// <summary>
    /// A value that differs from the one kept for the same moment was restated; it is known from when the source saw it.
    /// </summary>
    private static (Addition Addition, Revision<T> Revision) Add<T>(
        History<T> history,
        int round,
        Revision<T> revision,
        DateTimeOffset? seenAt
    )
        where T : IEquatable<T>
    {
        var isRestated =
            seenAt is { } seen
            && Columns.Milliseconds(seen) > revision.KnownAt
            && history.DiffersAtThatMoment(round, revision);
        if (isRestated)
            revision = revision with { KnownAt = Columns.Milliseconds(seenAt!.Value) };
        var addition = history.Add(round, revision);
        return (isRestated && addition == Addition.New ? Addition.Restated : addition, revision);
    }

    private void WriteFirstMoments()
    {
        var insertScoredRound = Prepare(ImportSql.InsertScoredRound, 3);
        foreach (var (round, known) in _firstMoments.ScoredRounds)
            Write(insertScoredRound, (long)_tournament, round, known);
        var knownEarlier = Prepare(ImportSql.ModelKnownEarlier, 2);
        foreach (var (model, known) in _firstMoments.Models)
            Write(knownEarlier, model, known);
    }

    private long ModelId(string name, long known)
    {
        var id = _ids.OfModel(name, known);
        _firstMoments.NoteModel(id, known);
        return id;
    }

    private Statement Prepare(string sql, int parameters)
    {
        var statement = new Statement(_connection, sql, parameters) { Transaction = _transaction };
        _statements.Add(statement);
        return statement;
    }

    private int Write(Inserter inserter, params ReadOnlySpan<object?> values)
    {
        try
        {
            inserter.Add(values);
            return 1;
        }
        catch (DbException e)
        {
            throw _engine.InWords(e);
        }
    }

    private int Write(Statement statement, params ReadOnlySpan<object?> values)
    {
        try
        {
            return statement.Execute(values);
        }
        catch (DbException e)
        {
            throw _engine.InWords(e);
        }
    }
}
