namespace Ballast.Core.Evidence.Overfitting;

/// <summary>How a record is cut for cross-validation.</summary>
public sealed record OverfittingOptions
{
    /// <summary>Rounds in a row that share days; null takes <see cref="EvidencePanel.OpenAtOnce"/>.</summary>
    public int? Overlap { get; init; }

    /// <summary>Most blocks, an even number: 16 is the paper's, 12,870 splits.</summary>
    public int MostBlocks { get; init; } = 16;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Overlap ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MostBlocks, 4);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MostBlocks, 16);
    }
}
