using Ballast.Numerai.Errors;

namespace Ballast.Numerai.Changes;

/// <summary>What became of a change that was sent once: one of three, and no fourth.</summary>
/// <typeparam name="T">What Numerai answers where it took the change down.</typeparam>
public abstract record ChangeOutcome<T>
{
    private ChangeOutcome() { }

    /// <summary>Numerai took it down.</summary>
    /// <param name="Value">What it answered.</param>
    public sealed record Accepted(T Value) : ChangeOutcome<T>;

    /// <summary>Nothing changed: Numerai said no, or not a byte of the change was sent.</summary>
    /// <param name="Code">What sort of refusal.</param>
    /// <param name="Reason">Why, on one line.</param>
    public sealed record Refused(NumeraiErrorCode Code, string Reason) : ChangeOutcome<T>;

    /// <summary>Nobody can say: it was sent, and no answer tells. Look it up before it is sent again.</summary>
    /// <param name="Why">What got lost, on one line.</param>
    public sealed record Unknown(string Why) : ChangeOutcome<T>;
}
