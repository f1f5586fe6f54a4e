using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.PredictionFiles;

namespace Ballast.Core.Workflows.Submitting;

/// <summary>Takes fingerprints of files, and holds them against each other and against what is kept.</summary>
public static class FingerprintRun
{
    /// <summary>Correlation of ranks from which a file is called like another.</summary>
    public const double Near = 0.95;

    private const int MostLike = 20;

    /// <summary>The fingerprint of a file; a refusal where it has no predictions, or not for every row.</summary>
    /// <param name="sha256">SHA-256 of the file's bytes.</param>
    /// <param name="table">Its columns.</param>
    /// <param name="columns">Which is which.</param>
    public static Outcome<PredictionFingerprint> Take(string sha256, ColumnTable table, SubmissionColumns columns)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        if (table.Rows == 0)
            return new Refusal("no-rows", $"{table.Name} has no rows.");
        var values = table.Numbers[columns.Prediction];
        return values.Count(double.IsNaN) is > 0 and var missing
            ? new Refusal("missing-predictions", $"{table.Name} has no prediction in {Format.Many(missing, "row")}.")
            : PredictionFingerprint.Take(sha256, PredictionChecks.Keys(table), values);
    }

    /// <summary>The answer.</summary>
    /// <param name="tournament">The tournament.</param>
    /// <param name="files">Names and fingerprints.</param>
    /// <param name="kept">What is kept.</param>
    public static FingerprintDocument Compare(
        Tournament tournament,
        IReadOnlyList<(string Name, PredictionFingerprint Print)> files,
        IReadOnlyList<KeptSubmission> kept
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(kept);
        var prints = files.Select(f => new FingerprintComparison(f.Print)).ToArray();
        var others = kept.Select(k => new FingerprintComparison(k.Fingerprint)).ToArray();
        var entries = new FingerprintEntry[files.Count];
        Parallel.For(
            0,
            files.Count,
            i =>
                entries[i] = new FingerprintEntry
                {
                    File = files[i].Name,
                    Fingerprint = files[i].Print,
                    Like =
                    [
                        .. prints
                            .Select((p, j) => j == i ? null : Like(prints[i], p, files[j].Name, null))
                            .Concat(others.Select((p, j) => Like(prints[i], p, kept[j].File, kept[j])))
                            .OfType<LikeEntry>()
                            .OrderByDescending(l => l.Correlation)
                            .Take(MostLike),
                    ],
                    IsKept = false,
                }
        );
        return new FingerprintDocument
        {
            Tournament = tournament.Slug(),
            Compared = kept.Count,
            Near = Near,
            Files = entries,
        };
    }

    private static LikeEntry? Like(
        FingerprintComparison print,
        FingerprintComparison other,
        string file,
        KeptSubmission? kept
    ) =>
        print.With(other) is { Correlation: >= Near } like
            ? new LikeEntry
            {
                File = file,
                Model = kept?.Model,
                Round = kept?.Round,
                Kind = like.Kind.Word(),
                Correlation = like.Correlation,
                StandardError = like.StandardError,
                SharedIds = like.SharedIds,
            }
            : null;
}
