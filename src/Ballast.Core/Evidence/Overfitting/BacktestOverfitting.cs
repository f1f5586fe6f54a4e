using Ballast.Core.Numerics;
using Ballast.Core.Risk;

namespace Ballast.Core.Evidence.Overfitting;

/// <summary>Probability of backtest overfitting by combinatorially symmetric cross-validation, for rounds that overlap.</summary>
/// <remarks>
/// Source: Bailey, Borwein, López de Prado and Zhu (2017), "The Probability of Backtest Overfitting", Journal of Computational Finance 20
/// (circulated 2015). Three things are ours: blocks of at least twice the overlap, rounds that share days dropped where the halves
/// meet (without it the halves resemble each other and luck looks like skill), and the middle place counts half, so
/// that skill-less candidates give 1/2 for odd numbers of them too.
/// </remarks>
internal static class BacktestOverfitting
{
    private const int FewestBlocks = 4;

    /// <summary>The evidence for candidates ranked by a measure, larger being better.</summary>
    /// <param name="candidates">One row a candidate: models, or models with combinations.</param>
    /// <param name="measure">What they are ranked by on each half; gaps are closed.</param>
    /// <param name="options">How the record is cut.</param>
    /// <param name="cancellation">Heard within a split too.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static OverfittingEvidence Compute(
        EvidencePanel candidates,
        IRiskMeasure measure,
        OverfittingOptions options,
        CancellationToken cancellation = default
    )
    {
        var plan = Plan(candidates, measure, options);
        var outcomes = new SplitOutcome[plan.Halves.Count];
        Parallel.For(
            0,
            outcomes.Length,
            new ParallelOptions { CancellationToken = cancellation },
            i => outcomes[i] = plan.Try(plan.Halves[i], cancellation)
        );
        return plan.Conclude(outcomes);
    }

    /// <summary>The same before a split is tried.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static OverfittingPlan Plan(EvidencePanel candidates, IRiskMeasure measure, OverfittingOptions options)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var (overlap, rounds) = (options.Overlap ?? candidates.OpenAtOnce, candidates.Rounds.Count);
        var blocks = Math.Min(rounds / (2 * overlap), options.MostBlocks) / 2 * 2;
        if (blocks < FewestBlocks)
            return OverfittingPlan.Without(
                candidates.Models.Count,
                0,
                new Shortage(
                    $"fewer than {FewestBlocks} blocks of {2 * overlap} rounds",
                    (FewestBlocks * 2 * overlap) - rounds
                )
            );
        var split = new HalfSplit(rounds, blocks, overlap - 1);
        int[] taken =
        [
            .. Enumerable.Range(0, candidates.Models.Count).Where(c => IsThere(candidates.Values(c), split)),
        ];
        var leftOut = candidates.Models.Count - taken.Length;
        if (taken.Length < 2)
            return OverfittingPlan.Without(
                taken.Length,
                leftOut,
                new Shortage("fewer than two candidates have half of the rounds of every block", null)
            );
        return new OverfittingPlan(
            [.. split.Halves()],
            (bits, cancellation) => Try(candidates, taken, measure, split, bits, cancellation),
            outcomes => Conclude(outcomes, measure, split, taken.Length, leftOut, overlap)
        );
    }

    private static OverfittingEvidence Conclude(
        IReadOnlyList<SplitOutcome> outcomes,
        IRiskMeasure measure,
        HalfSplit split,
        int taken,
        int leftOut,
        int overlap
    )
    {
        SplitOutcome[] known = [.. outcomes.Where(o => !double.IsNaN(o.Logit))];
        if (known.Length == 0)
            return OverfittingEvidence.Without(
                taken,
                leftOut,
                new Shortage($"{measure.Name} is not defined on any half", null)
            );
        return new OverfittingEvidence(
            known.Average(o => Share(o.Logit)),
            [.. known.Select(o => o.Logit)],
            known.Average(o => o.Outside < 0 ? 1.0 : 0),
            known.Average(o => o.Inside),
            known.Average(o => o.Outside),
            taken,
            leftOut,
            split.Blocks,
            split.ShortestBlock,
            overlap - 1,
            null
        );
    }

    private static SplitOutcome Try(
        EvidencePanel candidates,
        int[] taken,
        IRiskMeasure measure,
        HalfSplit split,
        int bits,
        CancellationToken cancellation
    )
    {
        var all = (1 << split.Blocks) - 1;
        (int First, int Count)[] chosen = [.. split.Stretches(bits)];
        (int First, int Count)[] rest = [.. split.Stretches(all & ~bits)];
        var (inside, outside) = (new double[taken.Length], new double[taken.Length]);
        var buffer = new double[candidates.Rounds.Count];
        for (var i = 0; i < taken.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var values = candidates.Values(taken[i]);
            inside[i] = measure.Compute(Kept(values, chosen, buffer));
            outside[i] = measure.Compute(Kept(values, rest, buffer));
        }
        int[] both = [.. Enumerable.Range(0, taken.Length).Where(i => !double.IsNaN(inside[i] + outside[i]))];
        if (both.Length < 2)
            return new SplitOutcome(double.NaN, double.NaN, double.NaN);
        var best = both.MaxBy(i => inside[i]);
        var place = MidRanks.Compute([.. both.Select(i => outside[i])])[Array.IndexOf(both, best)] / (both.Length + 1);
        return new SplitOutcome(Math.Log(place / (1 - place)), inside[best], outside[best]);
    }

    private static ReadOnlySpan<double> Kept(
        ReadOnlySpan<double> values,
        (int First, int Count)[] stretches,
        double[] kept
    )
    {
        var count = 0;
        foreach (var (first, length) in stretches)
        {
            foreach (var value in values.Slice(first, length))
            {
                if (!double.IsNaN(value))
                    kept[count++] = value;
            }
        }
        return kept.AsSpan(0, count);
    }

    private static bool IsThere(ReadOnlySpan<double> values, HalfSplit split)
    {
        for (var block = 0; block < split.Blocks; block++)
        {
            var (first, count) = split.Block(block);
            if (2 * Gaps.Dropped(values.Slice(first, count)).Length < count)
                return false;
        }
        return true;
    }

    /// <summary>Rounding may leave the middle a hair away from 0.</summary>
    private static double Share(double logit) =>
        Math.Abs(logit) < 1e-12 ? 0.5
        : logit < 0 ? 1
        : 0;
}
