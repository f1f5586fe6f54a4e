using Ballast.Core.Questions.Account;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Nowcast;

/// <summary>Open rounds in words: the money first, then what it rests on.</summary>
internal static class NowcastText
{
    private const int MostRows = 20;

    /// <summary>The answer first, then models, rounds, scores, and how far such nowcasts held before.</summary>
    public static IReadOnlyList<Block> Write(NowcastAnswer answer, Given given) =>
        AnswerLayout.Of(
            new Heading($"Nowcast · {answer.Tournament} · open rounds {answer.From} to {answer.To}"),
            PendingText.First(answer),
            answer.Open.Positions > 0
                ? AnswerLayout.Next("see when that stake comes free", given, "ladder")
                : NextStep.To("bring stakes in", "sync", "--account"),
            answer.Account.Positions > 0 ? Money(answer) : [Scores(answer)],
            Details(answer)
        );

    private static IEnumerable<Block> Details(NowcastAnswer answer) =>
        [
            .. answer.NotComputed.Select(n => new Sentence(
                $"Left out: {Format.Count(n.Value)} of the open stakes: {NowcastReasons.InWords(n.Key)}.",
                Tone.Warning
            )),
            .. answer.Account.Positions > 0
                ?
                [
                    new Heading("Round by round", 2),
                    PendingText.Rounds(answer.Rounds) with
                    {
                        Most = MostRows,
                    },
                    new Heading("Scores", 2),
                    Scores(answer),
                ]
                : Array.Empty<Block>(),
            new Heading("How far it can be believed", 2),
            new Sentence(Stakes(answer.Open)),
            PendingText.Account(answer),
            .. answer.Maturity.Select(m => new Sentence(MaturityWords.Write(m))),
            .. answer.FactorTakenFrom is { } round
                ?
                [
                    new Sentence(
                        $"Payout factors come with the first scores: rounds without one are paid with that of round {round}.",
                        Tone.Remark
                    ),
                ]
                : Array.Empty<Block>(),
        ];

    private static string Stakes(OpenStakesEntry open)
    {
        if (open.Positions == 0)
            return "No stake of these models in an open round is stored: scores only.";
        var without =
            open.WithoutProjection > 0 ? $", {Format.Count(open.WithoutProjection)} without a projection" : "";
        var projected = open.Projected is { } nmr
            ? $"projected by Numerai {Format.SignedNmr(nmr)} NMR{without}"
            : "none projected by Numerai yet";
        return $"{Format.Count(open.Positions)} open stakes in rounds {open.From} to {open.To}: {Format.Nmr(open.AtRisk)} NMR at risk, added up; {projected}.";
    }

    private static IEnumerable<Block> Money(NowcastAnswer answer)
    {
        yield return new Picture(
            "pending",
            "What each open round is expected to bring, with the 80 % and the 95 % interval"
        );
        yield return PendingText.Table(
            "Models",
            [new Column("Model", ColumnKind.Name)],
            answer.Models.Select(m => ((IReadOnlyList<Cell>)[Cell.Model(m.Model)], m.Pending))
        ) with
        {
            Most = MostRows,
        };
    }

    /// <summary>Scores of one model stand in a table; of several they would be hundreds of lines.</summary>
    private static Block Scores(NowcastAnswer answer)
    {
        const int MostScores = 3 * MostRows;
        var models = answer.Scores.Select(s => s.Model).Distinct().Count();
        if (models != 1)
            return new Sentence(
                $"{Format.Count(answer.Scores.Count)} open scores of {Format.Count(models)} models: name one model to see its scores.",
                Tone.Remark
            );
        return new Table(
            "Open scores, the newest first",
            [
                new Column("Round"),
                new Column("score", ColumnKind.Words),
                new Column("day", Priority: 3),
                new Column("shown", Priority: 2),
                new Column("expected"),
                new Column("80 %"),
                new Column("95 %", Priority: 1),
            ],
            [
                .. answer
                    .Scores.Reverse()
                    .Select(s =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Round(s.Round),
                                Cell.Words(s.Metric),
                                Cell.Words($"{s.Day} of {s.Days}"),
                                Cell.Signed(s.Shown, 4),
                                Cell.Signed(s.Expected, 4),
                                Cell.Ends(Cell.Signed(s.Low80, 4), Cell.Signed(s.High80, 4)),
                                Cell.Ends(Cell.Signed(s.Low95, 4), Cell.Signed(s.High95, 4)),
                            ]
                    ),
            ]
        )
        {
            Most = MostScores,
        };
    }
}
