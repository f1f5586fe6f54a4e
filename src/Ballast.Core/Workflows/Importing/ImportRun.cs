using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Importing;

/// <summary>One file on its way into the store: each row goes to the writer of its tournament.</summary>
internal sealed class ImportRun
{
    private readonly ITournamentStore _store;
    private readonly IImportBatch _batch;
    private readonly ImportRequest _request;
    private readonly PercentileLook _look = new();
    private readonly List<BadRow> _bad = [];
    private readonly HashSet<string> _models = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<bool> _isMentioned = [];
    private readonly Dictionary<Tournament, RowWriter> _writers = [];
    private long _values;

    public ImportRun(ITournamentStore store, IImportBatch batch, ImportRequest request)
    {
        (_store, _batch, _request) = (store, batch, request);
        _batch.YieldTo(request.LaterFiles);
        _writers[request.Tournament] = Writer(batch, request.Tournament);
    }

    public int Rows { get; private set; }

    public int BadRows { get; private set; }

    public IReadOnlyList<BadRow> ListedBadRows => _bad;

    public ImportNotes Notes { get; } = new();

    /// <summary>Takes rows that say nothing but scores.</summary>
    /// <returns>Null, or why the whole file is refused; its message goes on from the file's name.</returns>
    public Refusal? Take(ScoreBlock block)
    {
        var writer = _writers[_request.Tournament].Blocks;
        for (var row = 0; row < block.Count; row++)
        {
            var scores = writer.Write(block, row);
            Refusal? refusal;
            if (scores < 0)
                refusal = Take(block.Row(row));
            else
            {
                Rows++;
                _values += Math.Max(1, scores);
                Mention(block, block.Models[row]);
                refusal = StrictContradiction() ?? Limit();
            }
            if (refusal is not null)
                return refusal;
        }
        return null;
    }

    /// <summary>Takes a row.</summary>
    /// <returns>Null, or why the whole file is refused; its message goes on from the file's name.</returns>
    public Refusal? Take(SourceRow row)
    {
        if ((row as BadRow ?? WriterOf(row).Write(row)) is { } bad)
        {
            if (_request.Strict)
                return Strict(bad);
            if (++BadRows <= ImportWorkflow.MostListedBadRows)
                _bad.Add(bad);
        }
        else
            Rows++;
        return StrictContradiction() ?? Limit(row);
    }

    /// <summary>Writes what waits for the last row.</summary>
    public Refusal? Finish()
    {
        foreach (var writer in _writers.Values)
            writer.Finish();
        Notes.Finish();
        return StrictContradiction();
    }

    /// <summary>Why the file as a whole looks like a mistake; null where it does not.</summary>
    public Refusal? Doubt(string file)
    {
        const int FewestChanges = 100;
        var changed = _batch.Count().Changed?.Scores ?? 0;
        if (_look.Found() is { } found)
            return new Refusal(
                "looks-like-percentiles",
                $"{file}: {found.Count:#,##0} values of {found.Metric} all lie between 0 and 1 as percentiles do ({Changed(changed)}). If they are, import them with --metric {found.Metric}Percentile or rename the column; --force keeps them as {found.Metric}."
            );
        if (changed >= FewestChanges && changed * 2 >= _look.Total)
            return new Refusal(
                "would-change",
                $"{file}: {Changed(changed)} of {_look.Total:#,##0}. Is it the right score (--metric)? See --dry-run; --force keeps them."
            );
        return null;
    }

    /// <summary>Counts the model of a row of a block, once.</summary>
    private void Mention(ScoreBlock block, int model)
    {
        while (_isMentioned.Count <= model)
            _isMentioned.Add(false);
        if (_isMentioned[model])
            return;
        _isMentioned[model] = true;
        _models.Add(block.Names[model]);
    }

    private static string Changed(int changed) => $"{changed:#,##0} values in the store would change";

    private Refusal? StrictContradiction() =>
        _request.Strict && Notes.Contradictions > 0 ? Strict(Notes.Listed[^1]) : null;

    private static Refusal Strict(BadRow row) =>
        new("bad-row", $":{row.Line}: {row.Reason}. Nothing was kept (--strict).");

    private RowWriter WriterOf(SourceRow row)
    {
        var tournament = row.Tournament ?? _request.Tournament;
        if (!_writers.TryGetValue(tournament, out var writer))
        {
            var beside = _batch.Beside(tournament);
            beside.YieldTo(_request.LaterFiles);
            _writers[tournament] = writer = Writer(beside, tournament);
        }
        return writer;
    }

    private RowWriter Writer(IImportBatch batch, Tournament tournament)
    {
        var view = new AsOfView(_store, tournament, DateTimeOffset.MaxValue);
        return new RowWriter(
            batch,
            new KnowledgeOfRows(view.Rules, view.Rounds, _request.Now),
            tournament,
            _request,
            Notes,
            _look
        );
    }

    private Refusal? Limit(SourceRow row)
    {
        if (row is PerformanceRow performance)
        {
            _values += Math.Max(1, performance.Scores.Count);
            _models.Add(performance.Model);
        }
        else
            _values++;
        return Limit();
    }

    private Refusal? Limit()
    {
        var limits = _request.Limits;
        // A wide table makes a row of each of its cells; there the values count.
        var (what, most) =
            _values > limits.Values ? ("values", limits.Values)
            : BadRows > limits.Rows ? ("rows", limits.Rows)
            : _models.Count > limits.Models ? ("models", limits.Models)
            : ("", 0);
        return most == 0
            ? null
            : new Refusal(
                "too-large",
                $" has more than {most:#,##0} {what}; split it into several files. Nothing was kept."
            );
    }
}
