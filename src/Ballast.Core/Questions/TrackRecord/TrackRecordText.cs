using Ballast.Core.Text;

namespace Ballast.Core.Questions.TrackRecord;

/// <summary>The track record in words: how much there is, then what became of it.</summary>
internal static class TrackRecordText
{
    /// <summary>The answer; without a kept prediction how to get one.</summary>
    public static IReadOnlyList<Block> Write(TrackRecordAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"Track record · {answer.Tournament} · as of {Format.Day(answer.AsOf)}"),
            HowMuch(answer),
            answer.Made == 0
                ? NextStep.To("ask what the open rounds will bring; the answer is kept and graded", "nowcast")
                : NextStep.To("see whether the past ranking can be believed", "evidence"),
            answer.Made == 0 ? [] : answer.Tracks.GroupBy(t => t.Kind).Select(kind => Tracks(kind.Key, kind)),
            answer.Made == 0 ? [] : What(answer)
        );

    private static string HowMuch(TrackRecordAnswer answer)
    {
        if (answer.Made == 0)
            return "No answer about the future was kept yet, so none can be graded; rankings, nowcasts and advice are kept when they are asked for.";
        var next = answer.NextGradableAt is { } at
            ? $" The {(answer.Graded == 0 ? "first" : "next")} can be graded on {Format.Day(at)}."
            : "";
        return $"{Format.Many(answer.Made, "answer")} about the future {(answer.Made == 1 ? "is" : "are")} kept, {(answer.Graded == 0 ? "none" : Format.Count(answer.Graded))} of them graded so far.{next}";
    }

    private static IEnumerable<Block> What(TrackRecordAnswer answer)
    {
        if (answer.Restated > 0)
            yield return new Sentence(
                $"Restated: the inputs of {Format.Many(answer.Restated, "prediction")} came in or changed later; asked again as of the same moment, the answer may differ.",
                Tone.Warning
            );
        yield return new Heading("Every prediction, the newest first", 2);
        yield return Predictions(answer);
        foreach (var reasons in answer.Claims.Where(c => c.Missing is not null).GroupBy(c => c.Missing!))
            yield return new Sentence(
                $"{Format.Many(reasons.Count(), "prediction")}, not or not wholly graded: {reasons.Key}.",
                Tone.Remark
            );
    }

    /// <summary>A kind's predictions, to begin a column with.</summary>
    private static string Many(string kind) =>
        kind switch
        {
            "ranking" => "Rankings",
            "nowcast" => "Nowcasts",
            "advice" => "Advice",
            _ => "Accounts on paper",
        };

    private static Table Tracks(string kind, IEnumerable<TrackEntry> tracks) =>
        new(
            $"What became of {Many(kind).ToLowerInvariant()}",
            [
                new Column(Many(kind), ColumnKind.Words),
                new Column("figure", ColumnKind.Words),
                new Column("predictions", Priority: 1),
                new Column("independent rounds", Priority: 2),
                new Column("mean"),
                new Column("95 %", ColumnKind.Words),
            ],
            [.. tracks.SelectMany(t => t.Figures.Select(f => Row(t, f)))]
        );

    private static IReadOnlyList<Cell> Row(TrackEntry track, TrackFigureEntry figure) =>
        [
            Cell.Words(figure == track.Figures[0] ? track.About : ""),
            Cell.Words(figure.InWords()),
            Cell.Count(track.Claims),
            Cell.Number(track.IndependentRounds, 1),
            Value(figure.Unit, figure.Mean.Value),
            figure.Mean.Shortage is { } shortage
                ? Cell.Missing($"not enough data: {shortage.Reason}")
                : Cell.Words(
                    $"{Value(figure.Unit, figure.Mean.Low).Text} to {Value(figure.Unit, figure.Mean.High).Text}"
                ),
        ];

    private static Table Predictions(TrackRecordAnswer answer) =>
        new(
            "Predictions",
            [
                new Column("Made", ColumnKind.Words),
                new Column("Kind", ColumnKind.Words),
                new Column("Can be graded", ColumnKind.Words),
                new Column("Question", ColumnKind.Words),
            ],
            [
                .. answer
                    .Claims.Reverse()
                    .Select(c =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Words(Format.Day(c.MadeAt)),
                                Cell.Words(c.IsRestated ? $"{c.Kind}, restated" : c.Kind),
                                c.GradableAt is { } at ? Cell.Words(Format.Day(at)) : Cell.Missing(),
                                Cell.Words(c.Question),
                            ]
                    ),
            ]
        );

    private static Cell Value(string unit, double? value) =>
        unit switch
        {
            "rate" => Cell.PlainPercent(value, 0),
            "share" => Cell.Percent(value),
            "nmr" => Cell.Nmr(value),
            _ => Cell.Signed(value, 4),
        };
}
