namespace Ballast.Core.Workflows.Parts;

/// <summary>Has all parts of some work computed, here or on other machines.</summary>
public interface IPartRunner
{
    /// <summary>Returns when every part is there.</summary>
    /// <param name="work">The work.</param>
    /// <param name="progress">Receives the share of the parts that are there, never less than before.</param>
    /// <param name="cancellation">Stops.</param>
    void Run(IPartedWork work, IProgress<double>? progress, CancellationToken cancellation);
}

/// <summary>Computes parts on the cores of this machine.</summary>
public sealed class LocalPartRunner : IPartRunner
{
    /// <summary>The only one there needs to be.</summary>
    public static LocalPartRunner Instance { get; } = new();

    private LocalPartRunner() { }

    /// <inheritdoc/>
    public void Run(IPartedWork work, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        var parts = work.Stages.SelectMany(s => Enumerable.Range(0, s.Parts).Select(p => (Stage: s, Part: p))).ToList();
        var (gate, done) = (new Lock(), 0);
        Parallel.For(
            0,
            parts.Count,
            new ParallelOptions { CancellationToken = cancellation },
            i =>
            {
                parts[i].Stage.Compute(parts[i].Part, cancellation);
                if (progress is null)
                    return;
                // Counted and reported under one lock, so that no later report is of less.
                lock (gate)
                    progress.Report((double)++done / parts.Count);
            }
        );
    }
}
