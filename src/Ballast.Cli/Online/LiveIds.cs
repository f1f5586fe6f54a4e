using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Submitting;
using Ballast.Files;
using Ballast.Numerai.Errors;

namespace Ballast.Cli.Online;

/// <summary>Ids of a round, from its live data: a file that was named, or one that <c>ballast download</c> put here since the round opened.</summary>
internal static class LiveIds
{
    private const string Live = "live.parquet";

    /// <summary>Reads a file that was named.</summary>
    public static Outcome<IReadOnlySet<string>> Read(string path, Tournament tournament) =>
        ColumnFile
            .Open(path)
            .Then(file =>
            {
                using (file)
                {
                    if (SubmissionColumns.IdNames(tournament).FirstOrDefault(file.Header.Contains) is not { } id)
                        return new Refusal("unknown-column", $"{Path.GetFileName(path)} has no column of ids (--ids).");
                    return file.Read([], id, null)
                        .Then<Core.Workflows.PredictionFiles.ColumnTable, IReadOnlySet<string>>(table =>
                            table.Ids!.ToHashSet(StringComparer.Ordinal)
                        );
                }
            });

    /// <summary>The file that lies where a download puts it; null where there is none, or it is older than the round.</summary>
    public static async Task<string?> FindAsync(
        NumeraiSession session,
        Tournament tournament,
        DateTimeOffset? since,
        CancellationToken cancellation
    )
    {
        try
        {
            var answer = await session.Public.DatasetsAsync(tournament, null, cancellation).ConfigureAwait(false);
            return answer
                .Value?.Where(n => n == Live || n.EndsWith("/" + Live, StringComparison.Ordinal))
                .Reverse()
                .Where(n => !n.Split('/').Contains(".."))
                .FirstOrDefault(n => File.Exists(n) && !(File.GetLastWriteTimeUtc(n) < since?.UtcDateTime));
        }
        catch (NumeraiException)
        {
            // Not to know is no reason not to submit.
            return null;
        }
    }
}
