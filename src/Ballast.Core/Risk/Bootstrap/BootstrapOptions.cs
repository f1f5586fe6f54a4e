namespace Ballast.Core.Risk.Bootstrap;

/// <summary>How sure an interval is to be.</summary>
internal enum Confidence
{
    /// <summary>It holds the true value nine times of ten.</summary>
    Ninety,

    /// <summary>It holds the true value nineteen times of twenty.</summary>
    NinetyFive,
}

/// <summary>How a series is cut into blocks.</summary>
internal sealed record BootstrapOptions
{
    /// <summary>Rounds that are open at once, and so share days: 20 for daily rounds with 20-day scores, 4 for weekly ones.</summary>
    public required int Overlap { get; init; }

    /// <summary>Rounds of a block: twice the overlap, so that most neighbours of a round stay its neighbours.</summary>
    public int Block => Math.Max(2 * Overlap, 1);

    /// <summary>Checks the numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of range.</exception>
    internal void Check() => ArgumentOutOfRangeException.ThrowIfLessThan(Overlap, 1);
}
