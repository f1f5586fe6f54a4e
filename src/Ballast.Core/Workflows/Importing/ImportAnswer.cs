using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Importing;

/// <summary>What an import did, or would do.</summary>
/// <param name="File">File name.</param>
/// <param name="Kind">What the table held.</param>
/// <param name="Rows">Rows that could be read.</param>
/// <param name="BadRows">Rows that could not, or cannot be true.</param>
/// <param name="ListedBadRows">The first of them.</param>
/// <param name="New">What was not in the store before.</param>
/// <param name="IgnoredColumns">Columns that were not read.</param>
public sealed record ImportAnswer(
    string File,
    string Kind,
    int Rows,
    int BadRows,
    IReadOnlyList<BadRow> ListedBadRows,
    ImportCounts New,
    IReadOnlyList<string> IgnoredColumns
)
{
    /// <summary>What took the place of another value in force.</summary>
    public ImportCounts Changed { get; init; } = ImportCounts.None;

    /// <summary>Remarks on rows that were read all the same.</summary>
    public int Notes { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<BadRow> ListedNotes { get; init; } = [];

    /// <summary>Why the import would be refused without being forced; null for no doubt.</summary>
    public Refusal? Doubt { get; init; }

    /// <summary>The source in the store.</summary>
    public long Source { get; init; }
}
