namespace Ballast.Core.Risk.Bootstrap;

/// <summary>How intervals are made.</summary>
internal sealed record IntervalOptions
{
    /// <summary>Rounds that are open at once, and so share days: 20 for daily rounds with 20-day scores, 4 for weekly ones.</summary>
    public required int Overlap { get; init; }

    /// <summary>The days of the made-up records; series that are asked about one after the other share them.</summary>
    public SimulatedDays Days { get; init; } = new();

    /// <summary>The most that a round can gain or lose, as a share of the stake: the clip of the payout rule. No made-up round goes beyond it.</summary>
    public double Limit { get; init; } = double.PositiveInfinity;

    /// <summary>How sure the interval is to be.</summary>
    public Confidence Confidence { get; init; } = Confidence.NinetyFive;

    /// <summary>Threads at most; null takes what the machine has. The answer does not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>Share of the draws that is left out on either side.</summary>
    internal double Tail => Confidence == Confidence.Ninety ? 0.05 : 0.025;

    internal int ThreadCount => Threads ?? -1;

    /// <summary>Checks the numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of range.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Overlap, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Limit);
    }
}
