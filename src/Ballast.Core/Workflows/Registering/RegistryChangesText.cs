using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Registering;

/// <summary>Changes of the registry in words.</summary>
public static class RegistryChangesText
{
    private const int MostRows = 40;

    /// <summary>The words.</summary>
    public static IReadOnlyList<Block> Write(RegistryChangesDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Changes.Count == 0)
            return [new Sentence("Nothing differs: the registry stays as it is.", Tone.Answer)];
        var count = document.Changes.Count == 1 ? "1 entry" : $"{Format.Count(document.Changes.Count)} entries";
        return
        [
            new Sentence(
                document.IsKept
                    ? $"{count} changed. What stood there before stays readable: ballast registry --history."
                    : $"{count} would change; nothing is kept yet.",
                Tone.Answer
            ),
            new Table(
                "Changes",
                [
                    new Column("Kind", ColumnKind.Words, Priority: 1),
                    new Column("Name", ColumnKind.Name),
                    new Column("Change", ColumnKind.Words),
                ],
                [
                    .. document.Changes.Select(c =>
                        (IReadOnlyList<Cell>)[Cell.Words(c.Kind), Cell.Name(c.Name), Cell.Words(c.Change)]
                    ),
                ]
            )
            {
                IsOpen = true,
                Most = MostRows,
            },
        ];
    }
}
