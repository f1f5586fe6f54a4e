using System.Security.Cryptography;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Claims;

/// <summary>Keeps what was said.</summary>
public static class ClaimKeeper
{
    /// <summary>Keeps a claim, unless the same one was kept today.</summary>
    /// <param name="claims">Where.</param>
    /// <param name="tournament">The tournament.</param>
    /// <param name="asOf">The moment of the question, which is now: an answer about a past moment is no claim.</param>
    /// <param name="version">Version of the program.</param>
    /// <param name="question">In its canonical form.</param>
    /// <param name="draft">What was said.</param>
    /// <returns>Whether it is new.</returns>
    public static bool Keep(
        IClaimStore claims,
        Tournament tournament,
        DateTimeOffset asOf,
        string version,
        string question,
        ClaimDraft draft
    ) =>
        claims.Keep(
            new Claim
            {
                Kind = draft.Kind,
                Tournament = tournament,
                MadeAt = asOf,
                AsOf = asOf,
                Question = question,
                Fingerprint = Fingerprint(question, claims.Stamp(tournament, asOf)),
                Version = version,
                Content = draft.Content,
            }
        );

    /// <summary>Whether something has come in since that the claim would have rested on.</summary>
    internal static bool IsRestated(Claim claim, string stampNow) =>
        Fingerprint(claim.Question, stampNow) != claim.Fingerprint;

    private static string Fingerprint(string question, string stamp) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{question}\n{stamp}")));
}

/// <summary>What an answer says about rounds to come, before it is known from what it was made.</summary>
/// <param name="Kind">The kind, which decides who grades it.</param>
/// <param name="Content">As JSON.</param>
public sealed record ClaimDraft(string Kind, string Content);
