namespace Ballast.Core.Evidence.Overfitting;

/// <summary>Cross-validation before a split is tried. Each split is by itself, so it does not matter who tries it, and when.</summary>
/// <param name="Halves">The splits: which blocks are in the first half, as bits.</param>
/// <param name="Try">Tries one; asked by several threads at once.</param>
/// <param name="Conclude">The evidence of what came of them, in their order.</param>
internal sealed record OverfittingPlan(
    IReadOnlyList<int> Halves,
    Func<int, CancellationToken, SplitOutcome> Try,
    Func<IReadOnlyList<SplitOutcome>, OverfittingEvidence> Conclude
)
{
    /// <summary>No split, and the reason.</summary>
    public static OverfittingPlan Without(int candidates, int leftOut, Shortage shortage) =>
        new(
            [],
            (_, _) => throw new InvalidOperationException("There is no split to try."),
            _ => OverfittingEvidence.Without(candidates, leftOut, shortage)
        );
}

/// <summary>What came of a split.</summary>
/// <param name="Logit">Of the place that the best of the first half has in the second; NaN where too few candidates have a figure.</param>
/// <param name="Inside">Its figure in the first half.</param>
/// <param name="Outside">Its figure in the second.</param>
internal readonly record struct SplitOutcome(double Logit, double Inside, double Outside);
