using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Submitting;

namespace Ballast.Core.Workflows.Online;

/// <summary>Predictions that were handed in, in words.</summary>
public static class SubmitText
{
    /// <summary>What became of them.</summary>
    public static IReadOnlyList<Block> Write(SubmitDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var print = document.Fingerprint;
        return
        [
            new Heading($"Submit · {document.Tournament} · {document.Model}"),
            new Sentence(Summary(document), Tone.Answer),
            .. Clock(document).Concat(document.Notes).Select(n => new Sentence(n, Tone.Remark)),
            Facts.OfKnown(
                ("File", document.File),
                ("Submission", document.SubmissionId),
                (
                    "Numerai says",
                    document.Status is { } status
                        ? $"{status}{(document.StatusRound is { } round ? $" for round {round}" : "")}"
                        : null
                ),
                ("Counts from", document.FirstEffectiveDate is { } day ? Format.Day(day) : null),
                ("Ids", Ids(document)),
                (
                    "Predictions",
                    $"{Format.Count(print.Distinct)} different values, mean {Format.Number(print.Mean, 4)}, sd {Format.Number(print.Sd, 4)}, from {Format.Number(print.Quantiles[0], 4)} to {Format.Number(print.Quantiles[^1], 4)}"
                ),
                ("SHA-256", print.Sha256)
            ),
        ];
    }

    /// <summary>What the clock says of the window. Once Numerai has said that it is on time that is enough; where the clock was wrong, that is said.</summary>
    private static IEnumerable<string> Clock(SubmitDocument document) =>
        (document.Expected, document.Status) switch
        {
            ("on-time", "on-time") => [],
            ("on-time", "late" or "queued") or ("late", "on-time") =>
            [
                $"By the clock of this machine it was {document.Expected}: what Numerai says counts.",
            ],
            _ => [SubmissionWindow.Of(document).Sentence],
        };

    private static string Summary(SubmitDocument document) =>
        document.Outcome switch
        {
            "dry-run" => $"Nothing was sent. {Format.Many(document.Fingerprint.Rows, "prediction")} would be.",
            "unknown" =>
                $"Sent, and no answer tells whether Numerai took it down. Look it up before it is sent again: ballast submissions {document.Model}.",
            _ when document.Status is "on-time" or "late" or "queued" =>
                $"{Format.Many(document.Fingerprint.Rows, "prediction")} handed in: {document.Status} for round {document.StatusRound}.",
            _ =>
                $"{Format.Many(document.Fingerprint.Rows, "prediction")} handed in. Numerai does not show yet what they count for: ballast submissions {document.Model}.",
        };

    private static string Ids(SubmitDocument document) =>
        document.LiveIds is { } live
            ? $"{Format.Many(document.Fingerprint.Rows, "row")} against {Format.Count(live)} of the round: {Format.Count(document.IdsMissing)} missing, {Format.Count(document.IdsUnknown)} unknown"
            : $"{Format.Many(document.Fingerprint.Rows, "row")}; not compared with those of the round: --ids FILE names its live data";
}
