using Ballast.Core.Questions.Parameters;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Models;

/// <summary>The stored models in words. Columns of which nothing is known are left out.</summary>
internal static class ModelsText
{
    private static readonly Dictionary<string, string> Orders = new()
    {
        ["name"] = "by name",
        ["favourite"] = "favourites first",
        ["net"] = "by NMR earned",
        ["return"] = "by return",
        ["stake"] = "by stake",
        ["score"] = "by mean score",
        ["percentile"] = "by percentile",
        ["newest"] = "by newest round",
        ["group"] = "by group",
        ["tier"] = "by tier",
    };

    /// <summary>How many, then the list.</summary>
    public static IReadOnlyList<Block> Write(ModelsAnswer answer)
    {
        var order =
            (IsByLastStake(answer) ? "by the last stake that was known" : Orders[answer.Sort])
            + (answer.Reversed ? ", the other way round" : "");
        return
        [
            new Sentence(First(answer), Tone.Answer),
            NextStep.To("see whether the first places can be told from the others", "evidence"),
            new Table($"Models, {order}", [.. Shown(answer).Select(c => c.Column)], Rows(answer)) { IsOpen = true },
            .. PageParameters.Rest(answer, answer.Models.Count, $"models, {order}"),
            .. Remarks(answer).Select(r => new Sentence(r, Tone.Remark)),
        ];
    }

    /// <summary>Whether nothing that is shown has a stake now, so that the order of stakes is that of the last ones.</summary>
    private static bool IsByLastStake(ModelsAnswer answer) =>
        answer.Sort == "stake"
        && answer.Models.All(m => m.StakeNmr is null)
        && answer.Models.Any(m => m.LastStakeNmr is not null);

    private static string First(ModelsAnswer answer)
    {
        var many =
            answer.Find.Length == 0
                ? $"{Format.Many(answer.Total, "model")} of {answer.Tournament}"
                : $"{Format.Count(answer.Total)} of {Format.Many(answer.Stored, "model")} of {answer.Tournament} found for '{answer.Find}'";
        var earned = answer.Models.Where(m => m.Net is not null).ToList();
        var scored = answer.Models.Where(m => m.MeanScore is not null).ToList();
        // Of a part nothing is said: it would be taken for all.
        return answer.Models.Count < answer.Total || Math.Max(earned.Count, scored.Count) < 2 ? $"{many}."
            : earned.Count > 1
                ? $"{many}: together {Format.SignedNmr(earned.Sum(m => m.Net!.Value))} NMR, from {Earned(earned.MinBy(m => m.Net)!)} to {Earned(earned.MaxBy(m => m.Net)!)}."
            : $"{many}: mean {answer.Metric} from {Scored(scored.MinBy(m => m.MeanScore)!)} to {Scored(scored.MaxBy(m => m.MeanScore)!)} in the newest {Format.Rounds(answer.ScoreRounds)} that have resolved.";
    }

    private static string Earned(StoredModel model) => $"{Format.SignedNmr(model.Net!.Value)} ({model.Model})";

    private static string Scored(StoredModel model) => $"{Format.Score(model.MeanScore!.Value)} ({model.Model})";

    private static IEnumerable<string> Remarks(ModelsAnswer answer)
    {
        if (answer.Metric is { } metric && answer.Models.Any(m => m.MeanScore is not null))
            yield return $"Mean {metric} and percentile: of the newest {Format.Rounds(answer.ScoreRounds)} that have resolved.";
        if (answer.Models.Any(m => m.Return is not null))
            yield return "Return: net over the mean NMR that were committed.";
        if (answer.Models.Count > 1)
            yield return "An order of the past: who was first may have been lucky.";
    }

    private static List<(Column Column, Func<StoredModel, Cell> Cell)> Shown(ModelsAnswer answer)
    {
        (Column Column, Func<StoredModel, Cell> Cell, bool IsKnown)[] columns =
        [
            (new Column("Model", ColumnKind.Name), m => Cell.Model(m.Model), true),
            (new Column("Course", Priority: 5), m => Cell.Spark(m.Line), answer.Models.Any(m => m.Line.Count > 1)),
            (
                new Column("Stake NMR", Priority: 1),
                m => Cell.Stake(m.StakeNmr),
                answer.Models.Any(m => m.StakeNmr is not null)
            ),
            (new Column("Last stake NMR", Priority: 1), m => Cell.Stake(m.LastStakeNmr), IsByLastStake(answer)),
            (new Column("Net NMR"), m => Cell.Nmr(m.Net), answer.Models.Any(m => m.Net is not null)),
            (
                new Column("Return", Priority: 3),
                m => Cell.Percent(m.Return, 1),
                answer.Models.Any(m => m.Return is not null)
            ),
            (
                new Column($"Mean {answer.Metric}", Priority: 2),
                m => Cell.Signed(m.MeanScore, 4),
                answer.Models.Any(m => m.MeanScore is not null)
            ),
            (
                new Column("Percentile", Priority: 4),
                m => Cell.PlainPercent(m.Percentile, 0),
                answer.Models.Any(m => m.Percentile is not null)
            ),
            (
                new Column("Groups", ColumnKind.Words, Priority: 6),
                m => Cell.Words(string.Join(", ", m.Groups)),
                answer.Models.Any(m => m.Groups.Count > 0)
            ),
            (
                new Column("Tier", ColumnKind.Words, Priority: 6),
                m => Cell.Words(m.Tier ?? ""),
                answer.Models.Any(m => m.Tier is not null)
            ),
            (
                new Column("Favourite", ColumnKind.Words, Priority: 7),
                m => Cell.Words(m.Favourite ? "★" : ""),
                answer.Models.Any(m => m.Favourite)
            ),
            (new Column("Rounds", Priority: 8), m => Cell.Count(m.Rounds), true),
            (new Column("Last", Priority: 8), m => m.LastRound is { } r ? Cell.Round(r) : Cell.Empty, true),
        ];
        return [.. columns.Where(c => c.IsKnown).Select(c => (c.Column, c.Cell))];
    }

    private static IReadOnlyList<IReadOnlyList<Cell>> Rows(ModelsAnswer answer)
    {
        var shown = Shown(answer);
        return [.. answer.Models.Select(m => (IReadOnlyList<Cell>)[.. shown.Select(c => c.Cell(m))])];
    }
}
