namespace Ballast.Numerai.Http;

/// <summary>Where Numerai is, and at which rate it is asked.</summary>
/// <remarks>
/// Numerai publishes no limits. Third parties report trouble through 429 only and 16 parallel requests as fine; the defaults
/// stay well below that.
/// </remarks>
public sealed record NumeraiOptions
{
    /// <summary>The tournament API.</summary>
    public static Uri DefaultEndpoint { get; } = new("https://api-tournament.numer.ai/");

    /// <summary>Address of the API; a local sandbox has its own.</summary>
    public Uri Endpoint { get; init; } = DefaultEndpoint;

    /// <summary>How long one attempt may take, waiting for its turn not counted. The largest answer is about 1.5 MB.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a question may go without the first byte of an answer; after a silence it is asked once more at most.</summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a question is asked before giving up, the first time counted. A change is always sent once.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Wait before the second attempt; it doubles from then on, with jitter.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The longest wait before another attempt. Where Numerai asks for more (Retry-After), the question fails at once and the
    /// exception says how long.
    /// </summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Requests a second, in the long run.</summary>
    public double RequestsPerSecond { get; init; } = 5;

    /// <summary>Requests that may start at once after a pause.</summary>
    public int Burst { get; init; } = 10;

    /// <summary>Requests under way at the same time.</summary>
    public int MaxParallel { get; init; } = 4;

    /// <summary>The largest answer that is read, in bytes.</summary>
    public int MaxAnswerBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How the library introduces itself.</summary>
    public string UserAgent { get; init; } = "Ballast.Numerai/0.1";

    /// <summary>How long a storage of files may be silent, and how often it is tried.</summary>
    public TransferLimits Transfers { get; init; } = new();

    /// <summary>Called after every attempt, for logs and request counts. Nothing it is given holds a secret.</summary>
    public Action<RequestAttempt>? Observer { get; init; }
}
