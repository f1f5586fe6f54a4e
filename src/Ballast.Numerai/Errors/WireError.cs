namespace Ballast.Numerai.Errors;

/// <summary>One error of an answer, in Numerai's words, which may come together with data.</summary>
/// <param name="Code">What sort it is, judged by its text.</param>
/// <param name="Message">The text, on one line, with secrets taken out.</param>
/// <param name="Path">The place in the answer it belongs to (<c>account.models.3.v2Stake</c>); empty where not given.</param>
/// <param name="Field">For <see cref="NumeraiErrorCode.SchemaChanged"/>: what missing.</param>
public sealed record WireError(NumeraiErrorCode Code, string Message, string Path = "", string? Field = null)
{
    /// <summary>Message and place, on one line.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Message} (at {Path})";
}
