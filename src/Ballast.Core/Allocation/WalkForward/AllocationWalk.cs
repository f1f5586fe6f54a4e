using Ballast.Core.Evidence;

namespace Ballast.Core.Allocation.WalkForward;

/// <summary>
/// What methods would have brought to somebody who had followed them: weights from the rounds that were known at a moment, kept for the rounds after it, then made anew.
/// </summary>
internal static class AllocationWalk
{
    /// <summary>Walks through the past.</summary>
    /// <param name="panel">Returns of models with the moments of decision and knowledge; NaN for missing.</param>
    /// <param name="methods">The methods.</param>
    /// <param name="options">How to walk.</param>
    /// <param name="prepare">Inputs from known returns, models x rounds, none missing.</param>
    /// <param name="progress">Receives the share of steps that are done; null where nobody looks.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>One a method, in order; without steps where the past is too short.</returns>
    public static IReadOnlyList<WalkedMethod> Run(
        EvidencePanel panel,
        IReadOnlyList<IAllocationMethod> methods,
        AllocationWalkOptions options,
        Func<double[][], AllocationInputs> prepare,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        var firsts = Firsts(panel, options);
        var weights = new double[]?[methods.Count, firsts.Count];
        var fallback = new double[]?[firsts.Count];
        var done = 0;
        Parallel.For(
            0,
            firsts.Count,
            new ParallelOptions { CancellationToken = cancellation },
            step =>
            {
                var inputs = Known(panel, firsts[step], options, prepare, cancellation, out var rows);
                if (inputs is not null)
                {
                    fallback[step] = Spread(AllocationCatalogue.Benchmark.Solve(inputs), rows, panel.Models.Count);
                    for (var m = 0; m < methods.Count; m++)
                        weights[m, step] = Spread(methods[m].Solve(inputs), rows, panel.Models.Count);
                }
                progress?.Report((double)Interlocked.Increment(ref done) / firsts.Count);
            }
        );
        return [.. methods.Select((method, m) => Follow(method, m))];

        WalkedMethod Follow(IAllocationMethod method, int m)
        {
            var returns = new double[panel.Rounds.Count];
            Array.Fill(returns, double.NaN);
            var (turnover, changes, without) = (0.0, 0, 0);
            double[]? last = null;
            for (var step = 0; step < firsts.Count; step++)
            {
                var end = step + 1 < firsts.Count ? firsts[step + 1] : panel.Rounds.Count;
                // Where a method has no answer, who follows it takes equal weight.
                var now = weights[m, step] ?? fallback[step];
                if (now is null)
                    continue;
                if (weights[m, step] is null)
                    without++;
                if (last is not null)
                    (turnover, changes) = (turnover + WeightLimits.Turnover(last, now), changes + 1);
                for (var t = firsts[step]; t < end; t++)
                    returns[t] = Return(panel, now, t);
                last = now;
            }
            return new WalkedMethod(
                method.Name,
                returns,
                firsts.Count,
                without,
                changes == 0 ? double.NaN : turnover / changes
            );
        }
    }

    private static List<int> Firsts(EvidencePanel panel, AllocationWalkOptions options)
    {
        var firsts = new List<int>();
        for (var t = 0; t < panel.Rounds.Count; t++)
        {
            if (panel.KnownAt(panel.Rounds[t].DecidedAt) >= options.FewestRounds)
                firsts.Add(t);
        }
        // The same number of rounds between two refits, so that no more are made than were asked for.
        var step = Math.Max(options.Step, (int)Math.Ceiling((double)firsts.Count / options.MostRefits));
        return [.. firsts.Where((_, i) => i % step == 0)];
    }

    private static AllocationInputs? Known(
        EvidencePanel panel,
        int first,
        AllocationWalkOptions options,
        Func<double[][], AllocationInputs> prepare,
        CancellationToken cancellation,
        out int[] rows
    )
    {
        var past = panel.PastAt(panel.Rounds[first].DecidedAt, options.Window, cancellation);
        double[][] values = [.. panel.Models.Select((_, m) => past.Values(m).ToArray())];
        var complete = CompleteRounds.OfMost(values);
        rows = complete.Models;
        return rows.Length < 2 || complete.Rounds.Length < options.FewestRounds ? null : prepare(complete.Cut(values));
    }

    private static double[]? Spread(AllocationResult result, int[] rows, int models)
    {
        if (result.Status != AllocationStatus.Ok)
            return null;
        var weights = new double[models];
        for (var i = 0; i < rows.Length; i++)
            weights[rows[i]] = result.Weights[i];
        return weights;
    }

    /// <summary>Who has no score in a round had nothing at risk in it: that share brings zero, and a round of which nobody has one is missing.</summary>
    private static double Return(EvidencePanel panel, double[] weights, int round)
    {
        var (sum, isThere) = (0.0, false);
        for (var m = 0; m < weights.Length; m++)
        {
            if (weights[m] == 0 || double.IsNaN(panel.Values(m)[round]))
                continue;
            (sum, isThere) = (sum + (weights[m] * panel.Values(m)[round]), true);
        }
        return isThere || weights.All(w => w == 0) ? sum : double.NaN;
    }
}

/// <summary>How the past is walked through.</summary>
internal sealed record AllocationWalkOptions
{
    /// <summary>Known rounds that weights are made from, at most.</summary>
    public int Window { get; init; } = 500;

    /// <summary>Known rounds that weights need, at least.</summary>
    public required int FewestRounds { get; init; }

    /// <summary>Rounds between two refits, at least.</summary>
    public int Step { get; init; } = 20;

    /// <summary>Refits at most; with more rounds they lie further apart.</summary>
    public int MostRefits { get; init; } = 40;
}

/// <summary>A method that was followed.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Returns">What each round of the panel brought; NaN before the first weights and where no model of them took part.</param>
/// <param name="Refits">How often weights were made.</param>
/// <param name="WithoutAnswer">How often the method had none, and equal weight stood in for it.</param>
/// <param name="Turnover">Mean share of the stake that a refit moves; NaN with fewer than two.</param>
internal sealed record WalkedMethod(string Method, double[] Returns, int Refits, int WithoutAnswer, double Turnover);
