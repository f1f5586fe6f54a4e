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

    /// <summary>Status 500 after the request was carried out.</summary>
    public double ErrorAfter { get; init; }

    /// <summary>A redirect to another address, nothing done.</summary>
    public double Redirect { get; init; }

    /// <summary>The answer is whole, and the connection is closed behind it without a word: a client that keeps it meets a dead one.</summary>
    public double StaleConnection { get; init; }

    /// <summary>The request is carried out at once, and answered after <see cref="SlowBy"/>.</summary>
    public double SlowAnswer { get; init; }

    /// <summary>How long a slow answer takes, by real time.</summary>
    public TimeSpan SlowBy { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The connection is cut at once, and the request is carried out after <see cref="LateBy"/>, when nobody waits any more.</summary>
    public double LateDelivery { get; init; }

    /// <summary>How much later, by the world's time.</summary>
    public TimeSpan LateBy { get; init; } = TimeSpan.FromMinutes(3);

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
    ErrorAfter,
    Redirect,
    StaleConnection,
    SlowAnswer,
    LateDelivery,
}
