using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

// Where the rows of large tables go.
internal sealed partial class ImportBatch
{
    public IScorePlace Place(string model, Metric metric) => new ScorePlace(this, model, metric);

    /// <summary>The same as <see cref="AddScore"/>, but that ids and history are looked for once.</summary>
    private sealed class ScorePlace(ImportBatch batch, string model, Metric metric) : IScorePlace
    {
        private History<double>? _history;
        private long _firstKnown = long.MaxValue;
        private long _model;

        public Addition Add(int round, double score, Knowledge knowledge)
        {
            var known = Columns.Milliseconds(knowledge.At.Time);
            if (_history is null)
            {
                var metricId = batch._ids.OfMetric(metric);
                _model = batch._ids.OfModel(model, known);
                _history = batch._histories.OfScores(metricId, _model, batch._ids.IsNew(_model));
            }
            if (known < _firstKnown)
            {
                _firstKnown = known;
                batch._firstMoments.NoteModel(_model, known);
            }
            batch._firstMoments.NoteScoredRound(round, known);
            return _history.Add(
                round,
                new Revision<double>(known, knowledge.IsFinal, score),
                knowledge.At.Basis == TimeBasis.Assumed,
                knowledge.SeenAt
            );
        }
    }
}
