using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows;

/// <summary>Counts the rounds in which a source lists a model that has no complete score there.</summary>
/// <remarks>
/// A model is not missing from rounds before it existed: only a round in which some source names it counts. A round that is in the
/// panel with one metric of two is missing too.
/// </remarks>
internal sealed class MissingRounds
{
    private readonly int[] _counts;

    /// <param name="panel">Scores of all rounds that take part.</param>
    /// <param name="gaps">Rounds in which a source lists a model and left some score out, maybe one that is not asked for.</param>
    /// <param name="isPaying">Whether a round would take part if it had scores.</param>
    public MissingRounds(ScorePanel panel, IEnumerable<(string Model, int Round)> gaps, Func<int, bool> isPaying)
    {
        _counts = new int[panel.Models.Count];
        var rowOf = Indexed(panel.Models);
        var columnOf = Indexed(panel.Rounds);
        foreach (var (model, round) in gaps)
        {
            if (!rowOf.TryGetValue(model, out var row))
                continue;
            var isMissing = columnOf.TryGetValue(round, out var column)
                ? !panel.HasScore(row, column)
                : isPaying(round);
            if (isMissing)
                _counts[row]++;
        }
        for (var row = 0; row < panel.Models.Count; row++)
        {
            for (var column = 0; column < panel.Rounds.Count; column++)
            {
                if (!panel.IsComplete(row, column) && panel.HasScore(row, column))
                    _counts[row]++;
            }
        }
    }

    public int Of(int model) => _counts[model];

    private static Dictionary<T, int> Indexed<T>(IReadOnlyList<T> items)
        where T : notnull => items.Select((item, index) => (item, index)).ToDictionary(p => p.item, p => p.index);
}
