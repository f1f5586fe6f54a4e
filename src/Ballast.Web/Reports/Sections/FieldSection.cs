using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Risks;
using Ballast.Web.Markup;
using Ballast.Web.Reports.Derived;

namespace Ballast.Web.Reports.Sections;

/// <summary>Against the field: where the models stand among all others, score by score.</summary>
internal static class FieldSection
{
    private const string Id = "field";

    /// <summary>The section; without a field it is left out and says why.</summary>
    public static Html Of(FieldDocument? field)
    {
        if (field is null || field.Scores.Count == 0)
        {
            return Block.LeftOut(
                Id,
                "How it stands against the field is not known",
                "Neither percentiles nor the scores of other models are stored."
            );
        }

        var scores = field.Scores.Select((s, place) => (Score: s, Place: place)).ToList();
        return Block.Section(
            Id,
            Title(field),
            Block.Note(Basis(field)),
            Against(field),
            Html.Join(
                scores.Where(s => s.Score.IsPaid).Select(s => Block.Part(Sentence(s.Score), Content(s.Score, s.Place)))
            ),
            Block.NoteIf(
                scores.TrueForAll(s => !s.Score.IsPaid),
                "None of the stored scores is paid by the newest rule."
            ),
            Html.Join(scores.Where(s => !s.Score.IsPaid).Select(s => Unpaid(s.Score, s.Place)))
        );
    }

    private static string Title(FieldDocument field)
    {
        var best = field
            .Scores.Where(s => s.IsPaid)
            .SelectMany(s => s.Models.Select(m => (s.Score, Entry: m)))
            .MaxBy(m => m.Entry.MeanPercentile);
        return best.Entry is null
            ? "How it stands against the field, in scores that are not paid"
            : $"Of the paid scores, {best.Entry.Model} stands highest in {best.Score}: above {Words.Plain(best.Entry.MeanPercentile)} of the field";
    }

    private static string Basis(FieldDocument field) =>
        field.Basis == "reported"
            ? $"Percentiles as they were reported with the scores, rounds {field.From} to {field.To}."
            : $"Percentiles among the models of the store, rounds {field.From} to {field.To}, {(field.FieldSize is { } n ? $"{Words.Many(n, "model")} at the median of the rounds" : "of unknown number")}: not the whole field.";

    /// <summary>Round by round against a model of one's choice: the difference and its interval.</summary>
    private static Html Against(FieldDocument field)
    {
        if (field.Against.Count == 0)
            return Html.Empty;
        var table = new Table(
            "Against models of one\u2019s choice, in rounds that both have",
            "Model",
            "Against",
            "Score",
            "#Rounds",
            "#Mean difference",
            "#95 % interval",
            "#Rounds ahead"
        );
        foreach (var a in field.Against)
            table.Row(
                Html.Name(a.Model),
                Html.Name(a.Benchmark),
                Html.Of($"{a.Score}"),
                Figure.Count(a.Rounds),
                Figure.Score(a.MeanDifference),
                a.Low is null
                    ? Html.Of($"<span class=\"unknown\">{IntervalReasons.InWords(a.NoInterval!)}</span>")
                    : Html.Of($"{Figure.Score(a.Low)} to {Figure.Score(a.High)}"),
                Figure.Plain(a.Ahead)
            );
        var told = field.Against.Count(a => a.Low > 0 || a.High < 0);
        return Block.Part(
            $"Of {Words.Many(field.Against.Count, "difference")} {told} {(told == 1 ? "has" : "have")} a 95\u00A0% interval that lies wholly on one side of 0",
            Block.NoteIf(
                field.Against.Count > 1,
                "Each is taken by itself: of twenty pairs without any difference about one shows such an interval by chance."
            ),
            table.FoldedFrom(25)
        );
    }

    private static string Sentence(FieldScoreEntry score)
    {
        if (score.Models.Count == 0)
            return $"{score.Score}: no model has it";
        var above = score.Models.Count(m => m.MeanPercentile > 0.5);
        return score.Models.Count == 1
            ? $"In {score.Score}, {score.Models[0].Model} stands above {Words.Plain(score.Models[0].MeanPercentile)} of the field on the mean"
            : $"In {score.Score}, {above} of {Words.Many(score.Models.Count, "model")} stand in the upper half of the field on the mean";
    }

    private static Html Unpaid(FieldScoreEntry score, int place) =>
        Html.Of(
            $"<details class=\"regime\"><summary>{score.Score} <span class=\"tag\">not paid</span></summary>\n<p>{Sentence(score)}</p>\n{Content(score, place)}</details>\n"
        );

    private static Html Content(FieldScoreEntry score, int place)
    {
        if (score.Models.Count == 0)
            return Html.Empty;
        var table = new Table(
            $"Models in {score.Score}",
            "Model",
            "#Rounds",
            "#Mean percentile",
            "#Mean score",
            "#Middle of the field"
        );
        foreach (var m in score.Models)
        {
            table.Row(
                Html.Name(m.Model),
                Figure.Count(m.Rounds),
                Figure.Plain(m.MeanPercentile),
                Figure.Score(m.MeanScore),
                Figure.Score(m.MeanField)
            );
        }

        var windows = score.Models.Select(m => RollingPercentile.Of(m.Series).Window).Distinct().Order().ToList();
        var names = score.Models.Select(m => m.Model).ToList();
        return Html.Join([
            Block.Chart("field", $"Percentile of each model in {score.Score}", "middle", names, part: $"{place}"),
            Block.Note(
                $"Mean of {string.Join(" or ", windows)} rounds at a time; single rounds jump too much to be read. Dashed: the middle of the field."
            ),
            table.FoldedFrom(13),
        ]);
    }
}
