using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>Who wins as a function of the first and the last round.</summary>
internal static class SensitivitySection
{
    private const string Id = "windows";

    /// <summary>So many winners have a colour of their own; those after them share one.</summary>
    private const int Colours = 8;

    /// <summary>The section; without windows it is left out and says why.</summary>
    public static Html Of(SensitivityDocument? sensitivity)
    {
        if (sensitivity is null || sensitivity.Candidates.Count == 0)
        {
            return Block.LeftOut(
                Id,
                "Whether the winner depends on the window is not known",
                "There are too few rounds or too few candidates to compare windows."
            );
        }

        var title = Title(sensitivity);
        return Block.Section(
            Id,
            title,
            Block.Chart("windows", title, "square"),
            Block.Note(
                "Each cell is a window from one round to another; its colour says who would have won it. Long windows lie at the upper left, short ones along the diagonal."
            ),
            Wins(sensitivity),
            Windows(sensitivity),
            Changes(sensitivity),
            Corner(sensitivity)
        );
    }

    private static string Title(SensitivityDocument s)
    {
        var first = s.Candidates[0];
        return s.Candidates.Count == 1
            ? $"In every window that was looked at {Name(first)} wins"
            : $"It depends on the window: {s.Candidates.Count} of {Words.Count(s.Compared)} candidates win one, {Name(first)} {Words.Plain(first.Share)} of them";
    }

    private static string Name(CandidateEntry c) => $"{c.Model} ({Words.Combination(c.Multipliers)})";

    private static Html Wins(SensitivityDocument s)
    {
        var table = new Table("Who wins how often", "Candidate", "Multipliers", "#Windows", "#Share");
        for (var i = 0; i < s.Candidates.Count; i++)
        {
            var c = s.Candidates[i];
            table.Row(
                Html.Of($"{Swatch(i)} {Html.Name(c.Model)}"),
                Html.Of($"{Words.Combination(c.Multipliers)}"),
                Figure.Count(c.Wins),
                Figure.Plain(c.Share)
            );
        }

        return Html.Of(
            $"{table.FoldedFrom(25)}{Block.NoteIf(s.Candidates.Count > Colours, $"Winners from the {Colours + 1}th on share one colour.")}"
        );
    }

    private static Html Windows(SensitivityDocument s)
    {
        var table = new Table("The winner of every window", "First round", "#Last round", "Winner", "Multipliers");
        for (var i = 0; i < s.Winners.Count; i++)
        {
            for (var j = 0; j < s.Winners[i].Count && j < s.Bounds.Count; j++)
            {
                if (s.Winners[i][j] is not { } winner || winner < 0 || winner >= s.Candidates.Count)
                    continue;
                var c = s.Candidates[winner];
                table.Row(
                    Figure.Round(s.Bounds[i]),
                    Figure.Round(s.Bounds[j] - 1),
                    Html.Of($"{Swatch(winner)} {Html.Name(c.Model)}"),
                    Html.Of($"{Words.Combination(c.Multipliers)}")
                );
            }
        }

        return table.Count == 0 ? Html.Empty : table.Folded();
    }

    private static Html Changes(SensitivityDocument s)
    {
        if (s.Changes.Count == 0)
            return Html.Empty;
        var table = new Table(
            "How often the next window of the same length has another winner",
            "Rounds in the window",
            "#Pairs",
            "#Changed",
            "#Changed, share",
            "#By blind choice"
        );
        foreach (var c in s.Changes)
        {
            table.Row(
                Figure.Count(c.Rounds),
                Figure.Count(c.Pairs),
                Figure.Count(c.Changed),
                Figure.Plain(c.Pairs == 0 ? null : (double)c.Changed / c.Pairs),
                Figure.Probability(c.ByChance)
            );
        }

        var shortest = s.Changes.MinBy(c => c.Rounds)!;
        return Block.Part(
            $"After {Words.Rounds(shortest.Rounds)} the next window had another winner {shortest.Changed} times of {shortest.Pairs}",
            table.FoldedFrom(15)
        );
    }

    private static Html Corner(SensitivityDocument s) =>
        !s.IsCorner && s.CornerRemark is null
            ? Html.Empty
            : Html.Of(
                $"<p class=\"warning\"><strong>The best combination stands at a corner of the grid.</strong> {s.CornerRemark} The clip touched {Words.Plain(s.ClippedShare)} of the winner’s payouts.</p>\n"
            );

    private static Html Swatch(int place) => Html.Of($"<span class=\"swatch c{Math.Min(place, Colours)}\"></span>");
}
