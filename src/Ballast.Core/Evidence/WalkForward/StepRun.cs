namespace Ballast.Core.Evidence.WalkForward;

/// <summary>Takes the steps of a walk on all cores. Each is by itself and has its own place, so the answer does not depend on the threads.</summary>
internal static class StepRun
{
    /// <summary>The steps that were there, in the order of their starts.</summary>
    public static List<WalkStep> Run(
        IReadOnlyList<int> starts,
        Func<int, WalkStep?> take,
        int? threads,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        var steps = new WalkStep?[starts.Count];
        var (gate, done) = (new Lock(), 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1, CancellationToken = cancellation };
        Parallel.For(
            0,
            starts.Count,
            options,
            i =>
            {
                steps[i] = take(starts[i]);
                if (progress is null)
                    return;
                // Counted and reported under one lock, so that no later report is of less.
                lock (gate)
                    progress.Report((double)++done / starts.Count);
            }
        );
        return [.. steps.OfType<WalkStep>()];
    }
}
