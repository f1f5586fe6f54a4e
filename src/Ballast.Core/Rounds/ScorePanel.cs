using Ballast.Core.Numerics;

namespace Ballast.Core.Rounds;

/// <summary>Scores of several models over several rounds, dense: one plane of models x rounds for each metric.</summary>
/// <remarks>
/// A missing score is NaN, never zero. Planes are row-major, a model's rounds lie side by side, because every question is asked
/// model by model.
/// </remarks>
public sealed class ScorePanel
{
    private readonly double[][] _planes;

    /// <summary>Makes a panel in which every score is missing.</summary>
    /// <param name="models">Names, one a row.</param>
    /// <param name="rounds">Round numbers, ascending, one a column.</param>
    /// <param name="metrics">One plane each.</param>
    /// <exception cref="ArgumentException">The rounds do not ascend, or a metric stands twice.</exception>
    public ScorePanel(IReadOnlyList<string> models, IReadOnlyList<int> rounds, IReadOnlyList<Metric> metrics)
    {
        for (var i = 1; i < rounds.Count; i++)
        {
            if (rounds[i] <= rounds[i - 1])
                throw new ArgumentException("Rounds must ascend.", nameof(rounds));
        }
        if (metrics.Distinct().Count() != metrics.Count)
            throw new ArgumentException("Each metric has one plane.", nameof(metrics));
        Models = models;
        Rounds = rounds;
        Metrics = metrics;
        _planes = [.. metrics.Select(_ => Missing(models.Count * rounds.Count))];
    }

    /// <summary>Names, one a row.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>Round numbers, ascending, one a column.</summary>
    public IReadOnlyList<int> Rounds { get; }

    /// <summary>Metrics, one a plane.</summary>
    public IReadOnlyList<Metric> Metrics { get; }

    /// <summary>The plane of a metric by its position: models x rounds, row-major, NaN for missing.</summary>
    public double[] Plane(int metric) => _planes[metric];

    /// <summary>A model's scores in one metric, one a round.</summary>
    public Span<double> Row(int metric, int model) => _planes[metric].AsSpan(model * Rounds.Count, Rounds.Count);

    /// <summary>Whether the model has a score in every metric of the panel in that round.</summary>
    public bool IsComplete(int model, int round)
    {
        foreach (var plane in _planes)
        {
            if (double.IsNaN(plane[(model * Rounds.Count) + round]))
                return false;
        }
        return true;
    }

    /// <summary>Whether the model has a score in any metric of the panel in that round.</summary>
    public bool HasScore(int model, int round)
    {
        foreach (var plane in _planes)
        {
            if (!double.IsNaN(plane[(model * Rounds.Count) + round]))
                return true;
        }
        return false;
    }

    /// <summary>The same panel with some of its rounds only, in the given order of columns.</summary>
    public ScorePanel WithRounds(IReadOnlyList<int> columns)
    {
        var panel = new ScorePanel(Models, [.. columns.Select(c => Rounds[c])], Metrics);
        for (var metric = 0; metric < Metrics.Count; metric++)
        {
            for (var model = 0; model < Models.Count; model++)
            {
                var from = Row(metric, model);
                var to = panel.Row(metric, model);
                for (var i = 0; i < columns.Count; i++)
                    to[i] = from[columns[i]];
            }
        }
        return panel;
    }

    private static double[] Missing(int length)
    {
        var plane = LargeArray.Uninitialized(length);
        Array.Fill(plane, double.NaN);
        return plane;
    }
}
