using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Importing;

/// <summary>
/// Whether values that are called a score look like percentiles. Correlations of real models lie around 0, on both sides; percentiles fill
/// [0, 1]. A tables of percentiles that is imported as scores would take the place of better values.
/// </summary>
internal sealed class PercentileLook
{
    // Fewer values say little; the mean of no real score of a model over that many rounds has come near this one.
    private const int FewestValues = 20;
    private const double LeastMean = 0.15;

    private readonly Dictionary<Metric, (int Count, bool IsInside, double Sum)> _seen = [];

    public void Add(Metric metric, double value)
    {
        // The correlation with the meta model does lie around 0.6.
        if (metric.IsPercentile || metric.Name == "corrWMetamodel" || !MetricNames.IsKnown(metric.Name))
            return;
        var (count, isInside, sum) = _seen.GetValueOrDefault(metric, (0, true, 0));
        _seen[metric] = (count + 1, isInside && value is >= 0 and <= 1, sum + value);
    }

    /// <summary>The first score whose values look like percentiles, and how many they are; null for none.</summary>
    public (Metric Metric, int Count)? Found()
    {
        foreach (var (metric, (count, isInside, sum)) in _seen)
        {
            if (count >= FewestValues && isInside && sum / count >= LeastMean)
                return (metric, count);
        }
        return null;
    }

    /// <summary>How many scores were seen at all.</summary>
    public int Total => _seen.Values.Sum(s => s.Count);
}
