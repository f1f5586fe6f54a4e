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

    private readonly Dictionary<Metric, Tally> _seen = [];

    public void Add(Metric metric, double value) => Of(metric)?.Add(value);

    /// <summary>Where values of a score are counted; null where they are not looked at.</summary>
    public Tally? Of(Metric metric)
    {
        if (_seen.TryGetValue(metric, out var tally))
            return tally;
        // The correlation with the meta model does lie around 0.6.
        if (metric.IsPercentile || metric.Name == "corrWMetamodel" || !MetricNames.IsKnown(metric.Name))
            return null;
        return _seen[metric] = new Tally();
    }

    /// <summary>The first score whose values look like percentiles, and how many they are; null for none.</summary>
    public (Metric Metric, int Count)? Found()
    {
        foreach (var (metric, tally) in _seen)
        {
            if (tally.Count >= FewestValues && tally.IsInside && tally.Sum / tally.Count >= LeastMean)
                return (metric, tally.Count);
        }
        return null;
    }

    /// <summary>How many scores were seen at all.</summary>
    public int Total => _seen.Values.Sum(s => s.Count);

    /// <summary>What was seen of one score.</summary>
    public sealed class Tally
    {
        public int Count { get; private set; }

        public bool IsInside { get; private set; } = true;

        public double Sum { get; private set; }

        public void Add(double value)
        {
            Count++;
            IsInside &= value is >= 0 and <= 1;
            Sum += value;
        }
    }
}
