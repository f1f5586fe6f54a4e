using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>Diagnostics of validation predictions, as Numerai computes them.</summary>
public sealed record DiagnosticsDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.diagnostics/1";

    /// <summary>The file's name; null where nothing was uploaded now.</summary>
    public required string? File { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Numerai's id of them.</summary>
    public required string? Id { get; init; }

    /// <summary>done, pending or failed, in Numerai's words.</summary>
    public required string? Status { get; init; }

    /// <summary>What Numerai says about it; null where it says nothing.</summary>
    public required string? Message { get; init; }

    /// <summary>Whether the model seems to have been trained on the validation data; null where that is not said.</summary>
    public required bool? TrainedOnValidation { get; init; }

    /// <summary>Figures by Numerai's names, without those that it does not compute.</summary>
    public required IReadOnlyDictionary<string, double> Figures { get; init; }

    /// <summary>Eras, each with its figures.</summary>
    public required IReadOnlyList<EraDiagnostics> Eras { get; init; }
}

/// <summary>Diagnostics of an era.</summary>
/// <param name="Era">The era.</param>
/// <param name="Figures">Figures by Numerai's names.</param>
public sealed record EraDiagnostics(string? Era, IReadOnlyDictionary<string, double> Figures);
