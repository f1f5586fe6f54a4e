using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>What <c>ballast store copy</c> did, as JSON.</summary>
/// <param name="From">The store that was read.</param>
/// <param name="To">The store that was filled.</param>
/// <param name="Tables">Every table, with what was read and what was found when the copy was read back.</param>
public sealed record StoreCopyDocument(string From, string To, IReadOnlyList<CopiedTable> Tables)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "ballast.store-copy/1";
}

/// <summary>What <c>ballast store backup</c> did, as JSON.</summary>
/// <param name="Store">The store that was read.</param>
/// <param name="File">The file that holds it now.</param>
/// <param name="Bytes">The file's size.</param>
/// <param name="Tables">Every table, in the store and in the file.</param>
public sealed record StoreBackupDocument(string Store, string File, long Bytes, IReadOnlyList<CopiedTable> Tables)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "ballast.store-backup/1";
}

/// <summary>What a store is, as JSON.</summary>
/// <param name="Store">The store.</param>
/// <param name="Engine"><c>sqlite</c> or <c>postgresql</c>.</param>
/// <param name="SchemaVersion">The last script that was applied to it.</param>
/// <param name="Bytes">What it takes on the disk.</param>
/// <param name="Tables">Its tables, by name.</param>
public sealed record StoreInfoDocument(
    string Store,
    string Engine,
    int SchemaVersion,
    long Bytes,
    IReadOnlyList<StoredTable> Tables
)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "ballast.store-info/1";
}

/// <summary>Whether a store is still as it was written, as JSON.</summary>
/// <param name="Store">The store.</param>
/// <param name="IsWhole">Whether nothing was found.</param>
/// <param name="Rows">Rows that were read and added up.</param>
/// <param name="Sources">Files and answers that they came from.</param>
/// <param name="SourcesWithoutChecksum">Those that came before checksums were kept: of their rows only the form is checked.</param>
/// <param name="Faults">What was found, the first hundred.</param>
/// <param name="FaultCount">How much was found.</param>
public sealed record StoreCheckDocument(
    string Store,
    bool IsWhole,
    long Rows,
    int Sources,
    int SourcesWithoutChecksum,
    IReadOnlyList<StoreFault> Faults,
    int FaultCount
)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "ballast.store-check/1";

    /// <summary>What was read of a folder of panels; left out where none was named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PanelCheckEntry? Panels { get; init; }
}

/// <summary>What was read of a folder of panels.</summary>
/// <param name="Panels">The folder.</param>
/// <param name="Files">Its files.</param>
/// <param name="Values">Daily values in them.</param>
/// <param name="OutOfDate">Rounds that the store has changed since: they are read from the store.</param>
public sealed record PanelCheckEntry(string Panels, int Files, long Values, int OutOfDate);

/// <summary>What <c>ballast store archive</c> wrote, as JSON.</summary>
public sealed record StoreArchiveDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "ballast.store-archive/1";

    /// <summary>The store that was read.</summary>
    public required string Store { get; init; }

    /// <summary>The folder of the panels.</summary>
    public required string Panels { get; init; }

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Whether nothing was written.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>Rounds that were written, or would be.</summary>
    public required IReadOnlyList<ArchivedRound> Rounds { get; init; }

    /// <summary>Rounds whose files are as the store is.</summary>
    public required int UpToDate { get; init; }

    /// <summary>Rounds that have not resolved with all their scores: they stay in the store alone.</summary>
    public required int Open { get; init; }

    /// <summary>Resolved rounds with values from before checksums were kept: they stay in the store alone until <c>store check --seal</c>.</summary>
    public required int WithoutChecksum { get; init; }
}

/// <summary>A round that was written to a file.</summary>
/// <param name="Round">The round's number.</param>
/// <param name="Values">Daily values; null where it was not written.</param>
/// <param name="Bytes">The file's size; null where it was not written.</param>
/// <param name="IsAgain">Whether there was a file, which was damaged or older than the store.</param>
public sealed record ArchivedRound(int Round, long? Values, long? Bytes, bool IsAgain);

/// <summary>Something that is not as it was written.</summary>
/// <param name="Table">The table; null where the engine names none.</param>
/// <param name="Source">The file or the answer that the rows came from; null where it is not about one.</param>
/// <param name="Message">What is wrong, in one line.</param>
public sealed record StoreFault(string? Table, string? Source, string Message);

/// <summary>A table that was copied.</summary>
/// <param name="Table">Its name.</param>
/// <param name="From">What was read.</param>
/// <param name="To">What was found in the copy.</param>
public sealed record CopiedTable(string Table, TableContent From, TableContent To);

/// <summary>What a table holds.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Checksum">The sum of the rows' hashes, 128 bits in hexadecimal: equal for equal rows in any order, on any engine.</param>
public sealed record TableContent(long Rows, string Checksum);

/// <summary>A table of a store.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">How many rows.</param>
public sealed record StoredTable(string Table, long Rows);
