using System.Text.Json.Serialization;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Importing;

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

    /// <summary>Whether nothing was kept: what would be new and changed is reported.</summary>
    public bool DryRun { get; init; }

    /// <summary>Files that were taken back (<c>--undo</c>); null where nothing was to be.</summary>
    public IReadOnlyList<UndoneFileEntry>? Undone { get; init; }

    /// <summary>What the models earned and risked, as far as it can be said; null where it cannot.</summary>
    public Diagnosis? Diagnosis { get; init; }
}

/// <summary>A file that was read.</summary>
/// <param name="File">Its name.</param>
/// <param name="Kind">What it held, in words.</param>
/// <param name="Rows">Rows that were read.</param>
/// <param name="BadRows">Rows that were left out.</param>
/// <param name="FirstBadRows">The first of them.</param>
/// <param name="New">Values that were not in the store.</param>
/// <param name="IgnoredColumns">Columns that were not read.</param>
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
    /// <summary>Values that took the place of others in force.</summary>
    public required ImportCounts Changed { get; init; }

    /// <summary>Remarks on rows that were read all the same.</summary>
    public int Notes { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<BadRowEntry> FirstNotes { get; init; } = [];

    /// <summary>Why it would be refused without <c>--force</c>; null for no doubt.</summary>
    public string? Doubt { get; init; }

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
        )
        {
            Changed = answer.Changed,
            Notes = answer.Notes,
            FirstNotes = [.. answer.ListedNotes.Select(n => new BadRowEntry(n.Line, n.Reason))],
            Doubt = answer.Doubt?.Message,
        };
}

/// <summary>A row that could not be read, or that something is to be said of.</summary>
public sealed record BadRowEntry(int Line, string Reason);

/// <summary>A file that was not read.</summary>
public sealed record RefusedFile(string File, string Code, string Message);

/// <summary>A file that was taken back.</summary>
/// <param name="File">Its name.</param>
/// <param name="Tournament">The tournament of its values.</param>
/// <param name="ImportedAt">When it had been imported.</param>
/// <param name="Removed">What was removed.</param>
public sealed record UndoneFileEntry(string File, string Tournament, DateTimeOffset ImportedAt, ImportCounts Removed);
