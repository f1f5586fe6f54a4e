using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>What <c>ballast export</c> wrote, as JSON.</summary>
/// <param name="View">The view.</param>
/// <param name="File">The file that holds it now.</param>
/// <param name="Rows">Its rows, the header not counted.</param>
public sealed record ExportDocument(string View, string File, long Rows)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "ballast.export/1";
}
