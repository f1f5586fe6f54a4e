using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Online;

/// <summary>What was handed in, in words.</summary>
public static class SubmissionsText
{
    /// <summary>The table, and what is missing first.</summary>
    public static IReadOnlyList<Block> Write(SubmissionsDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            new Heading($"Submissions · {document.Tournament}"),
            new Sentence(Summary(document.Models), Tone.Answer),
            new Table(
                "",
                [
                    new Column("Model", ColumnKind.Name),
                    new Column("Round"),
                    new Column("Closes", ColumnKind.Words, Priority: 1),
                    new Column("Status", ColumnKind.Words),
                    new Column("Came", ColumnKind.Words, Priority: 2),
                    new Column("Submission", ColumnKind.Words, Priority: 3),
                ],
                [
                    .. document.Models.SelectMany(m =>
                        m.Rounds.Select(r =>
                            (IReadOnlyList<Cell>)
                                [
                                    Cell.Model(m.Model),
                                    r.Round is { } round ? Cell.Round(round) : Cell.Missing(),
                                    Cell.Day(r.Closes),
                                    Cell.Words(r.Status ?? "not told"),
                                    Cell.Words(r.At is { } at ? $"{Format.Time(at)} UTC" : "-"),
                                    Cell.Words(r.SubmissionId ?? "-"),
                                ]
                        )
                    ),
                ]
            )
            {
                IsOpen = true,
            },
        ];
    }

    private static string Summary(IReadOnlyList<ModelSubmissions> models)
    {
        var newest = models.Max(m => m.Rounds.Max(r => r.Round));
        if (newest is not { } round)
            return $"Numerai shows no round of {(models.Count == 1 ? "this model" : "these models")}.";
        var done = models.Count(m =>
            m.Rounds.Any(r => r.Round == round && r.SubmissionId is not null && r.Status is not "none")
        );
        return done == models.Count
            ? $"{Format.AllOf(models.Count, "model")} handed in for round {round}."
            : $"{Format.Count(done)} of {Format.Many(models.Count, "model")} handed in for round {round}.";
    }
}
