namespace Ballast.Core.Evidence.WalkForward;

/// <summary>A walk before its steps are taken. Each step is by itself, so it does not matter who takes it, and when.</summary>
/// <param name="Starts">Columns at which a test begins.</param>
/// <param name="Take">Ranks and tests at one of them; null where too few models take part. Asked by several threads at once.</param>
/// <param name="Conclude">The evidence of the steps that were there, oldest first.</param>
internal sealed record WalkPlan(
    IReadOnlyList<int> Starts,
    Func<int, CancellationToken, WalkStep?> Take,
    Func<IReadOnlyList<WalkStep>, WalkForwardEvidence> Conclude
)
{
    /// <summary>Takes all steps on this machine.</summary>
    /// <param name="threads">Most threads; null for as many as there are cores.</param>
    /// <param name="progress">Receives the share of the steps that are done, never less than before.</param>
    /// <param name="cancellation">Heard within a step too.</param>
    public WalkForwardEvidence Run(int? threads, IProgress<double>? progress, CancellationToken cancellation) =>
        Conclude(StepRun.Run(Starts, first => Take(first, cancellation), threads, progress, cancellation));
}
