using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Online;

/// <summary>Diagnostics, in words.</summary>
public static class DiagnosticsText
{
    /// <summary>The figures that Numerai computed.</summary>
    public static IReadOnlyList<Block> Write(DiagnosticsDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            new Heading($"Diagnostics · {document.Model}"),
            new Sentence(Summary(document), Tone.Answer),
            .. document.Message is { Length: > 0 } said ? [new Sentence(said)] : Array.Empty<Block>(),
            .. document.TrainedOnValidation == true
                ?
                [
                    new Sentence(
                        "Numerai thinks that the model was trained on the validation data: the figures then say nothing.",
                        Tone.Warning
                    ),
                ]
                : Array.Empty<Block>(),
            new Table(
                "",
                [new Column("Figure", ColumnKind.Words), new Column("Value")],
                [.. document.Figures.Select(f => (IReadOnlyList<Cell>)[Cell.Words(f.Key), Cell.Number(f.Value, 6)])]
            )
            {
                IsOpen = true,
            },
        ];
    }

    private static string Summary(DiagnosticsDocument document) =>
        document switch
        {
            { Id: null } => "Numerai shows no diagnostics of this model.",
            { Status: "failed" } => "Numerai could not score this file.",
            { Figures.Count: > 0 } =>
                $"{Format.Many(document.Figures.Count, "figure")} over {Format.Many(document.Eras.Count, "era")}: {document.Status ?? "no state reported"}.",
            _ =>
                $"No figures yet: {document.Status ?? "no state reported"}. Ask again: ballast diagnostics --model {document.Model} --id {document.Id}.",
        };
}
