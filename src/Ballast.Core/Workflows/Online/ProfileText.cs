using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Online;

/// <summary>A public page, in words.</summary>
public static class ProfileText
{
    /// <summary>What it says.</summary>
    public static IReadOnlyList<Block> Write(ProfileDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            new Heading($"Profile · {document.Tournament} · {document.Name}"),
            Facts.OfKnown(
                ("Kind", document.Of),
                ("Id", document.Id),
                ("Account", document.Account),
                ("Title", document.Title),
                ("Since", document.Since is { } since ? Format.Day(since) : null),
                ("Team", document.IsTeam is { } team ? (team ? "yes" : "no") : null),
                ("Staked", document.Staked is { } nmr ? $"{Format.Nmr(nmr)} NMR" : null),
                ("Returns", Listed(document.Returns, v => Format.Percent(v)))
            ),
            .. document.Scores.Count > 0 ? [Scores(document)] : Array.Empty<Block>(),
            .. document.Models.Count > 0 ? [Models(document)] : Array.Empty<Block>(),
        ];
    }

    private static Table Scores(ProfileDocument document) =>
        new(
            "Scores of the last year",
            [new Column("Score", ColumnKind.Words), new Column("Reputation"), new Column("Rank")],
            [
                .. document.Scores.Select(s =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Words(s.Key),
                            Cell.Score(s.Value),
                            document.Ranks.TryGetValue(s.Key, out var rank) ? Cell.Count(rank) : Cell.Missing(),
                        ]
                ),
            ]
        );

    private static Table Models(ProfileDocument document) =>
        new(
            "Models",
            [
                new Column("Model", ColumnKind.Name),
                new Column("NMR staked"),
                new Column("one year"),
                new Column("Scores", ColumnKind.Words, Priority: 1),
                new Column("Id", ColumnKind.Words, Priority: 2),
            ],
            [
                .. document.Models.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Model(m.Name ?? "-"),
                            Cell.Stake(m.Staked),
                            Cell.Percent(m.ReturnOneYear),
                            Cell.Words(Listed(m.Scores, Format.Score) ?? "-"),
                            Cell.Words(m.Id ?? "-"),
                        ]
                ),
            ]
        )
        {
            IsOpen = true,
        };

    private static string? Listed(IReadOnlyDictionary<string, double> values, Func<double, string> format) =>
        values.Count == 0 ? null : string.Join(", ", values.Select(v => $"{v.Key} {format(v.Value)}"));
}
