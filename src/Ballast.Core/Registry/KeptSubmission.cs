using Ballast.Core.Rounds;

namespace Ballast.Core.Registry;

/// <summary>What is kept of a submission that was sent from here, or of a file that was handed in by other means.</summary>
public sealed record KeptSubmission
{
    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>Numerai's id of the model; empty where a file was handed in by other means, which names none.</summary>
    public required string ModelId { get; init; }

    /// <summary>The round that was current; null where Numerai did not tell it.</summary>
    public int? Round { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Numerai's id of it; null where no answer reported it.</summary>
    public string? SubmissionId { get; init; }

    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>What the predictions are like.</summary>
    public required PredictionFingerprint Fingerprint { get; init; }
}
