using System.Globalization;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Model;

/// <summary>One model in words.</summary>
internal static class ModelText
{
    private const int Newest = 12;

    /// <summary>What it earned or scored in one sentence, the picture, the months, and everything else folded.</summary>
    public static IReadOnlyList<Block> Write(ModelAnswer answer) =>
        [
            new Heading($"{answer.Model} · {answer.Tournament} · as of {Format.Time(answer.AsOf)} UTC"),
            new Sentence(ModelMoneyText.First(answer), Tone.Answer),
            ModelMoneyText.Next(answer),
            .. ModelMoneyText.Advice(answer),
            .. ModelMoneyText.Figures(answer),
            .. answer.Money is null ? ScoreBlocks(answer) : ModelMoneyText.Write(answer.Money),
            .. ModelMoneyText.Courses(answer),
            .. answer.Money is null ? [Rounds(answer)] : Folded(answer),
            .. Seats(answer),
            .. OpenRounds(answer),
        ];

    private static IEnumerable<Block> ScoreBlocks(ModelAnswer answer)
    {
        yield return ScorePicture(answer);
        if (Months(answer) is { } months)
            yield return months;
    }

    private static IEnumerable<Block> Folded(ModelAnswer answer)
    {
        yield return new Fold(
            $"Round by round: {Format.Rounds(answer.Rounds.Count)}, {Format.Count(answer.Rounds.Count(r => !r.IsResolved))} open",
            [new Picture("payouts", "Payouts and burns of every settled round"), Rounds(answer)]
        );
        List<Block> scores = [ScorePicture(answer)];
        if (Months(answer) is { } months)
            scores.Add(months);
        yield return new Fold("Scores", scores);
    }

    private static Picture ScorePicture(ModelAnswer answer) =>
        new("scores", "Scores by round; hollow where the round is still open")
        {
            Choices = answer.Metrics,
            ChoiceLabel = "Score",
        };

    private static Table? Months(ModelAnswer answer) =>
        answer.Score is not { } score
            ? null
            : MonthGrid.Draw(
                $"Mean {score.Metric} by the month in which rounds resolved",
                "Year",
                [
                    .. score.Years.Select(y =>
                        (
                            y.Year,
                            (IReadOnlyList<Cell>)[.. y.Months.Select(m => m is null ? Cell.Empty : Cell.Signed(m, 4))],
                            Cell.Signed(y.Mean, 4)
                        )
                    ),
                ]
            );

    /// <summary>Who sat in the slot, or where the strategy sat; the newest first.</summary>
    private static IEnumerable<Block> Seats(ModelAnswer answer)
    {
        if (answer.Seats.Count == 0)
            yield break;
        yield return new Table(
            "Who sat here, by the registry",
            [
                new Column("Name", ColumnKind.Name),
                new Column("Rounds", ColumnKind.Words),
                new Column("Net NMR"),
                new Column(answer.Score is { } score ? $"Mean {score.Metric}" : "Mean score", Priority: 1),
            ],
            [
                .. answer
                    .Seats.Reverse()
                    .Select(s =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Name(s.Name),
                                Cell.Words($"{s.From} to {s.To?.ToString(CultureInfo.InvariantCulture) ?? "now"}"),
                                Cell.Nmr(s.Net),
                                Cell.Signed(s.MeanScore, 4),
                            ]
                    ),
            ]
        );
    }

    private static Table Rounds(ModelAnswer answer) =>
        new(
            "Its rounds, the newest first",
            [
                new Column("Round"),
                new Column("Resolves", ColumnKind.Words, Priority: 1),
                .. answer.Metrics.Select((m, place) => new Column(m, Priority: place == 0 ? 0 : 2 + place)),
                new Column("At risk", Priority: 1),
                new Column("Payout"),
                new Column("State", ColumnKind.Words, Priority: 2),
                new Column("Rule", ColumnKind.Words, Priority: 9),
            ],
            [.. answer.Rounds.Reverse().Select(r => Row(answer, r))]
        )
        {
            Most = Newest,
        };

    private static IReadOnlyList<Cell> Row(ModelAnswer answer, ModelRoundEntry round) =>
        [
            Cell.Round(round.Round),
            Cell.Words(Format.Day(round.Resolves)),
            .. round.Scores.Select(s => Cell.Signed(s, 4)),
            Cell.Stake(round.AtRisk),
            Payout(answer, round),
            Cell.Words(State(round)),
            Cell.Words(Format.RuleId(round.Rule)),
        ];

    /// <summary>A payout leads to every factor of it.</summary>
    private static Cell Payout(ModelAnswer answer, ModelRoundEntry round) =>
        round.Payout is null && round.AtRisk is null
            ? Cell.Missing()
            : Cell.Nmr(round.Payout) with
            {
                Leads = ["explain", answer.Model, round.Round.ToString(CultureInfo.InvariantCulture)],
            };

    private static string State(ModelRoundEntry round) =>
        round.IsFinal ? "settled"
        : !round.IsResolved ? "open"
        : round.Payout is null ? "resolved"
        : "not settled here";

    private static IEnumerable<Block> OpenRounds(ModelAnswer answer)
    {
        var open = answer
            .Rounds.Where(r => !r.IsResolved && r.Days.Any(d => d.Any(v => v is not null)))
            .Reverse()
            .ToList();
        if (open.Count == 0)
            yield break;
        yield return new Fold(
            "Open rounds as they ripen",
            [.. answer.Metrics.Select((metric, place) => Days(metric, place, open)).Where(t => t.Rows.Count > 0)]
        );
    }

    private static Table Days(string metric, int place, IReadOnlyList<ModelRoundEntry> open)
    {
        var rounds = open.Where(r => place < r.Days.Count && r.Days[place].Any(v => v is not null)).ToList();
        var days = rounds.Select(r => r.Days[place].Count).DefaultIfEmpty(0).Max();
        return new Table(
            $"{metric}, scoring day by scoring day",
            [new Column("Round"), .. Enumerable.Range(1, days).Select(d => new Column($"{d}", Priority: d))],
            [
                .. rounds.Select(r =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Round(r.Round),
                            .. Enumerable
                                .Range(0, days)
                                .Select(d =>
                                    d < r.Days[place].Count && r.Days[place][d] is { } shown
                                        ? Cell.Signed(shown, 4)
                                        : Cell.Empty
                                ),
                        ]
                ),
            ]
        );
    }
}
