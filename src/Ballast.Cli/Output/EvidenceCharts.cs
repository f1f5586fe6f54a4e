using System.Globalization;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>Small charts of evidence in plain characters: no colour, so they are the same in a file.</summary>
internal static class EvidenceCharts
{
    private const int MostModels = 10;
    private const int WidestLine = 60;
    private const int LongestName = 16;

    /// <summary>Rank correlation of each ranking, oldest left: a title and one line; nothing for fewer than two.</summary>
    public static void RankIc(Screen screen, WalkEntry walk)
    {
        List<WalkStepEntry> known = [.. walk.Rankings.Where(r => r.RankIc is not null)];
        double[] figures = Drawn([.. known.Select(r => r.RankIc!.Value)], Math.Min(WidestLine, screen.Width - 16));
        var line = Sparkline.Of(figures, figures.Length);
        if (line.Length == 0)
            return;
        screen.Line();
        screen.Line(
            $"Rank IC of each ranking, {Markup.Escape($"{walk.Values} by {walk.Criterion}")}, rounds {known[0].Round} to {known[^1].Round}:"
        );
        screen.Line($"{Plain(figures.Min()), 6} {line} {Plain(figures.Max())}");
    }

    /// <summary>Where each of the first models' leads lies: a mark on a line, and the 0 of no lead.</summary>
    public static void Leads(Screen screen, FirstsEntry firsts)
    {
        List<FirstEntry> shown = [.. firsts.Ranking.Where(m => m.Lead is not null).Take(MostModels)];
        if (shown.Count < 2)
            return;
        var name = Math.Min(LongestName, shown.Max(m => m.Model.Length));
        var width = Math.Min(WidestLine, screen.Width - name - 12);
        var (low, high) = (Math.Min(0, shown.Min(m => m.Lead!.Value)), Math.Max(0, shown.Max(m => m.Lead!.Value)));
        if (width < 10 || !(high > low))
            return;
        int Place(double lead) => (int)Math.Round((lead - low) / (high - low) * (width - 1));
        screen.Line();
        screen.Line("Lead over the mean of all models, a round (| no lead, o can be the best, x can be dropped):");
        foreach (var model in shown)
        {
            var line = Enumerable.Repeat('·', width).ToArray();
            line[Place(0)] = '|';
            line[Place(model.Lead!.Value)] = model.IsFirst ? 'o' : 'x';
            var title = model.Model.Length > name ? model.Model[..(name - 1)] + "…" : model.Model.PadRight(name);
            screen.Line($"{Markup.Escape(title)} {new string(line)} {Figures.Percent(model.Lead.Value, 2)}");
        }
    }

    /// <summary>Means of neighbours where there are more than fit, so that the ends' labels are those of what is drawn.</summary>
    private static double[] Drawn(double[] figures, int most)
    {
        var size = (figures.Length + most - 1) / most;
        return size <= 1 ? figures : [.. figures.Chunk(size).Select(c => c.Average())];
    }

    private static string Plain(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
