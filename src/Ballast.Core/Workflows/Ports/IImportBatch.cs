using Ballast.Core.Ledger;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Ports;

/// <summary>One transaction of writing. Dropped without <see cref="Commit"/> it leaves no trace.</summary>
/// <remarks>
/// Everything is append-only: a value that differs from the one in force becomes a revision beside it, an equal one changes
/// nothing. So the same batch twice leaves the same store.
/// </remarks>
public interface IImportBatch : IDisposable
{
    /// <summary>Keeps a score. Models are matched without regard to case.</summary>
    void AddScore(string model, int round, Metric metric, double score, Knowledge knowledge);

    /// <summary>Keeps that a source listed the model in the round and left a score out.</summary>
    void AddGap(string model, int round, Knowledge knowledge);

    /// <summary>Keeps a stake or a payout.</summary>
    void AddPosition(Position position);

    /// <summary>Keeps what a source says about a round.</summary>
    void AddRound(RoundFacts facts, KnownTime known);

    /// <summary>Makes it permanent and names its source.</summary>
    /// <returns>What was new.</returns>
    ImportCounts Commit(ImportSource source);
}

/// <summary>When a value became known, and whether it was the last word.</summary>
/// <param name="At">The moment.</param>
/// <param name="IsFinal">Whether the round had resolved.</param>
public readonly record struct Knowledge(KnownTime At, bool IsFinal);

/// <summary>Where a batch came from.</summary>
/// <param name="Name">File name, without its folder.</param>
/// <param name="Sha256">Hash of its (uncompressed) content, hexadecimal.</param>
/// <param name="ImportedAt">The moment of the import.</param>
public sealed record ImportSource(string Name, string Sha256, DateTimeOffset ImportedAt);

/// <summary>What a batch added.</summary>
public sealed record ImportCounts(int Models, int Scores, int Gaps, int Positions, int Rounds)
{
    /// <summary>Whether nothing was new.</summary>
    public bool IsEmpty => Models + Scores + Gaps + Positions + Rounds == 0;
}
