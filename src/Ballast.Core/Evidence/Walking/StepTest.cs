using Ballast.Core.Evidence.Ranks;
using Ballast.Core.Numerics;
using Ballast.Core.Risk;

namespace Ballast.Core.Evidence.Walking;

/// <summary>Puts one ranking to the test of the rounds that followed.</summary>
internal static class StepTest
{
    /// <summary>Null where too few models have a past and a future.</summary>
    /// <param name="panel">Everything; read from the test's first round on only.</param>
    /// <param name="past">What was known.</param>
    /// <param name="scores">The ranking, one figure a model.</param>
    /// <param name="first">Column of the first round of the test.</param>
    /// <param name="options">How long the test is, and how few models will do.</param>
    public static WalkStep? Of(
        EvidencePanel panel,
        KnownPast past,
        IReadOnlyList<double> scores,
        int first,
        WalkForwardOptions options
    )
    {
        if (scores.Count != panel.Models.Count)
            throw new ArgumentException("A criterion gives one figure a model.", nameof(scores));
        return Of(
            panel,
            past,
            scores,
            model => Mean(panel.Values(model).Slice(first, options.Horizon)),
            model => panel.Models[model],
            first,
            options
        );
    }

    /// <summary>The same where what comes of a choice is more than the model's own value.</summary>
    /// <param name="panel">Models and rounds.</param>
    /// <param name="past">What was known.</param>
    /// <param name="scores">The ranking, one figure a model.</param>
    /// <param name="future">What came of a model that was ranked; NaN where too little came.</param>
    /// <param name="name">What was picked with a model.</param>
    /// <param name="first">Column of the first round of the test.</param>
    /// <param name="options">How long the test is, and how few models will do.</param>
    public static WalkStep? Of(
        EvidencePanel panel,
        KnownPast past,
        IReadOnlyList<double> scores,
        Func<int, double> future,
        Func<int, string> name,
        int first,
        WalkForwardOptions options
    )
    {
        int[] ranked = [.. Enumerable.Range(0, scores.Count).Where(i => !double.IsNaN(scores[i]))];
        double[] futures = [.. ranked.Select(future)];
        int[] tested = [.. Enumerable.Range(0, ranked.Length).Where(i => !double.IsNaN(futures[i]))];
        if (tested.Length < options.FewestModels)
            return null;
        double[] before = [.. tested.Select(i => scores[ranked[i]])];
        double[] after = [.. tested.Select(i => futures[i])];
        var best = before.Max();
        int[] top = [.. Enumerable.Range(0, before.Length).Where(i => before[i].Equals(best))];
        var ranks = MidRanks.Of(after);
        var bestAfter = after.Max();
        var middle = (after.Length + 1) / 2.0;
        return new WalkStep(
            panel.Rounds[first].Round,
            past.At,
            past.Rounds[^1].Round,
            panel.Rounds[first + options.Horizon - 1].Round,
            tested.Length,
            ranked.Length - tested.Length,
            RankCorrelation.Spearman(before, after),
            [.. top.Select(i => name(ranked[tested[i]]))],
            top.Average(i => after[i]),
            after.Average(),
            Quantile.Of(after, 0.5),
            top.Average(i => after[i].Equals(bestAfter) ? 1.0 : 0),
            top.Average(i =>
                ranks[i].CompareTo(middle) switch
                {
                    > 0 => 1.0,
                    0 => 0.5,
                    _ => 0,
                }
            )
        );
    }

    /// <summary>Mean of the rounds that are there; NaN below half of them.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        var there = Gaps.Dropped(values);
        return 2 * there.Length >= values.Length && there.Length > 0 ? there.Average() : double.NaN;
    }
}
