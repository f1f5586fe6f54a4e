using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows;

/// <summary>The scores that payouts are computed from, and which of them are not the last ones.</summary>
internal sealed class PaidScores
{
    private readonly ScorePanel _panel;
    private readonly HashSet<InterimScore> _interim;
    private readonly Dictionary<string, int> _rowOf;
    private readonly Dictionary<int, int> _columnOf;

    /// <param name="view">What is known.</param>
    /// <param name="query">Which scores; without a metric there are none.</param>
    public PaidScores(AsOfView view, ScoreQuery query)
    {
        _panel = query.Metrics.Count == 0 ? new ScorePanel(query.Models ?? [], [], []) : view.Scores(query);
        _interim = query.Metrics.Count == 0 ? [] : [.. view.InterimScores(query)];
        _rowOf = _panel.Models.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i);
        _columnOf = _panel.Rounds.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => p.i);
    }

    /// <summary>The latest score; NaN where none is stored.</summary>
    public double Of(string model, int round, Metric metric)
    {
        for (var plane = 0; plane < _panel.Metrics.Count; plane++)
        {
            if (_panel.Metrics[plane] == metric && _columnOf.TryGetValue(round, out var column))
                return _panel.Row(plane, _rowOf[model])[column];
        }
        return double.NaN;
    }

    /// <summary>Whether only what was shown before the round resolved is stored.</summary>
    public bool IsInterim(string model, int round, Metric metric) =>
        _interim.Contains(new InterimScore(model, metric, round));
}
