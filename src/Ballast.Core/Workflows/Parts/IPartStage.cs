namespace Ballast.Core.Workflows.Parts;

/// <summary>A stage of a long computation: items of which each is computed by itself, taken a few at a time as a part. A part that is computed twice, here or elsewhere, gives the same bytes.</summary>
public interface IPartStage
{
    /// <summary>What is computed, for messages.</summary>
    string Name { get; }

    /// <summary>How many parts there are.</summary>
    int Parts { get; }

    /// <summary>Computes a part where its result is needed.</summary>
    /// <param name="part">Which, from 0; several threads may compute different ones at once.</param>
    /// <param name="cancellation">Heard within long items too.</param>
    void Compute(int part, CancellationToken cancellation);

    /// <summary>Computes a part for somebody else, and keeps nothing.</summary>
    /// <param name="part">Which.</param>
    /// <param name="cancellation">Heard within long items too.</param>
    byte[] ComputeBytes(int part, CancellationToken cancellation);

    /// <summary>Takes in a part that somebody else computed.</summary>
    /// <param name="part">Which.</param>
    /// <param name="content">What <see cref="ComputeBytes"/> gave there.</param>
    /// <exception cref="InvalidDataException">The content is not that of such a part.</exception>
    void Accept(int part, byte[] content);
}
