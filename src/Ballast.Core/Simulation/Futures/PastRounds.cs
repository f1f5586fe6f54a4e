namespace Ballast.Core.Simulation.Futures;

/// <summary>Rounds that futures are drawn from: all models of a round together, so that what they share stays.</summary>
/// <param name="Returns">One row a round, oldest first, one value a model: payout as a share of what was at risk; NaN where the model took no part.</param>
/// <param name="Overlap">How many rounds share days with one another.</param>
/// <param name="Limit">The most that a round pays or burns, a share of what is at risk.</param>
internal sealed record PastRounds(IReadOnlyList<double[]> Returns, int Overlap, double Limit)
{
    // Blocks of this many overlaps keep most of the dependence between rounds that share days; longer ones leave too few that differ.
    private const int OverlapsInBlock = 2;

    /// <summary>Fewest independent stretches that a future may be drawn from.</summary>
    public const int FewestStretches = 4;

    /// <summary>Rounds in a block. It is drawn whole.</summary>
    public int BlockLength => Math.Max(1, OverlapsInBlock * Overlap);

    /// <summary>Fewest rounds that a future may be drawn from.</summary>
    public int FewestRounds => Math.Max(60, FewestStretches * Overlap);

    /// <summary>The rounds from the first in which every model has taken part: before it a model was not there, which is no gap.</summary>
    /// <returns>The place of that round; the number of rounds where there is none.</returns>
    public static int FirstWithAll(IReadOnlyList<double[]> returns, int models)
    {
        var first = 0;
        for (var model = 0; model < models; model++)
        {
            var at = 0;
            while (at < returns.Count && !double.IsFinite(returns[at][model]))
                at++;
            first = Math.Max(first, at);
        }
        return first;
    }
}
