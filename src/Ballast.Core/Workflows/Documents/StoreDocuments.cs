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
}

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
