namespace Ballast.Core.Evidence.Overfitting;

/// <summary>How a record is cut for cross-validation.</summary>
internal sealed record OverfittingOptions
{
    /// <summary>Rounds in a row that share days; null takes <see cref="EvidencePanel.OpenAtOnce"/>.</summary>
    public int? Overlap { get; init; }

    /// <summary>Most blocks, 4 to 16, rounded down to an even number. Ten give 252 splits; the paper's sixteen give 12,870 and cost fifty times as much.</summary>
    public int MostBlocks { get; init; } = 10;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Overlap ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MostBlocks, 4);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MostBlocks, 16);
    }
}
