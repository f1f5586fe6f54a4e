using System.Text.Json.Serialization;
using Ballast.Core.Workflows.Importing;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Workflows.Documents;

/// <summary>What an import did, as JSON.</summary>
/// <param name="Store">Where it was kept.</param>
/// <param name="Files">One entry a file that was read.</param>
/// <param name="Refused">One entry a file that was not.</param>
public sealed record ImportDocument(string Store, IReadOnlyList<ImportedFile> Files, IReadOnlyList<RefusedFile> Refused)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.import/1";

    /// <summary>What the models earned and risked, as far as it can be said; null where it cannot.</summary>
    public Diagnosis? Diagnosis { get; init; }
}

/// <summary>A file that was read.</summary>
public sealed record ImportedFile(
    string File,
    string Kind,
    int Rows,
    int BadRows,
    IReadOnlyList<BadRowEntry> FirstBadRows,
    ImportCounts New,
    IReadOnlyList<string> IgnoredColumns
)
{
    /// <summary>Makes the entry of an answer.</summary>
    public static ImportedFile Of(ImportAnswer answer) =>
        new(
            answer.File,
            answer.Kind,
            answer.Rows,
            answer.BadRows,
            [.. answer.ListedBadRows.Select(b => new BadRowEntry(b.Line, b.Reason))],
            answer.New,
            answer.IgnoredColumns
        );
}

/// <summary>A row that could not be read.</summary>
public sealed record BadRowEntry(int Line, string Reason);

/// <summary>A file that was not read.</summary>
public sealed record RefusedFile(string File, string Code, string Message);
