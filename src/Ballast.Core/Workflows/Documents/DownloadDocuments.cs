using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>Files that can be downloaded.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="Round">The round; null for the current one.</param>
/// <param name="Datasets">Names, as Numerai lists them: the newest version last.</param>
public sealed record DatasetsDocument(string Tournament, int? Round, IReadOnlyList<string> Datasets)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.datasets/1";
}

/// <summary>A file that was downloaded.</summary>
/// <param name="Name">What was asked for: a data file, or a submission's id.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="IsHashChecked">Whether the server says a hash, which the file has.</param>
/// <param name="IsResumed">Whether an earlier run had begun it.</param>
/// <param name="WasThere">Whether it was there already: nothing was fetched.</param>
public sealed record DownloadDocument(
    string Name,
    string Path,
    long Bytes,
    bool IsHashChecked,
    bool IsResumed,
    bool WasThere
)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.download/1";
}
