namespace Ballast.Numerai;

/// <summary>Which rounds of a model are wanted. What is null does not narrow anything, and is not sent.</summary>
public sealed record PerformanceFilter
{
    /// <summary>No narrowing.</summary>
    public static PerformanceFilter All { get; } = new();

    /// <summary>The newest so many rounds.</summary>
    public int? LastNRounds { get; init; }

    /// <summary>Only this round.</summary>
    public int? Round { get; init; }

    /// <summary>From this round on.</summary>
    public int? FromRound { get; init; }

    /// <summary>Up to and including this round.</summary>
    public int? ToRound { get; init; }

    /// <summary>Only rounds that have resolved. Unreliable on Signals and Crypto, whose rows say so late or never.</summary>
    public bool? ResolvedOnly { get; init; }

    /// <summary>Only rounds the model took part in.</summary>
    public bool? SubmittedOnly { get; init; }

    /// <summary>One row a round where a round has several submissions.</summary>
    public bool? DistinctOnRound { get; init; }

    /// <summary>At most so many rows.</summary>
    public int? Limit { get; init; }

    /// <summary>Rows to pass over.</summary>
    public int? Offset { get; init; }
}
