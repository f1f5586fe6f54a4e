using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>Keeps what was said, so that it can be graded later. Append-only.</summary>
/// <remarks>Implementations throw their neighbour's one exception type, and do so soon: an answer is never held up by its own record.</remarks>
public interface IPredictionStore
{
    /// <summary>
    /// A hash over the sources of everything that was known about a tournament at a moment. It changes when a source comes in, however late, that
    /// says it knew something by then. Announced times of rounds take no part.
    /// </summary>
    string Stamp(Tournament tournament, DateTimeOffset asOf);

    /// <summary>Keeps a prediction.</summary>
    /// <returns>false where the same one was kept on the same day.</returns>
    bool Keep(Prediction prediction);

    /// <summary>Predictions that had been made by a moment, in the order in which they were.</summary>
    IReadOnlyList<Prediction> Predictions(Tournament tournament, DateTimeOffset asOf);
}

/// <summary>Something that was said about rounds to come.</summary>
public sealed record Prediction
{
    /// <summary>What sort of thing: ranking, nowcast; one grader each.</summary>
    public required string Kind { get; init; }

    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The moment that it speaks of; nothing that became known later took part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The question in its canonical form: the command and what the answer depends on.</summary>
    public required string Question { get; init; }

    /// <summary>SHA-256, in hexadecimal, of the question and of the store's stamp.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Version of the program that said it.</summary>
    public required string Version { get; init; }

    /// <summary>What was said, as JSON that its grader reads.</summary>
    public required string Content { get; init; }
}
