using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>One transaction that writes, or the part of one that is about one tournament.</summary>
internal sealed partial class ImportBatch : IImportBatch
{
    private readonly WriteSession _session;
    private readonly Tournament _tournament;
    private readonly ImportBatch? _first;
    private readonly List<ImportBatch> _beside = [];
    private readonly HashSet<long> _yields = [];
    private readonly FirstMoments _firstMoments = new();
    private readonly NewGaps _newGaps = new();
    private readonly Statement _insertGap;
    private readonly KnownIds _ids;
    private readonly Histories _histories;
    private readonly long _source;
    private bool _hasNote;
    private (int Gaps, int Configurations) _new;

    public ImportBatch(WriteSession session, Tournament tournament)
        : this(session, tournament, null) { }

    private ImportBatch(WriteSession session, Tournament tournament, ImportBatch? first)
    {
        (_session, _tournament, _first) = (session, tournament, first);
        _ids = new KnownIds(session.Connection, session.Transaction, tournament, session.Sums.Names);
        _histories = new Histories(session.Connection, session.Transaction, tournament, _yields);
        _daily = new DailyHistories(session.Connection, session.Transaction, tournament, _yields);
        _source = session.ReserveSource();
        _insertGap = session.Prepare(ImportSql.InsertGap, 4);
    }

    public long Source => _source;

    public IImportBatch Beside(Tournament tournament)
    {
        var beside = new ImportBatch(_session, tournament, _first ?? this);
        (_first ?? this)._beside.Add(beside);
        return beside;
    }

    public void YieldTo(IReadOnlySet<string> hashes)
    {
        if (hashes.Count == 0)
            return;
        using var reader = _session.Prepare(ImportSql.SourcesByHash, 0).Read();
        while (reader.Read())
        {
            if (hashes.Contains(reader.GetString(1)))
                _yields.Add(reader.GetInt64(0));
        }
    }

    public Addition AddScore(string model, int round, Metric metric, double score, Knowledge knowledge)
    {
        var known = Columns.Milliseconds(knowledge.At.Time);
        var (metricId, modelId) = (_ids.OfMetric(metric), ModelId(model, known));
        return AddTo(_histories.OfScores(metricId, modelId, _ids.IsNew(modelId)), round, score, knowledge);
    }

    private Addition AddTo(History<double> history, int round, double score, Knowledge knowledge)
    {
        var known = Columns.Milliseconds(knowledge.At.Time);
        _firstMoments.NoteScoredRound(round, known);
        return history.Add(
            round,
            new Revision<double>(known, knowledge.IsFinal, score),
            knowledge.At.Basis == TimeBasis.Assumed,
            knowledge.SeenAt
        );
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
        var (metricId, modelId) = (_ids.OfMetric(metric), ModelId(model, Columns.Milliseconds(seenAt)));
        var history = _histories.OfScores(metricId, modelId, _ids.IsNew(modelId));
        return DailyPath.Add(
            history,
            round,
            days,
            final,
            seenAt,
            wholeTo,
            (score, k) =>
            {
                _firstMoments.NoteModel(modelId, Columns.Milliseconds(k.At.Time));
                return AddTo(history, round, score, k);
            }
        );
    }

    public void AddGap(string model, int round, Knowledge knowledge)
    {
        var known = Columns.Milliseconds(knowledge.At.Time);
        var id = ModelId(model, known);
        if (_ids.IsNew(id))
        {
            if (_newGaps.Add(id, round, known))
                _new.Gaps += Reaching(
                    known,
                    _session.WriteCells(_session.Into(StoreTables.Gaps), id, (long)round, known, _source)
                );
            return;
        }
        var written = _session.Write(_insertGap, id, round, known, _source);
        if (written > 0)
            _session.Sums.Add(StoreTables.Gaps, id, (long)round, known, _source);
        _new.Gaps += Reaching(known, written);
    }

    public Addition AddPosition(Position position, DateTimeOffset? seenAt)
    {
        var known = Columns.Milliseconds(position.Known.Time);
        var modelId = ModelId(position.Model, known);
        return _histories
            .OfPositions(modelId, _ids.IsNew(modelId))
            .Add(
                position.Round,
                new Revision<PositionCells>(known, position.IsFinal, PositionCells.Of(position)),
                position.Known.Basis == TimeBasis.Assumed,
                seenAt
            );
    }

    public Addition AddRound(RoundFacts facts, KnownTime known) =>
        _histories
            .OfRounds()
            .Add(
                facts.Number,
                new Revision<RoundFacts>(Columns.Milliseconds(known.Time), false, facts),
                known.Basis == TimeBasis.Assumed,
                null
            );

    public ImportCounts Count() => Each().Aggregate(ImportCounts.None, (sum, b) => Sum(sum, b.OwnCount()));

    public ImportCounts Commit(ImportSource source)
    {
        var counts = Count();
        var hasNote = Each().Any(b => b._hasNote);
        // A repeated import leaves no trace, not even in the list of sources.
        if (counts.IsEmpty && !hasNote)
            return counts;
        foreach (var batch in Each())
            batch.Write(source with { Command = source.Command ?? _source });
        _session.Complete(counts.Total);
        return counts;
    }

    public void Dispose()
    {
        foreach (var batch in Each())
        {
            batch._ids.Dispose();
            batch._histories.Dispose();
        }
        _session.Dispose();
    }

    private IEnumerable<ImportBatch> Each() => _beside.Prepend(this);

    private static ImportCounts Sum(ImportCounts left, ImportCounts right) =>
        (left + right) with
        {
            Changed = (left.Changed ?? ImportCounts.None) + (right.Changed ?? ImportCounts.None),
        };

    private long ModelId(string name, long known)
    {
        var id = _ids.OfModel(name, known);
        _firstMoments.NoteModel(id, known);
        return id;
    }
}
