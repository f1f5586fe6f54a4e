namespace Ballast.Core.Evidence.Drift;

/// <summary>How changes are looked for.</summary>
internal sealed record DriftOptions
{
    /// <summary>Rounds in a row that share days; null takes <see cref="EvidencePanel.OpenAtOnce"/>.</summary>
    public int? Overlap { get; init; }

    /// <summary>Chance of a false alarm: for the field, and for all models of the panel together.</summary>
    public double Level { get; init; } = 0.05;

    internal void Check()
    {
        if (Overlap is { } overlap)
            ArgumentOutOfRangeException.ThrowIfLessThan(overlap, 1, nameof(Overlap));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Level, 0, nameof(Level));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Level, 1, nameof(Level));
    }
}
