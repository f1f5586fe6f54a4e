using System.Text.RegularExpressions;

namespace Ballast.Numerai.Changes;

/// <summary>
/// Whole sentences by which Numerai says no before it does anything. Whatever is not here may have been said after a change was made,
/// by a database, a gateway or a bug: then nobody knows.
/// </summary>
/// <remarks>
/// The server sends no codes. The first six are from public captures and clients (domain notes, section 6.2); the next group is said by Absinthe,
/// the library the server is written with, when a document does not validate, which is before any of it is carried out. What Numerai says about
/// amounts and stakes is nowhere published: those are the plain words for it, and the local sandbox's.
/// </remarks>
internal static partial class KnownRefusals
{
    private const RegexOptions Whole =
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly Regex[] Sentences = [Access(), Rate(), Validation(), Stake()];

    /// <summary>Whether the text is one of them, from its first word to its last.</summary>
    public static bool Contains(string text) => Array.Exists(Sentences, sentence => sentence.IsMatch(text));

    [GeneratedRegex(
        """^(you must be authenticated|your session is invalid( or has expired)?|insufficient permission( for \w+)?|not authorized|not authenticated|unauthorized|unauthenticated|forbidden|access denied|invalid token|invalid api key)[.!]?$""",
        Whole,
        1000
    )]
    private static partial Regex Access();

    [GeneratedRegex(
        """^(too many requests(, please try again later)?|rate limit(ed| exceeded| reached)?|request was throttled[^"']{0,60})[.!]?$""",
        Whole,
        1000
    )]
    private static partial Regex Rate();

    [GeneratedRegex(
        """^(cannot query field "\w+" on type "\w+"\.( did you mean [^.]{1,200}\?)?|unknown argument "\w+" on field "\w+" of type "\w+"\.?|unknown type "\w+"\.?|in argument "\w+": expected type "[\w!\[\]]+", found .{1,200}|argument "\w+" has invalid value .{1,200}|variable "\w+": expected non-null, found null\.?|variable "\w+" has invalid value .{1,200}|expected type "[\w!\[\]]+", found null\.?)$""",
        Whole,
        1000
    )]
    private static partial Regex Validation();

    [GeneratedRegex(
        """^(insufficient (funds|balance|stake)|invalid amount|stake increase must be at least \d+(\.\d+)? nmr|a stake release is already pending|no pending stake release|model not found|(legacy )?staking is (closed|disabled)( for this tournament)?|tournament is not on v3 staking)[.!]?$""",
        Whole,
        1000
    )]
    private static partial Regex Stake();
}
