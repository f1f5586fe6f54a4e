using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Importing;

/// <summary>Writes rows that say nothing but scores: what is the same for all rows of a model, a round or a score is worked out once.</summary>
/// <remarks>Rows with anything unusual about them, a name or a value that cannot be, are left to <see cref="RowWriter"/>.</remarks>
internal sealed class BlockWriter(
    IImportBatch batch,
    KnowledgeOfRows knowledge,
    RowRefusal refusal,
    ImportNotes notes,
    PercentileLook look
)
{
    private readonly List<IScorePlace[]?> _models = [];
    private readonly Dictionary<int, RoundOfRows> _rounds = [];
    private ScoreColumn[] _columns = [];
    private (int Number, RoundOfRows? Found) _last;

    /// <summary>Writes a row.</summary>
    /// <returns>How many scores it has; -1 where it is not written, because it has to be looked at by itself.</returns>
    public int Write(ScoreBlock block, int row)
    {
        if (_columns.Length == 0)
            _columns = [.. block.Metrics.Select(m => new ScoreColumn(m, look.Of(m)))];
        var values = block.Values.AsSpan(row * _columns.Length, _columns.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]) && !_columns[i].CanBe(values[i]))
                return -1;
        }
        if (PlacesOf(block, block.Models[row]) is not { } places || Round(block, row) is not { CanBe: true } round)
            return -1;
        return Write(block, row, places, round);
    }

    private int Write(ScoreBlock block, int row, IScorePlace[] places, RoundOfRows round)
    {
        var scores = 0;
        for (var i = 0; i < places.Length; i++)
        {
            var value = block.Values[(row * places.Length) + i];
            if (double.IsNaN(value))
                continue;
            scores++;
            _columns[i].Tally?.Add(value);
            if (places[i].Add(block.Rounds[row], value, round.OfScores[i]) == Addition.Contradicted)
                notes.AddContradiction(block.Line + row, RowWriter.Named(block.Row(row), block.Metrics[i]));
        }
        if (scores < places.Length)
            batch.AddGap(block.Names[block.Models[row]], block.Rounds[row], round.OfPosition);
        return scores;
    }

    /// <summary>Where the scores of a model go; null where it cannot be called so.</summary>
    private IScorePlace[]? PlacesOf(ScoreBlock block, int model)
    {
        while (_models.Count <= model)
        {
            var name = block.Names[_models.Count];
            _models.Add(Plausible.Name(name) is null ? [.. block.Metrics.Select(m => batch.Place(name, m))] : null);
        }
        return _models[model];
    }

    private RoundOfRows Round(ScoreBlock block, int row)
    {
        var number = block.Rounds[row];
        if (_last.Found is { } last && _last.Number == number)
            return last;
        if (!_rounds.TryGetValue(number, out var round))
        {
            // What there is to say of a round is the same for every row, whoever's it is and whatever the score.
            var example = block.Row(row) with
            {
                Model = "any",
                Scores = [.. block.Metrics.Select(m => (m, 0.0))],
            };
            _rounds[number] = round = new RoundOfRows(
                refusal.Of(example) is null,
                knowledge.OfPosition(example),
                [.. block.Metrics.Select(m => knowledge.OfScore(example, m))]
            );
        }
        _last = (number, round);
        return round;
    }

    /// <param name="CanBe">Whether anything can be known of the round.</param>
    /// <param name="OfPosition">Knowledge of a gap.</param>
    /// <param name="OfScores">Knowledge of each score.</param>
    private sealed record RoundOfRows(bool CanBe, Knowledge OfPosition, Knowledge[] OfScores);

    private sealed class ScoreColumn(Metric metric, PercentileLook.Tally? tally)
    {
        private readonly (double Low, double High) _bounds = Plausible.ScoreBounds(metric);
        private readonly bool _hasName = Plausible.MetricName(metric) is null;

        public PercentileLook.Tally? Tally => tally;

        public bool CanBe(double score) => _hasName && score >= _bounds.Low && score <= _bounds.High;
    }
}
