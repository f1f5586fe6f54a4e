namespace Ballast.Core.Evidence.ConfidenceSet;

/// <summary>How a model confidence set is found.</summary>
internal sealed record ConfidenceSetOptions
{
    /// <summary>Rounds in a row that share days; null takes <see cref="EvidencePanel.OpenAtOnce"/>.</summary>
    public int? Overlap { get; init; }

    /// <summary>Chance that a truly best model is left out of the set: 0.10 is the paper's usual choice.</summary>
    public double Level { get; init; } = 0.10;

    /// <summary>How often the rounds are drawn again.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>Where chance starts.</summary>
    public ulong Seed { get; init; } = 1;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Overlap ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Resamples, 200);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Level, 1);
    }
}
