namespace Ballast.Numerai.Errors;

/// <summary>What sort of thing went wrong between us and Numerai.</summary>
public enum NumeraiErrorCode
{
    /// <summary>Numerai answered the question with a refusal that none of the other codes describes.</summary>
    Refused = 0,

    /// <summary>There are no keys, or Numerai does not accept them.</summary>
    Authentication,

    /// <summary>The keys are accepted but lack a scope.</summary>
    Permission,

    /// <summary>Too many requests; waiting helps.</summary>
    RateLimited,

    /// <summary>No connection, or an error on Numerai's side (HTTP 5xx).</summary>
    Unavailable,

    /// <summary>No answer within the time allowed.</summary>
    TimedOut,

    /// <summary>A field, argument or type is no longer what this library expects; the error names it.</summary>
    SchemaChanged,

    /// <summary>Something answered that is not the API: no JSON, far too much, or a redirect.</summary>
    InvalidAnswer,

    /// <summary>The setting up is wrong: no key or half a one, or a key that would travel unencrypted.</summary>
    Configuration,

    /// <summary>A file of this machine cannot be read or written.</summary>
    File,

    /// <summary>Another file has the name already, and was not to be replaced.</summary>
    FileExists,
}
