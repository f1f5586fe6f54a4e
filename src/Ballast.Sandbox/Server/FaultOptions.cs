namespace Ballast.Sandbox.Server;

/// <summary>What may go wrong, each with its probability for one request, in [0, 1]. Nothing does unless it is asked for.</summary>
public sealed record FaultOptions
{
    /// <summary>The seed that decides which requests are hit.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Least waiting time before an answer.</summary>
    public TimeSpan LatencyFrom { get; init; }

    /// <summary>Longest waiting time before an answer.</summary>
    public TimeSpan LatencyTo { get; init; }

    /// <summary>Status 429; every second one tells when to come again.</summary>
    public double TooManyRequests { get; init; }

    /// <summary>What that header says, seconds.</summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>The same complaint as a message inside a 200.</summary>
    public double TooManyRequestsInBody { get; init; }

    /// <summary>Status 500, nothing done.</summary>
    public double ServerError { get; init; }

    /// <summary>The connection is cut before anything was done.</summary>
    public double CutBefore { get; init; }

    /// <summary>The connection is cut after the request was carried out: the answer is lost.</summary>
    public double CutAfter { get; init; }

    /// <summary>The answer breaks off in the middle.</summary>
    public double CutInside { get; init; }

    /// <summary>One field of the answer is null and stands in the errors.</summary>
    public double PartialData { get; init; }

    /// <summary>Whether only mutations are hit, or only queries; null for both.</summary>
    public bool? Mutations { get; init; }
}

/// <summary>What goes wrong with one request.</summary>
internal enum Fault
{
    None,
    TooMany,
    TooManyWithRetryAfter,
    TooManyInBody,
    ServerError,
    CutBefore,
    CutAfter,
    CutInside,
    PartialData,
}
