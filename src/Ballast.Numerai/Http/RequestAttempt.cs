namespace Ballast.Numerai.Http;

/// <summary>One attempt that was made.</summary>
/// <param name="Operation">The name of the question or change.</param>
/// <param name="HttpStatus">Status of the answer; null where there was none.</param>
/// <param name="Elapsed">From sending to the last byte.</param>
/// <param name="Failure">What went wrong, secrets taken out; null where an answer came.</param>
public sealed record RequestAttempt(string Operation, int? HttpStatus, TimeSpan Elapsed, string? Failure)
{
    /// <summary>Whether nothing at all came in the time that a first byte may take.</summary>
    public bool IsSilence { get; init; }
}
