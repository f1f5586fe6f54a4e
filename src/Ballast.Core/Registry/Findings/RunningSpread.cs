namespace Ballast.Core.Registry.Findings;

/// <summary>A mean that forgets: of the newest 20 values or so.</summary>
internal struct RunningMean
{
    private const int Most = 20;

    /// <summary>The mean; 0 before the first value.</summary>
    public double Mean { get; private set; }

    /// <summary>Values that it stands on.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a value in.</summary>
    public void Add(double value)
    {
        Count = Math.Min(Count + 1, Most);
        Mean += (value - Mean) / Count;
    }
}

/// <summary>How far values lie from what was foreseen: what is usual at first, then what was seen.</summary>
/// <param name="usual">Standard deviation before anything is seen.</param>
/// <param name="weight">Values that this is worth.</param>
internal sealed class RunningSpread(double usual, double weight)
{
    private const double Most = 60;
    private const double Clip = 4;

    private double _squares = weight * usual * usual;
    private double _count = weight;

    /// <summary>Standard deviation of the next value about the mean of so many.</summary>
    public double Next(int count) => Math.Sqrt(_squares / _count * (1 + (1.0 / count)));

    /// <summary>Takes in how far a value lay from the mean of so many; far out it counts as 4 standard deviations, for it may be of another model.</summary>
    public void Add(double distance, int count)
    {
        var limit = Clip * Next(count);
        var own = Math.Clamp(distance, -limit, limit) / Math.Sqrt(1 + (1.0 / count));
        _squares += own * own;
        _count++;
        if (_count > Most)
            (_squares, _count) = (_squares * Most / _count, Most);
    }
}
