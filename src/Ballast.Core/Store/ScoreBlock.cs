using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>Rows of a table that say scores of a model in a round and nothing else: a table of millions of them is read without an object for each.</summary>
/// <param name="Line">The line of the first row; each further row stands one line further down.</param>
/// <param name="Metrics">The scores that each row has a column of.</param>
/// <param name="Names">Models that the file has named so far; the same list in all blocks of a file.</param>
public sealed record ScoreBlock(int Line, IReadOnlyList<Metric> Metrics, IReadOnlyList<string> Names) : SourceRow(Line)
{
    /// <summary>Rows.</summary>
    public int Count => Rounds.Length;

    /// <summary>The model of each row, a place in <see cref="Names"/>.</summary>
    public required int[] Models { get; init; }

    /// <summary>The round of each row.</summary>
    public required int[] Rounds { get; init; }

    /// <summary>Values, row by row; NaN for an empty cell.</summary>
    public required double[] Values { get; init; }

    /// <summary>One row by itself.</summary>
    public PerformanceRow Row(int row)
    {
        var scores = new List<(Metric, double)>(Metrics.Count);
        for (var i = 0; i < Metrics.Count; i++)
        {
            if (Values[(row * Metrics.Count) + i] is var score && !double.IsNaN(score))
                scores.Add((Metrics[i], score));
        }
        return new PerformanceRow(Line + row)
        {
            Model = Names[Models[row]],
            Round = Rounds[row],
            Scores = scores,
            HasGap = scores.Count < Metrics.Count,
        };
    }
}
