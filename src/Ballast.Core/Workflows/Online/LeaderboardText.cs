using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Online;

/// <summary>A leaderboard, in words.</summary>
public static class LeaderboardText
{
    private const int MostScores = 5;

    /// <summary>The table.</summary>
    public static IReadOnlyList<Block> Write(LeaderboardDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var rows = document.Rows;
        string[] scores = [.. rows.SelectMany(r => r.Scores.Keys).Distinct(StringComparer.Ordinal).Take(MostScores)];
        string[] returns = [.. rows.SelectMany(r => r.Returns.Keys).Distinct(StringComparer.Ordinal)];
        var isOfModels = document.Of == "models";
        return
        [
            new Heading($"Leaderboard · {document.Tournament} · {document.Of}"),
            new Sentence(
                rows.Count == 0
                    ? "Numerai shows no rows here."
                    : $"{Format.Many(rows.Count, "row")}{(document.OrderBy is { } by ? $", by {by}" : "")}. A rank is no promise: ballast evidence says how far one can be believed.",
                Tone.Answer
            ),
            new Table(
                "",
                [
                    new Column("#"),
                    new Column(isOfModels ? "Model" : "Account", ColumnKind.Name),
                    new Column("NMR staked"),
                    .. scores.Select((s, i) => new Column(s, Priority: i + 2)),
                    .. returns.Select(r => new Column(r, Priority: 1)),
                ],
                [
                    .. rows.Select(r =>
                        (IReadOnlyList<Cell>)
                            [
                                r.Rank is { } rank ? Cell.Count(rank) : Cell.Missing(),
                                isOfModels ? Cell.Model(r.Name ?? "-") : Cell.Name(r.Name ?? "-"),
                                Cell.Stake(r.Staked),
                                .. scores.Select(s => Cell.Score(r.Scores.TryGetValue(s, out var v) ? v : null)),
                                .. returns.Select(s => Cell.Percent(r.Returns.TryGetValue(s, out var v) ? v : null)),
                            ]
                    ),
                ]
            )
            {
                IsOpen = true,
            },
        ];
    }
}
