using Ballast.Core.Text;

namespace Ballast.Core.Questions.Today;

/// <summary>What settled, accounts on paper, and what a store without stakes has to show.</summary>
internal static class TodayListsText
{
    /// <summary>Rounds that settled; nothing where none ever did.</summary>
    public static IEnumerable<Block> Settled(TodayAnswer answer)
    {
        if (answer.SettledNet is null)
            yield break;
        yield return new Heading(Title(answer), 2);
        yield return new Table(
            "Rounds that settled",
            [
                new Column("Round"),
                new Column("Resolved", ColumnKind.Words),
                new Column("Known since (UTC)", ColumnKind.Words, Priority: 2),
                new Column("Payouts", Priority: 1),
                new Column("Net NMR"),
            ],
            [
                .. answer.Settled.Select(r =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Round(r.Round),
                            Cell.Day(r.Resolved),
                            Cell.Words(Format.Time(r.Known)),
                            Cell.Count(r.Positions),
                            Cell.Nmr(r.Net),
                        ]
                ),
            ]
        );
    }

    /// <summary>Accounts on paper that run.</summary>
    public static IEnumerable<Block> OnPaper(TodayAnswer answer)
    {
        if (answer.Paper.Count == 0)
            yield break;
        yield return new Heading("On paper", 2);
        yield return new Points([.. answer.Paper.Select(PaperLines.InWords)]);
    }

    /// <summary>The best and the last models of late.</summary>
    public static IEnumerable<Block> Scores(TodayAnswer answer)
    {
        if (answer.Scores is not { Best.Count: > 0 } scores)
            yield break;
        yield return new KeyFigures([
            new KeyFigure("Models", Cell.Count(scores.Models), "with scores"),
            new KeyFigure(
                "Newest round",
                Cell.Round(scores.LastRound),
                scores.IsResolved ? "resolved" : "still open: its scores will change"
            ),
            new KeyFigure(
                $"Best mean {scores.Metric}",
                Cell.Signed(scores.Best.Concat(scores.Worst).Max(b => b.MeanScore), 4),
                $"of the newest {Format.Rounds(scores.Rounds)} that have resolved"
            ),
        ]);
        var isPlaced = scores.Best[0].Percentile is not null;
        yield return Ranked($"Best of late{(isPlaced ? ", by place in the field" : "")}", scores, scores.Best);
        yield return Ranked($"Last of late{(isPlaced ? ", the last one first" : "")}", scores, scores.Worst);
        yield return new Sentence(
            $"First here is the model with the {(isPlaced ? "best place in the field" : $"highest mean {scores.Metric}")} in the newest {Format.Rounds(scores.Rounds)}, without multipliers or stakes: an order of the past, whose first places may be luck. Evidence says which first place can be believed. Can be asked without a stake too: what multipliers would have paid, risk, and what a stake would mean.",
            Tone.Remark
        );
    }

    private static Table Ranked(string caption, TodayScoresEntry scores, IReadOnlyList<TodayScoreEntry> models)
    {
        var isPlaced = models.Any(m => m.Percentile is not null);
        return new Table(
            caption,
            [
                new Column("Model", ColumnKind.Name),
                new Column($"Mean {scores.Metric}"),
                .. isPlaced ? new[] { new Column("Better than") } : [],
            ],
            [
                .. models.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Model(m.Model),
                            Cell.Signed(m.MeanScore, 4),
                            .. isPlaced ? new[] { Cell.PlainPercent(m.Percentile, 0) } : [],
                        ]
                ),
            ]
        );
    }

    private static string Title(TodayAnswer answer)
    {
        if (answer.Since is not { } since)
            return answer.Settled.Count == 0 ? "No payout has settled yet" : "What settled last";
        var when = $"{Format.Time(since)} UTC";
        return answer.Settled.Count == 0
            ? $"Nothing has settled since your last visit, {when}"
            : $"{Format.Rounds(answer.Settled.Count)} settled since your last visit, {when}: {Format.SignedNmr(answer.Settled.Sum(s => s.Net))} NMR";
    }
}
