using System.Globalization;
using Ballast.Core.Payouts;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>Numbers as people read them: NMR, percent and multipliers with sensible digits.</summary>
internal static class Figures
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>NMR.</summary>
    public static string Nmr(double value) => Format.Nmr(value);

    /// <inheritdoc cref="Format.Percent"/>
    public static string Percent(double share, int places = 1) => Format.Percent(share, places);

    /// <inheritdoc cref="Format.PlainPercent"/>
    public static string PlainPercent(double share, int places = 1) => Format.PlainPercent(share, places);

    public static string Plain(double value) => Format.Number(value, 4);

    /// <inheritdoc cref="Format.Count"/>
    public static string Count(int value) => Format.Count(value);

    public static string Multipliers(Multipliers multipliers) =>
        string.Join(" · ", multipliers.Items.Select(i => $"{i.Metric} {i.Value.ToString("0.####", Culture)}"));

    /// <summary>Multipliers without their names, for a column that names them.</summary>
    public static string Weights(Multipliers multipliers) =>
        string.Join(" · ", multipliers.Items.Select(i => i.Value.ToString("0.####", Culture)));

    /// <summary>A value with the colour of its sign: green pays, red burns.</summary>
    public static Markup Signed(string text, double value) =>
        new(
            value switch
            {
                > 0 => $"[green]{Markup.Escape(text)}[/]",
                < 0 => $"[red]{Markup.Escape(text)}[/]",
                _ => Markup.Escape(text),
            }
        );

    /// <inheritdoc cref="Format.Rounds"/>
    public static string Rounds(int count) => Format.Rounds(count);

    /// <summary>The first names of a list, and how many more there are.</summary>
    public static string Listed(IReadOnlyList<string> names)
    {
        const int Most = 8;
        return string.Join(", ", names.Take(Most))
            + (names.Count > Most ? $" and {Count(names.Count - Most)} more" : "");
    }

    /// <summary>The warning about rounds whose scores were read before they resolved, with markup.</summary>
    public static string NotFinal(IReadOnlyList<int> rounds) =>
        $"[yellow]Not final:[/] scores of {Rounds(rounds.Count)} are from before the round resolved: {RoundList(rounds)}.";

    /// <summary>Round numbers as ranges: 340-343, 345.</summary>
    public static string RoundList(IReadOnlyList<int> rounds)
    {
        const int MostRanges = 6;
        var ranges = new List<(int From, int To)>();
        foreach (var round in rounds)
        {
            if (ranges.Count > 0 && ranges[^1].To == round - 1)
                ranges[^1] = (ranges[^1].From, round);
            else
                ranges.Add((round, round));
        }
        var shown = ranges.Take(MostRanges).Select(r => r.From == r.To ? $"{r.From}" : $"{r.From}-{r.To}");
        return string.Join(", ", shown) + (ranges.Count > MostRanges ? ", …" : "");
    }

    /// <summary>What an import or a sync added, in words.</summary>
    public static string New(ImportCounts counts)
    {
        if (counts.IsEmpty)
            return "nothing new";
        return $"new: {Parts(counts)}";
    }

    /// <summary>Counts with what they are of, "nothing" for none.</summary>
    public static string Parts(ImportCounts counts)
    {
        (int Count, string What)[] parts =
        [
            (counts.Models, "models"),
            (counts.Scores, "scores"),
            (counts.Positions, "stakes and payouts"),
            (counts.Rounds, "round facts"),
            (counts.Gaps, "gaps"),
            (counts.Prices, "daily prices"),
            (counts.StakeDays, "days of stakes"),
        ];
        return counts.IsEmpty
            ? "nothing"
            : string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{Count(p.Count)} {p.What}"));
    }
}
