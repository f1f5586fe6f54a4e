using System.Globalization;
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

    /// <inheritdoc cref="Format.Count"/>
    public static string Count(int value) => Format.Count(value);

    /// <summary>A value with the colour of its sign: green pays, red burns.</summary>
    public static Markup Signed(string text, double value) => new(SignedMarkup(text, value));

    /// <summary>The same as text with markup.</summary>
    public static string SignedMarkup(string text, double value) =>
        value switch
        {
            > 0 => $"[green]{Markup.Escape(text)}[/]",
            < 0 => $"[red]{Markup.Escape(text)}[/]",
            _ => Markup.Escape(text),
        };

    /// <inheritdoc cref="Format.Rounds"/>
    public static string Rounds(int count) => Format.Rounds(count);

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
