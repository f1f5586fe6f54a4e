using Ballast.Core.Numerics;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows;

/// <summary>A score of all models that the store holds, round by round: its middle, and a model's place in it.</summary>
/// <remarks>A round with fewer than <see cref="FewestModels"/> models is no field. The store's models are the field only as far as it holds them.</remarks>
internal sealed class FieldScores
{
    /// <summary>Below this a percentile is a place among a few.</summary>
    public const int FewestModels = 20;

    private readonly ScorePanel _panel;
    private readonly int _plane;
    private readonly Dictionary<string, int> _rowOf;
    private readonly Dictionary<int, int> _columnOf;
    private readonly Dictionary<int, double[]> _sorted = [];

    private FieldScores(ScorePanel panel, int plane)
    {
        (_panel, _plane) = (panel, plane);
        _rowOf = panel.Models.Index().ToDictionary(m => m.Item, m => m.Index, StringComparer.Ordinal);
        _columnOf = panel.Rounds.Index().ToDictionary(r => r.Item, r => r.Index);
    }

    /// <summary>Takes the scores of one plane of a panel of all models.</summary>
    public static FieldScores Of(ScorePanel panel, int plane)
    {
        var field = new FieldScores(panel, plane);
        var all = panel.Plane(plane);
        var scores = new double[panel.Models.Count];
        for (var column = 0; column < panel.Rounds.Count; column++)
        {
            var count = 0;
            for (var at = column; at < all.Length; at += panel.Rounds.Count)
            {
                if (!double.IsNaN(all[at]))
                    scores[count++] = all[at];
            }
            if (count < FewestModels)
                continue;
            var sorted = scores[..count];
            Array.Sort(sorted);
            field._sorted[panel.Rounds[column]] = sorted;
        }
        return field;
    }

    /// <summary>A model's score; null where it is missing.</summary>
    public double? Score(string model, int round) =>
        _rowOf.TryGetValue(model, out var row)
        && _columnOf.TryGetValue(round, out var column)
        && _panel.Row(_plane, row)[column] is var score
        && !double.IsNaN(score)
            ? score
            : null;

    /// <summary>The middle of the field; null where there is none.</summary>
    public double? Median(int round) =>
        _sorted.TryGetValue(round, out var scores) ? Quantile.ComputeSorted(scores, 0.5) : null;

    /// <summary>Models in the field of a round; 0 where there is none.</summary>
    public int Size(int round) => _sorted.GetValueOrDefault(round)?.Length ?? 0;

    /// <summary>
    /// Share of the field that scores at or below the model, itself counted: 1 for the best. This is how the API's percentiles behave
    /// (docs/risk.md has the comparison). Null without a score or a field.
    /// </summary>
    public double? Percentile(string model, int round)
    {
        if (Score(model, round) is not { } score || !_sorted.TryGetValue(round, out var sorted))
            return null;
        var at = sorted.AsSpan().BinarySearch(score);
        while (at + 1 < sorted.Length && sorted[at + 1] == score)
            at++;
        return (at + 1) / (double)sorted.Length;
    }
}
