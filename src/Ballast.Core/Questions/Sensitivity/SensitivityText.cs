using Ballast.Core.Evidence.Verdicts;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Sensitivity;

/// <summary>The winners of windows in words.</summary>
internal static class SensitivityText
{
    /// <summary>The answer first, then who wins where, how often, and how often the winner changes.</summary>
    public static IReadOnlyList<Block> Write(SensitivityAnswer answer, Given given) =>
        AnswerLayout.Of(
            new Heading($"Sensitivity · {answer.Tournament} · rounds {answer.From} to {answer.To}"),
            First(answer),
            AnswerLayout.Next("see whether the best of the past stays the best", given, "evidence"),
            // One choice wins every window: a map of them shows nothing.
            answer.Compared == 1
                ? []
                : [WindowBlocks.Map(answer), Winners(answer, GridParameters.ReadTop(given, SensitivityQuestion.Top))],
            Details(answer)
        );

    private static IEnumerable<Block> Details(SensitivityAnswer answer) =>
        [
            .. answer.CrossesSystems
                ?
                [
                    new Sentence(
                        "Crosses the change to atomic staking. A window is won by the return on the NMR committed; the NMR add up different amounts of capital.",
                        Tone.Warning
                    ),
                ]
                : Array.Empty<Block>(),
            .. answer.CornerRemark is { } remark
                ? [new Sentence($"A corner: {remark}", Tone.Warning)]
                : Array.Empty<Block>(),
            .. SharedSentences.CrossesRules(answer.Rules),
            WindowBlocks.Winners(answer),
            new Fold(
                "How often the winner changes",
                [new Sentence($"{Format.Count(answer.Compared)} candidates, {By(answer)}."), Changes(answer)]
            ),
        ];

    private static string First(SensitivityAnswer answer)
    {
        if (answer.Candidates is not [var first, ..])
            return "No window has a winner.";
        if (answer.Compared == 1)
            return "Nothing is compared: there is one model with one choice of multipliers. Name more models, or other multipliers.";
        var name = $"{first.Model} ({Format.Multipliers(first.Multipliers)})";
        var tied =
            answer.TiedWithFirst > 0
                ? $" Over all rounds {Format.Many(answer.TiedWithFirst, "other choice")} {(answer.TiedWithFirst == 1 ? "brings" : "bring")} exactly as much as the first, so nothing sets them apart there."
                : "";
        var often = Leaders.Of(answer.Candidates, c => c.Share).Count;
        return answer.Candidates.Count == 1
            ? $"The best choice does not depend on the rounds that are looked at: {name} wins in every stretch.{tied}"
            : $"The best choice depends on the rounds that are looked at: {Format.Count(answer.Candidates.Count)} of {Format.Count(answer.Compared)} choices win some stretch; most often {name}{(often > 1 ? $" and {Format.Many(often - 1, "other")}, each" : ",")} in {Format.PlainPercent(first.Share)} of the stretches.{tied}";
    }

    private static string By(SensitivityAnswer answer)
    {
        var what = answer.CrossesSystems ? "return" : "payout";
        return answer.Mode switch
        {
            "total" => $"by total {what}",
            "common" => $"by mean {what} over the rounds all models have",
            _ => $"by mean {what} a round",
        };
    }

    private static Table Winners(SensitivityAnswer answer, int top) =>
        new(
            "Who wins how often",
            [
                new Column("Letter", ColumnKind.Name),
                new Column("Model", ColumnKind.Name),
                new Column("Multipliers", ColumnKind.Words),
                new Column("wins", Priority: 1),
                new Column("of windows"),
                new Column(answer.Mode == "total" ? "NMR, whole range" : "NMR a round", Priority: 2),
                new Column("return", Priority: 3),
            ],
            [
                .. answer.Candidates.Select(
                    (c, place) =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Words(WindowBlocks.Letter(place)),
                                Cell.Model(c.Model),
                                Cell.Words(Format.Multipliers(c.Multipliers)),
                                Cell.Count(c.Wins),
                                Cell.PlainPercent(c.Share),
                                Cell.Nmr(c.Value),
                                Cell.Percent(c.Return),
                            ]
                ),
            ]
        )
        {
            Most = top,
            MoreBy = $"--top {answer.Candidates.Count}, or --json",
        };

    private static Table Changes(SensitivityAnswer answer) =>
        new(
            "How often the next window of about the same length has another winner",
            [
                new Column("Rounds in the window"),
                new Column("pairs"),
                new Column("changed"),
                new Column("of pairs"),
                new Column("by blind choice"),
            ],
            [
                .. answer.Changes.Select(c =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Count(c.Rounds),
                            Cell.Count(c.Pairs),
                            Cell.Count(c.Changed),
                            Cell.PlainPercent(c.Pairs == 0 ? null : (double)c.Changed / c.Pairs),
                            Cell.Words(Probability.InWords(c.ByChance)),
                        ]
                ),
            ]
        );
}
