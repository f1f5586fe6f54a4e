using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.PredictionFiles;
using Ballast.Core.Workflows.Submitting;
using Ballast.Files;

namespace Ballast.Cli.Online;

/// <summary>A file of predictions that is to be handed in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Table">Its columns.</param>
/// <param name="Columns">Which is which.</param>
/// <param name="Bytes">All of it, as it is sent.</param>
internal sealed record PredictionsFile(string Name, ColumnTable Table, SubmissionColumns Columns, byte[] Bytes)
{
    // What Numerai takes; it goes by the ending.
    private static readonly string[] Endings = [".csv", ".csv.gz", ".parquet"];

    /// <summary>Reads it.</summary>
    public static Outcome<PredictionsFile> Read(string path, Tournament tournament)
    {
        var name = Path.GetFileName(path);
        if (!Endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            return new Refusal(
                "unknown-format",
                $"{name} is none of {string.Join(", ", Endings)}; Numerai goes by the ending."
            );
        return ColumnFile
            .Open(path)
            .Then(file =>
            {
                using (file)
                    return SubmissionColumns
                        .Find(name, file.Header, tournament)
                        .Then(columns =>
                            file.Read([columns.Prediction], columns.Id, columns.Day)
                                .Then<ColumnTable, PredictionsFile>(table => new PredictionsFile(
                                    name,
                                    table,
                                    columns,
                                    File.ReadAllBytes(path)
                                ))
                        );
            });
    }
}
