using System.Security.Cryptography;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Predictions;

/// <summary>Keeps what was said.</summary>
public static class PredictionKeeper
{
    /// <summary>Keeps a prediction, unless the same one was kept today.</summary>
    /// <param name="predictions">Where.</param>
    /// <param name="tournament">The tournament.</param>
    /// <param name="asOf">The moment of the question, which is now: an answer about a past moment is no prediction.</param>
    /// <param name="version">Version of the program.</param>
    /// <param name="question">In its canonical form.</param>
    /// <param name="draft">What was said.</param>
    /// <returns>Whether it is new.</returns>
    public static bool Keep(
        IPredictionStore predictions,
        Tournament tournament,
        DateTimeOffset asOf,
        string version,
        string question,
        PredictionDraft draft
    ) => predictions.Keep(Create(predictions, tournament, asOf, version, question, draft));

    /// <summary>The prediction as it is kept.</summary>
    internal static Prediction Create(
        IPredictionStore predictions,
        Tournament tournament,
        DateTimeOffset asOf,
        string version,
        string question,
        PredictionDraft draft
    ) =>
        new()
        {
            Kind = draft.Kind,
            Tournament = tournament,
            MadeAt = asOf,
            AsOf = asOf,
            Question = question,
            Fingerprint = Fingerprint(question, predictions.Stamp(tournament, asOf)),
            Version = version,
            Content = draft.Content,
        };

    /// <summary>Whether something has come in since that the prediction would have rested on.</summary>
    internal static bool IsRestated(Prediction prediction, string stampNow) =>
        Fingerprint(prediction.Question, stampNow) != prediction.Fingerprint;

    private static string Fingerprint(string question, string stamp) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{question}\n{stamp}")));
}

/// <summary>What an answer says about rounds to come, before it is known from what it was made.</summary>
/// <param name="Kind">The kind, which decides who grades it.</param>
/// <param name="Content">As JSON.</param>
public sealed record PredictionDraft(string Kind, string Content);
