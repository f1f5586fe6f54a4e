using Ballast.Core.Questions.Risk;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Field;

/// <summary>Models against the field in words.</summary>
internal static class FieldText
{
    private const int MostListed = 30;

    /// <summary>Where the best stands, the differences to models of one's choice, then score by score; those that pay nothing last.</summary>
    public static IReadOnlyList<Block> Write(FieldAnswer answer, Given given)
    {
        var scores = answer.Scores.Select((score, place) => (Score: score, Place: place)).ToList();
        var unpaid = scores.FindAll(s => !s.Score.IsPaid);
        var paid = scores.FindAll(s => s.Score.IsPaid);
        // What was asked for stands first: benchmarks, else the first score that pays.
        var shown = answer.Against.Count > 0 || paid.Count == 0 ? 0 : 1;
        return AnswerLayout.Of(
            new Heading($"Field · {answer.Tournament} · rounds {answer.From} to {answer.To}"),
            Best(answer),
            AnswerLayout.Next("see whether some models are better than others, or only luckier", given, "evidence"),
            [
                .. Against(answer.Against),
                .. paid.Take(shown).SelectMany(s => Score(s.Score, s.Place).Skip(1)),
                new Sentence($"{Basis(answer)}.", Tone.Remark),
            ],
            [
                .. unpaid.Count == scores.Count && scores.Count > 0
                    ? [new Sentence("None of the stored scores is paid by the newest rule.", Tone.Warning)]
                    : Array.Empty<Block>(),
                .. paid.Skip(shown).Concat(unpaid).SelectMany(s => Score(s.Score, s.Place)),
            ]
        );
    }

    private static string Best(FieldAnswer answer)
    {
        var all = answer.Scores.Where(s => s.IsPaid).SelectMany(s => s.Models.Select(m => (s.Score, Entry: m)));
        return Leaders.Of(all, m => m.Entry.MeanPercentile) switch
        {
            [] => "How the models do against the others is not known: no paid score has a field.",
            [var (score, entry)] =>
                $"{entry.Model} does best against the others: in {score} it is above {Format.PlainPercent(entry.MeanPercentile)} of the field on average.",
            [var (score, entry), ..] tied =>
                $"{Format.Names([.. tied.Select(t => t.Entry.Model).Distinct()], 3)} do best against the others: in {score} above {Format.PlainPercent(entry.MeanPercentile)} of the field on average.",
        };
    }

    private static string Basis(FieldAnswer answer)
    {
        var size = answer.FieldSize is { } n ? $"{Format.Count(n)} in the middle round" : "of unknown number";
        return answer.Basis switch
        {
            "none" => "No field is stored",
            "reported" => "Percentiles as reported with the scores",
            _ => $"Percentiles among the models of this store, {size}: not the whole field",
        };
    }

    private static IEnumerable<Block> Against(IReadOnlyList<AgainstEntry> against)
    {
        if (against.Count == 0)
            yield break;
        var apart = against.Count(a => a.Low > 0 || a.High < 0);
        yield return new Sentence(
            $"Against the benchmarks: of {Format.Many(against.Count, "difference")} {apart} {(apart == 1 ? "has" : "have")} a 95 % interval that lies wholly on one side of 0."
        );
        if (against.Count > 1)
            yield return new Sentence(
                "Each is taken by itself: of twenty pairs without any difference about one shows such an interval by chance.",
                Tone.Remark
            );
        yield return new Table(
            "Against the benchmarks, on the rounds that both have",
            [
                new Column("Model", ColumnKind.Name),
                new Column("against", ColumnKind.Name),
                new Column("score", ColumnKind.Name),
                new Column("Rounds", Priority: 3),
                new Column("ahead in", Priority: 2),
                new Column("mean difference"),
                new Column("95 %", Priority: 1),
            ],
            [.. against.Select(Row)]
        )
        {
            Most = MostListed,
        };
    }

    private static IReadOnlyList<Cell> Row(AgainstEntry a) =>
        [
            Cell.Model(a.Model),
            Cell.Model(a.Benchmark),
            Cell.Words(a.Score),
            Cell.Count(a.Rounds),
            Cell.PlainPercent(a.Ahead, 0),
            Cell.Score(a.MeanDifference),
            a.NoInterval is { } reason
                ? Cell.Missing(IntervalReasons.InWords(reason))
                : Cell.Words($"{Format.Score(a.Low!.Value)} to {Format.Score(a.High!.Value)}"),
        ];

    private static IEnumerable<Block> Score(FieldScoreEntry score, int place)
    {
        yield return new Heading(score.IsPaid ? score.Score : $"{score.Score} (not paid)", 2);
        if (score.Models.Count == 0)
        {
            yield return new Sentence($"No model has {score.Score}.");
            yield break;
        }
        var above = score.Models.Count(m => m.MeanPercentile > 0.5);
        if (score.Models.Count > 1)
            yield return new Sentence(
                $"{above} of {Format.Many(score.Models.Count, "model")} stand in the upper half of the field on the mean."
            );
        yield return new Picture(
            "field",
            $"Percentile of each model in {score.Score}, a mean over some rounds at a time; dashed: the middle of the field"
        )
        {
            Part = $"{place}",
            Choices = [.. score.Models.Select(m => m.Model)],
        };
        yield return Models(score);
    }

    private static Table Models(FieldScoreEntry score) =>
        new(
            $"Models in {score.Score}",
            [
                new Column("Model", ColumnKind.Name),
                new Column("Rounds", Priority: 3),
                new Column("above"),
                new Column("mean score", Priority: 1),
                new Column("field", Priority: 2),
            ],
            [
                .. score
                    .Models.OrderByDescending(m => m.MeanPercentile)
                    .Select(m =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Model(m.Model),
                                Cell.Count(m.Rounds),
                                Cell.PlainPercent(m.MeanPercentile),
                                Cell.Score(m.MeanScore),
                                Cell.Score(m.MeanField),
                            ]
                    ),
            ]
        )
        {
            Most = MostListed,
        };
}
