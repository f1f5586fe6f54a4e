using Ballast.Core.Ledger;
using Ballast.Core.Numerics;
using Ballast.Core.Payouts;

namespace Ballast.Core.Backtesting;

/// <summary>What every combination gains where a settled position is staked again in the round that opens when it settles.</summary>
internal static class AtomicCompounding
{
    /// <summary>Gain on the committed capital, per model and combination, over some neighbouring columns.</summary>
    /// <param name="payouts">What the rounds pay.</param>
    /// <param name="models">Number of models.</param>
    /// <param name="terms">How each round pays, one a column.</param>
    /// <param name="first">First column.</param>
    /// <param name="count">Columns, all of one law.</param>
    /// <param name="grid">The combinations.</param>
    /// <param name="law">The law.</param>
    public static PayoutGrid Compute(
        GridPayouts payouts,
        int models,
        IReadOnlyList<PaidRound> terms,
        int first,
        int count,
        MultiplierGrid grid,
        Compounding law
    )
    {
        var result = new PayoutGrid(models, grid.Combinations.Count);
        var effective = terms
            .Skip(first)
            .Take(count)
            .Select(t => t.MultiplierRule)
            .Distinct()
            .ToDictionary(r => r, r => GridBacktest.Effective(grid, r));
        Parallel.For(
            0,
            models,
            model =>
            {
                var row = result.Row(model);
                for (var k = 0; k < row.Length; k++)
                    (row[k], result.PresentRounds[model]) = Gain(model, k);
            }
        );
        return result;

        (double Gain, int Rounds) Gain(int model, int combination)
        {
            var walk = new CapitalWalk(law, stackalloc double[law.Room]);
            var (capital, rounds) = (1.0, 0);
            for (var column = first; column < first + count; column++)
            {
                // Rounds that nobody in the panel has passed too.
                for (var gap = column == first ? 0 : terms[column].Round - terms[column - 1].Round; gap > 1; gap--)
                    walk.Step(double.NaN);
                var planes = grid.Metrics.Count;
                var multipliers = effective[terms[column].MultiplierRule].AsSpan(combination * planes, planes);
                var value = payouts.Return(model, column, multipliers);
                rounds += double.IsNaN(value) ? 0 : 1;
                capital = walk.Step(value);
            }
            return (law.GainScale * (capital - 1), rounds);
        }
    }
}
