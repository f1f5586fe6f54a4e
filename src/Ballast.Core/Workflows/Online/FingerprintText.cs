using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Online;

/// <summary>Fingerprints of files, in words.</summary>
public static class FingerprintText
{
    private const int ShownDigits = 12;

    /// <summary>What the files are like, and like what.</summary>
    public static IReadOnlyList<Block> Write(FingerprintDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            new Heading($"Fingerprint · {document.Tournament}"),
            new Sentence(Summary(document), Tone.Answer),
            new Table(
                "The files",
                [
                    new Column("File", ColumnKind.Name),
                    new Column("hash of the numbers", ColumnKind.Words, Priority: 2),
                    new Column("rows"),
                    new Column("different", Priority: 3),
                    new Column("most like", ColumnKind.Words),
                    new Column("correlation", Priority: 1),
                ],
                [.. document.Files.Select(Row)]
            )
            {
                IsOpen = true,
            },
        ];
    }

    private static string Summary(FingerprintDocument document)
    {
        var like = document.Files.Count(f => f.Like.Count > 0);
        var same = document.Files.Count(f => f.Like.Any(l => l.Kind != "correlated"));
        var against =
            document.Compared == 0
                ? "no submission is kept"
                : $"held against {Format.Many(document.Compared, "kept submission")}";
        var kept = document.Files.Any(f => f.IsKept) ? " Kept." : "";
        return $"{Format.Many(document.Files.Count, "file")}, {against}: {Format.Count(same)} the same as another, {Format.Count(like - same)} like another (correlation from {Format.Number(document.Near, 2)} on).{kept}";
    }

    private static IReadOnlyList<Cell> Row(FingerprintEntry file)
    {
        var like = file.Like.Count > 0 ? file.Like[0] : null;
        return
        [
            Cell.Name(file.File),
            Cell.Words(file.Fingerprint.ContentHash![..ShownDigits]),
            Cell.Count(file.Fingerprint.Rows),
            Cell.Count(file.Fingerprint.Distinct),
            Cell.Words(like is null ? "-" : Name(like)),
            like is null ? Cell.Words("-") : Cell.Number(like.Correlation, 4),
        ];
    }

    private static string Name(LikeEntry like)
    {
        var how = like.Kind switch
        {
            "identical" => "the same as ",
            "rounded" => "rounded from ",
            "same-order" => "the same order as ",
            _ => "",
        };
        return like.Model is { } model
            ? $"{how}{model}{(like.Round is { } round ? $", round {round}" : "")}"
            : $"{how}{like.File}";
    }
}
