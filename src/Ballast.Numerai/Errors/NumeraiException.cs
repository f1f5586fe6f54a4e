namespace Ballast.Numerai.Errors;

/// <summary>The one exception of this library: what Numerai, or the network, did not do.</summary>
/// <remarks>
/// The message is a single line that says what to do. There is never an inner exception: those of the network stack may quote
/// headers, and so keys. What they said is in the message, with secrets taken out.
/// </remarks>
public sealed class NumeraiException : Exception
{
    /// <summary>Makes the exception. <paramref name="message"/> must hold no secret.</summary>
    public NumeraiException(NumeraiErrorCode code, string message)
        : base(message) => Code = code;

    /// <summary>What sort of failure it is.</summary>
    public NumeraiErrorCode Code { get; }

    /// <summary>The field, argument or type that changed, where that is what happened.</summary>
    public string? Field { get; init; }

    /// <summary>How long Numerai asked to be left alone; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Everything the answer complained of; empty where there was no answer.</summary>
    public IReadOnlyList<WireError> Errors { get; init; } = [];

    /// <summary>HTTP status of the answer; null where there was none.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Whether not even the first byte of an answer came.</summary>
    internal bool IsSilence { get; init; }

    /// <summary>Whether asking the same again may succeed. Only ever used for questions, never for changes.</summary>
    public bool IsTransient =>
        Code is NumeraiErrorCode.RateLimited or NumeraiErrorCode.Unavailable or NumeraiErrorCode.TimedOut;
}
