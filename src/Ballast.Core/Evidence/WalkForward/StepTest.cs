namespace Ballast.Core.Evidence.WalkForward;

/// <summary>Puts one ranking to the test of the rounds that followed.</summary>
internal static class StepTest
{
    /// <summary>Null where too few models have a past and a future.</summary>
    /// <param name="panel">Everything; read from the test's first round on only.</param>
    /// <param name="past">What was known.</param>
    /// <param name="scores">The ranking, one figure a model.</param>
    /// <param name="first">Column of the first round of the test.</param>
    /// <param name="options">How long the test is, and how few models will do.</param>
    public static WalkStep? Run(
        EvidencePanel panel,
        KnownPast past,
        IReadOnlyList<double> scores,
        int first,
        WalkForwardOptions options
    )
    {
        if (scores.Count != panel.Models.Count)
            throw new ArgumentException("A criterion gives one figure a model.", nameof(scores));
        return Run(
            panel,
            past,
            scores,
            model => RankingOutcome.MeanOf(panel.Values(model).Slice(first, options.Horizon), options.Horizon),
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
    public static WalkStep? Run(
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
        var outcome = RankingOutcome.Compute(before, after);
        return new WalkStep(
            panel.Rounds[first].Round,
            past.At,
            past.Rounds[^1].Round,
            panel.Rounds[first + options.Horizon - 1].Round,
            tested.Length,
            ranked.Length - tested.Length,
            outcome.RankIc,
            [.. outcome.Top.Select(i => name(ranked[tested[i]]))],
            outcome.TopMean,
            outcome.EqualWeightMean,
            outcome.MedianMean,
            outcome.TopIsBest,
            outcome.TopInBetterHalf
        );
    }
}
