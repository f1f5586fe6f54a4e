namespace Ballast.Numerai.Errors;

/// <summary>What a person can do about an error, as the end of its line.</summary>
internal static class Advice
{
    /// <param name="code">What sort of error.</param>
    /// <param name="field">What vanished from the schema, where that is it.</param>
    /// <param name="isKeyed">Whether a key went with the question: about one that was not there no advice helps.</param>
    public static string For(NumeraiErrorCode code, string? field = null, bool isKeyed = true) =>
        code switch
        {
            NumeraiErrorCode.Authentication when !isKeyed =>
                "no key was sent; either this question needs one, or something between here and Numerai refuses it",
            NumeraiErrorCode.Permission when !isKeyed =>
                "the server, or something between here and it, refuses requests from here; check the address and the network",
            NumeraiErrorCode.Authentication =>
                "check NUMERAI_PUBLIC_ID and NUMERAI_SECRET_KEY, or make a new key at numer.ai under Settings, API keys",
            NumeraiErrorCode.Permission =>
                "the key lacks a scope; scopes cannot be added later, so make a new key with it",
            NumeraiErrorCode.RateLimited =>
                "too many requests; wait a minute, or lower the number of requests a second",
            NumeraiErrorCode.Unavailable => "Numerai cannot be reached or is in trouble; try again later",
            NumeraiErrorCode.TimedOut => "no answer in time; try again, or allow more time",
            NumeraiErrorCode.SchemaChanged =>
                $"the API no longer has {(field is null ? "a part this version asks for" : $"'{field}'")}; look for a newer version",
            NumeraiErrorCode.InvalidAnswer => "this is not an answer of the API; check the address and the network",
            NumeraiErrorCode.File or NumeraiErrorCode.FileExists => "check the file, its folder and the room there",
            NumeraiErrorCode.Configuration => "correct the settings",
            _ => "Numerai refused the request; its words say why",
        };
}
