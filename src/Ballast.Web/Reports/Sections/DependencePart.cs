using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>How the models move together, and what their number is worth.</summary>
internal static class DependencePart
{
    /// <summary>The part; one model has nothing to move together with.</summary>
    public static Html Of(DependenceEntry? dependence)
    {
        if (dependence is null)
        {
            return Block.Part(
                "How models move together cannot be said",
                Block.Note("It takes two models with common rounds.")
            );
        }

        var title = Title(dependence);
        return Block.Part(
            title,
            Block.Chart("correlation", title, "square"),
            Block.Note(Explained(dependence)),
            Clusters(dependence),
            Matrix(dependence)
        );
    }

    private static string Title(DependenceEntry d)
    {
        var slots = Words.Many(d.Models.Count, "slot");
        return d.EffectiveBets is { } bets
            ? $"{slots} = {Words.About(bets)} bets{Interval(d.EffectiveBetsLow, d.EffectiveBetsHigh)}"
            : $"{slots}; how many independent bets they are cannot be said";
    }

    private static string Explained(DependenceEntry d)
    {
        var damping = d.DampingBets is { } b
            ? $" Equally risky, they damp the swings like {Words.About(b)} uncorrelated ones{Interval(d.DampingBetsLow, d.DampingBetsHigh)}."
            : "";
        var unknown = d.Correlations.Any(r => r.Any(c => c is null)) ? " An empty cell is not known." : "";
        return $"Correlation of the returns in {Words.Rounds(d.Rounds)} that all of them have, under {Words.Rule(d.Rule)}.{damping}{unknown}";
    }

    /// <summary>The ends of a 95 % interval; open upwards where nothing bounds it.</summary>
    private static string Interval(double? low, double? high) =>
        low is not { } from ? ""
        : high is { } to ? $" (95 %: {Words.About(from)} to {Words.About(to)})"
        : $" (95 %: {Words.About(from)} or more)";

    private static Html Clusters(DependenceEntry d)
    {
        if (d.Clusters.Count == 0)
            return Html.Empty;
        var table = new Table("Groups that move together", "Group", "#Models", "~Who");
        var groups = d.Clusters.Where(c => c.Count > 1).ToList();
        for (var i = 0; i < groups.Count; i++)
            table.Row(Html.Of($"{i + 1}"), Figure.Count(groups[i].Count), Listed(groups[i]));
        List<string> alone = [.. d.Clusters.Where(c => c.Count == 1).Select(c => c[0])];
        if (alone.Count > 0)
            table.Row(Html.Of($"each alone"), Figure.Count(alone.Count), Listed(alone));
        return table.Open();
    }

    private static Html Listed(IReadOnlyList<string> names) =>
        Html.Join(names.Select((n, at) => at == 0 ? Html.Name(n) : Html.Of($", {Html.Name(n)}")));

    private static Html Matrix(DependenceEntry d)
    {
        var table = new Table("Correlations in numbers", ["Model", .. d.Models.Select(m => $"#{m}")]);
        for (var i = 0; i < d.Models.Count; i++)
            table.Row([Html.Name(d.Models[i]), .. d.Correlations[i].Select(Figure.Ratio)]);
        return table.Folded();
    }
}
