namespace Ballast.Core.Evidence.WalkForward;

/// <summary>
/// Walks forward with choices of multipliers: each model is ranked by the total that its best combination paid in the window, and put to the
/// test with that same combination. It is what looking at a backtest and staking its first line amounts to.
/// </summary>
/// <remarks>
/// A round counts where every score of the grid is there; a model needs half of the window. Of combinations that paid the same the grid's first is taken.
/// Equal weight and the median model are all models, each under its own choice.
/// </remarks>
internal static class CombinationWalk
{
    /// <summary>The criterion's name.</summary>
    public const string Name = "best-combination";

    /// <summary>The evidence.</summary>
    /// <param name="panel">Scores and combinations.</param>
    /// <param name="options">How the past is walked through.</param>
    /// <param name="progress">Receives the share of the steps that are done.</param>
    /// <param name="cancellation">Heard within a step too.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static WalkForwardEvidence Run(
        CombinationPanel panel,
        WalkForwardOptions options,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    ) => Plan(panel, options).Run(options.Threads, progress, cancellation);

    /// <summary>The same before its steps are taken.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static WalkPlan Plan(CombinationPanel panel, WalkForwardOptions options)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return new WalkPlan(
            WalkForwardAnalysis.Starts(panel.First, options),
            (first, cancellation) => Step(panel, first, options, cancellation),
            steps =>
                WalkForwardAnalysis.Conclude(panel.First, Name, options, steps) with
                {
                    Margin = EquivalenceTest.MarginOf(panel.ReturnsOfTheMiddle()),
                }
        );
    }

    private static WalkStep? Step(
        CombinationPanel panel,
        int first,
        WalkForwardOptions options,
        CancellationToken cancellation
    )
    {
        var (past, totals) = panel.PastAt(panel.First.Rounds[first].DecidedAt, options.Window, cancellation);
        var (scores, choices) = (new double[totals.Models], new int[totals.Models]);
        for (var model = 0; model < scores.Length; model++)
        {
            var row = totals.Row(model);
            choices[model] = FirstLargest(row);
            var isKnown = 2 * totals.PresentRounds[model] >= past.Rounds.Count;
            scores[model] = isKnown ? row[choices[model]] : double.NaN;
        }
        return StepTest.Run(
            panel.First,
            past,
            scores,
            model => Future(panel, model, choices[model], first, options.Horizon),
            model => $"{panel.First.Models[model]} ({panel.Name(choices[model])})",
            first,
            options
        );
    }

    private static double Future(CombinationPanel panel, int model, int combination, int first, int horizon)
    {
        var returns = new double[horizon];
        for (var i = 0; i < horizon; i++)
            returns[i] = panel.Return(model, combination, first + i);
        return RankingOutcome.MeanOf(returns, returns.Length);
    }

    private static int FirstLargest(ReadOnlySpan<double> totals)
    {
        var best = 0;
        for (var k = 1; k < totals.Length; k++)
        {
            if (totals[k] > totals[best])
                best = k;
        }
        return best;
    }
}
