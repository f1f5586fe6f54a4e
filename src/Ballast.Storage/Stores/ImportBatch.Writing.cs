using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

// What is written at the end, when every row has had its word.
internal sealed partial class ImportBatch
{
    private Statement? _interimKnownEarlier;

    /// <summary>What is new of this batch alone.</summary>
    private ImportCounts OwnCount()
    {
        var scores = Tally(_histories.Scores.Select(s => s.History));
        var positions = Tally(_histories.Positions.Select(p => p.History));
        var rounds = Tally(_histories.Rounds is { } kept ? [kept] : Array.Empty<History<RoundFacts>>());
        var prices = Tally(_daily.Prices.Select(p => p.History));
        var stakes = Tally(_daily.Stakes.Select(s => s.History));
        return new ImportCounts(_ids.NewModels, scores.New, _new.Gaps, positions.New, rounds.New)
        {
            Prices = prices.New,
            StakeDays = stakes.New,
            Configurations = _new.Configurations,
            Changed = new ImportCounts(0, scores.Changed, 0, positions.Changed, rounds.Changed)
            {
                Prices = prices.Changed,
                StakeDays = stakes.Changed,
            },
        };
    }

    private static (int New, int Changed) Tally<T>(IEnumerable<History<T>> histories)
        where T : IEquatable<T>
    {
        var (isNew, changed) = (0, 0);
        foreach (var history in histories)
        {
            var tally = history.Tally();
            (isNew, changed) = (isNew + tally.New, changed + tally.Changed);
        }
        return (isNew, changed);
    }

    private void Write(ImportSource source)
    {
        if (OwnCount().IsEmpty)
        {
            _session.Write(_session.Prepare(ImportSql.ForgetSource, 1), _source);
            return;
        }
        WriteScores();
        WritePositions();
        WriteRounds();
        WriteDays();
        WriteFirstMoments();
        NameSource(source);
        WriteReach();
    }

    private void WriteScores()
    {
        var into = _session.Into(StoreTables.Scores);
        var rounds = new HashSet<int>();
        foreach (var ((metric, model), history) in _histories.Scores)
        {
            var interimRound = int.MinValue;
            foreach (var (round, e) in history.ToWrite())
            {
                rounds.Add(round);
                // Values of a round come in the order of their moments: the first one says since when.
                if (!e.IsFinal && round != interimRound)
                {
                    interimRound = round;
                    NoteInterim(metric, round, model, e.KnownAt, history.FirstInterim(round));
                }
                _session.WriteCells(into, metric, model, round, e.KnownAt, e.IsFinal, _source, e.IsAssumed, e.Value);
                Reaching(e.KnownAt, 1);
            }
        }
        var note = _session.Prepare(ImportSql.NoteRoundSource, 3);
        foreach (var round in rounds.Order())
            _session.Write(note, (long)_tournament, round, _source);
    }

    private void NoteInterim(long metric, int round, long model, long knownAt, long? kept)
    {
        if (kept is null)
            _session.WriteCells(_session.Into(StoreTables.Interim), metric, (long)round, model, knownAt);
        else if (knownAt < kept)
            _session.Write(
                _interimKnownEarlier ??= _session.Prepare(ImportSql.InterimKnownEarlier, 4),
                metric,
                round,
                model,
                knownAt
            );
    }

    private void WritePositions()
    {
        var into = _session.Into(StoreTables.Positions);
        foreach (var (model, history) in _histories.Positions)
        {
            foreach (var (round, e) in history.ToWrite())
            {
                _session.WriteCells(
                    into,
                    model,
                    round,
                    e.KnownAt,
                    e.IsFinal,
                    _source,
                    e.IsAssumed,
                    e.Value.AtRisk,
                    e.Value.Multipliers,
                    e.Value.PayoutFactor,
                    e.Value.Payout
                );
                Reaching(e.KnownAt, 1);
            }
        }
    }

    private void WriteRounds()
    {
        if (_histories.Rounds is not { } history)
            return;
        var into = _session.Into(StoreTables.Rounds);
        foreach (var (round, e) in history.ToWrite())
            Write(
                into,
                e.KnownAt,
                (long)_tournament,
                round,
                e.KnownAt,
                _source,
                Flag(e.IsAssumed),
                Columns.Milliseconds(e.Value.OpenTime),
                Columns.Milliseconds(e.Value.CloseTime),
                Columns.Milliseconds(e.Value.CloseStakingTime),
                Columns.Milliseconds(e.Value.ScoreTime),
                Columns.Milliseconds(e.Value.ResolveTime),
                Columns.Text(e.Value.PayoutFactor),
                Columns.Text(e.Value.StakeThreshold),
                Columns.Text(e.Value.TotalAtStake),
                Columns.Text(e.Value.TotalPayout),
                e.Value.Resolved is { } resolved ? Flag(resolved) : null
            );
    }

    private void WriteFirstMoments()
    {
        var insertScoredRound = _session.Prepare(ImportSql.InsertScoredRound, 3);
        foreach (var (round, known) in _firstMoments.ScoredRounds)
            _session.Write(insertScoredRound, (long)_tournament, round, known);
        var knownEarlier = _session.Prepare(ImportSql.ModelKnownEarlier, 2);
        foreach (var (model, known) in _firstMoments.Models)
            _session.Write(knownEarlier, model, known);
    }

    private void NameSource(ImportSource source)
    {
        SourceNaming.Write(_session, _source, source);
        // A sync has no content to take a hash of, and is not taken back.
        if (source.Sha256.Length > 0)
            _session.Write(_session.Prepare(ImportSql.NameFileImport, 3), _source, source.Command, (long)_tournament);
    }

    private static int Flag(bool flag) => flag ? 1 : 0;

    private void Write(Inserter inserter, long knownAt, params ReadOnlySpan<object?> values) =>
        Reaching(knownAt, _session.Write(inserter, values));
}
