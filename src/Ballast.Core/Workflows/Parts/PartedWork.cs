namespace Ballast.Core.Workflows.Parts;

/// <summary>A computation that was read and checked, cut into parts, and not computed yet.</summary>
public interface IPartedWork
{
    /// <summary>Its stages; no part of one needs a part of another.</summary>
    IReadOnlyList<IPartStage> Stages { get; }

    /// <summary>A digest of all that the parts are computed from: two stores that give the same one give the same parts.</summary>
    string Digest { get; }
}

/// <summary>The same with what is made of its parts.</summary>
/// <param name="Stages">Its stages.</param>
/// <param name="DigestOf">The digest of all that they are computed from; asked where parts go elsewhere.</param>
/// <param name="Conclude">Makes the answer of the results, each at its place whoever computed it and when; asked once all parts are there.</param>
internal sealed record PartedWork<T>(
    IReadOnlyList<IPartStage> Stages,
    Func<string> DigestOf,
    Func<CancellationToken, T> Conclude
) : IPartedWork
{
    private string? _digest;

    /// <inheritdoc/>
    public string Digest => _digest ??= DigestOf();

    /// <summary>Work that is done in one piece.</summary>
    public static PartedWork<T> Whole(Func<CancellationToken, T> answer) => new([], () => "", answer);

    /// <summary>Computes all parts and concludes. This one way is taken whether the parts are computed here or on other machines.</summary>
    /// <param name="runner">Who computes the parts.</param>
    /// <param name="progress">Receives the share that is done.</param>
    /// <param name="cancellation">Stops within a part too.</param>
    public T Run(IPartRunner runner, IProgress<double>? progress, CancellationToken cancellation)
    {
        var parts = Stages.Sum(s => s.Parts);
        if (parts > 0)
            runner.Run(this, progress is null ? null : new Share(progress, Stages.Count), cancellation);
        var answer = Conclude(cancellation);
        progress?.Report(1);
        return answer;
    }

    // What is concluded counts as one stage more. Not Progress<T>: that reports through the thread pool, later and out of order.
    private sealed class Share(IProgress<double> whole, int stages) : IProgress<double>
    {
        public void Report(double value) => whole.Report(value * stages / (stages + 1));
    }
}
