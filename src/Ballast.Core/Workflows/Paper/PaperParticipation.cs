using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Paper;

/// <summary>Which models take part in rounds that have no returns yet: those with any score; before the first score those of the newest round that has some.</summary>
internal sealed class PaperParticipation
{
    private readonly SortedDictionary<int, bool[]> _scored = [];
    private readonly int _models;

    /// <param name="view">Where scores are.</param>
    /// <param name="models">Names as kept in the store.</param>
    /// <param name="from">The first round that is looked at.</param>
    public PaperParticipation(AsOfView view, IReadOnlyList<string> models, int from)
    {
        _models = models.Count;
        Metric[] metrics = [.. view.Metrics.Where(m => !m.IsPercentile)];
        if (models.Count == 0 || metrics.Length == 0)
            return;
        var panel = view.Scores(view.Query(models, metrics, Math.Max(1, from)));
        for (var column = 0; column < panel.Rounds.Count; column++)
        {
            var takes = new bool[_models];
            for (var plane = 0; plane < metrics.Length; plane++)
            {
                for (var row = 0; row < _models; row++)
                    takes[row] |= double.IsFinite(panel.Row(plane, row)[column]);
            }
            if (takes.Contains(true))
                _scored[panel.Rounds[column]] = takes;
        }
    }

    /// <summary>The newest round in which any model has a score; 0 where none has.</summary>
    public int Newest => _scored.Count == 0 ? 0 : _scored.Keys.Last();

    /// <summary>Who takes part in a round; everybody where no score is known at all.</summary>
    public IReadOnlyList<bool> In(int round)
    {
        if (_scored.TryGetValue(round, out var own))
            return own;
        var before = _scored.LastOrDefault(s => s.Key < round).Value;
        return before ?? [.. Enumerable.Repeat(true, _models)];
    }
}
