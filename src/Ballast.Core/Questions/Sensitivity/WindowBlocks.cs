using Ballast.Core.Text;

namespace Ballast.Core.Questions.Sensitivity;

/// <summary>Who wins in each window: as a map, and as a list.</summary>
internal static class WindowBlocks
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The letter of a candidate in the map; those after the alphabet share a star.</summary>
    public static string Letter(int place) => place < Letters.Length ? Letters[place].ToString() : "*";

    /// <summary>A cell a window.</summary>
    public static Picture Map(SensitivityAnswer answer) =>
        new("windows", "Who wins which window, by its first and its last round")
        {
            Height = "square",
            InLetters = ["First round down, last round across, a letter a winner:", .. Rows(answer)],
        };

    /// <summary>One line a window.</summary>
    public static Fold Winners(SensitivityAnswer answer) =>
        new(
            "The winner of every window",
            [
                new Table(
                    "The winner of every window",
                    [
                        new Column("First round"),
                        new Column("Last round"),
                        new Column("Winner", ColumnKind.Name),
                        new Column("Multipliers", ColumnKind.Words),
                    ],
                    [
                        .. answer.Winners.SelectMany(
                            (row, from) =>
                                row.Select((winner, to) => (Winner: winner, To: to))
                                    .Where(w => w.Winner is not null)
                                    .Select(w => Row(answer, from, w.To, answer.Candidates[w.Winner!.Value]))
                        ),
                    ]
                ),
            ]
        );

    private static IReadOnlyList<Cell> Row(SensitivityAnswer answer, int from, int to, CandidateEntry winner) =>
        [
            Cell.Words($"{answer.Bounds[from]}"),
            Cell.Words($"{answer.Bounds[to] - 1}"),
            Cell.Name(winner.Model),
            Cell.Words(Format.Multipliers(winner.Multipliers)),
        ];

    /// <summary>One letter a window; a dot where nobody has half of its rounds, a blank where it would end before it begins.</summary>
    private static IEnumerable<string> Rows(SensitivityAnswer answer)
    {
        for (var from = 0; from < answer.Winners.Count; from++)
        {
            var row = answer
                .Winners[from]
                .Select(
                    (w, to) =>
                        to <= from ? " "
                        : w is { } place ? Letter(place)
                        : "."
                );
            yield return $"{answer.Bounds[from], 6} {string.Concat(row.Skip(1))}";
        }
    }
}
