namespace Ballast.Core.Evidence.Maturity;

/// <summary>How much the field's scores moved on each day: mean squares of steps, in what is usual.</summary>
/// <remarks>A step over several days counts for each of them, so that where only final scores are kept a day is as restless as the rounds around it.</remarks>
internal sealed class DayActivity
{
    private readonly double[] _sums;
    private readonly int[] _known;
    private readonly SortedDictionary<int, (double Sum, double Weight)> _ended = [];

    /// <param name="paths">The ways.</param>
    /// <param name="now">The day after which nothing is known; null takes all that was seen.</param>
    public DayActivity(ScorePaths paths, int? now)
    {
        (First, Last) = (paths.DayOf(0, 0), now ?? ScoreStep.Newest(paths));
        var days = Math.Max(1, Last - First + 1);
        var (sums, counts) = (new double[days], new double[days]);
        var sizes = new StepSizes(paths, Last);
        foreach (var step in ScoreStep.Read(paths, Last))
        {
            var square = sizes.Square(step);
            if (double.IsNaN(square))
                continue;
            var end = paths.DayOf(step.Round, step.To);
            var (sum, weight) = _ended.GetValueOrDefault(end);
            _ended[end] = (sum + (square * step.Days), weight + step.Days);
            for (var day = end - step.Days + 1; day <= end; day++)
            {
                sums[day - First] += square;
                counts[day - First]++;
            }
        }
        (_sums, _known) = (new double[days + 1], new int[days + 1]);
        for (var day = 0; day < days; day++)
        {
            _sums[day + 1] = _sums[day] + (counts[day] > 0 ? sums[day] / counts[day] : 0);
            _known[day + 1] = _known[day] + (counts[day] > 0 ? 1 : 0);
        }
    }

    /// <summary>The first day of the line.</summary>
    public int First { get; }

    /// <summary>The last one: now.</summary>
    public int Last { get; }

    /// <summary>Mean over the days after one and up to another; NaN where nothing is known of them.</summary>
    public double Mean(int after, int until)
    {
        var from = Math.Clamp(after - First + 1, 0, _sums.Length - 1);
        var to = Math.Clamp(until - First + 1, from, _sums.Length - 1);
        return _known[to] > _known[from] ? (_sums[to] - _sums[from]) / (_known[to] - _known[from]) : double.NaN;
    }

    /// <summary>For each day from <see cref="First"/> on the mean of the steps that had ended by then, the newest most; NaN before the first.</summary>
    /// <param name="halfLife">Days after which a step counts half.</param>
    public double[] Recent(double halfLife)
    {
        var recent = new double[Math.Max(1, Last - First + 1)];
        var (sum, weight, kept) = (0.0, 0.0, Math.Pow(0.5, 1 / halfLife));
        for (var day = 0; day < recent.Length; day++)
        {
            var (more, moreWeight) = _ended.GetValueOrDefault(First + day);
            (sum, weight) = ((sum * kept) + more, (weight * kept) + moreWeight);
            recent[day] = weight > 0 ? sum / weight : double.NaN;
        }
        return recent;
    }
}
