using System.Globalization;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Web.Markup;

/// <summary>Numbers as text: a true minus sign, NMR with two places from 1 on, percent with its unit, n/a where nothing is known.</summary>
internal static class Words
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>NMR with its sign: two places from 1 on, below that four, so that a small burn is not shown as nothing.</summary>
    public static string Nmr(decimal value) => Signed(value, Magnitude(Math.Abs(value)));

    /// <summary>NMR that has no sign, such as a stake.</summary>
    public static string Stake(decimal value) => (value < 0 ? "\u2212" : "") + Magnitude(Math.Abs(value));

    /// <summary>Money in another currency, with its sign.</summary>
    public static string Fiat(decimal value) => Signed(value, Math.Abs(value).ToString("#,##0.00", Culture));

    /// <summary>A share as percent with its sign.</summary>
    public static string Percent(double share) =>
        double.IsFinite(share) ? $"{Signed(Sane(share), Hundredths(Math.Abs(share)))}\u00A0%" : "n/a";

    /// <summary>A share that has no sign, such as a drawdown.</summary>
    public static string Plain(double share) => double.IsFinite(share) ? $"{PlainNumber(share)}\u00A0%" : "n/a";

    /// <summary>The same without its unit, where that stands beside it already.</summary>
    public static string PlainNumber(double share) => Signed(Sane(share), Hundredths(Math.Abs(share))).TrimStart('+');

    /// <summary>A number without unit, two places.</summary>
    public static string Ratio(double value) => Minus(value.ToString("#,##0.00;-#,##0.00;0.00", Culture));

    /// <summary>A score, four places, with its sign.</summary>
    public static string Score(double value) => Minus(value.ToString("+0.0000;-0.0000;0.0000", Culture));

    /// <summary>How sure something is whose chance of being wrong is at most the level: 90 % at 0.1.</summary>
    public static string Confidence(double level) => ((1 - level) * 100).ToString("0.##", Culture) + "\u00A0%";

    /// <summary>About how many: one place, none where it is whole.</summary>
    public static string About(double value) => Minus(value.ToString("#,##0.#", Culture));

    /// <summary>How many.</summary>
    public static string Count(int value) => Minus(value.ToString("#,##0", Culture));

    /// <summary>A multiplier as it was written.</summary>
    public static string Multiplier(decimal value) => Minus(value.ToString("0.##########", Culture));

    /// <summary>One round or so many rounds.</summary>
    public static string Rounds(int count) => Many(count, "round");

    /// <summary>A count with its noun, which takes an s from two on.</summary>
    public static string Many(int count, string noun) => count == 1 ? $"1 {noun}" : $"{Count(count)} {noun}s";

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", Culture);

    /// <summary>Why there is no figure, and what would help.</summary>
    public static string Shortage(ShortageEntry shortage) => $"not enough data: {shortage.WithReason()}";

    /// <summary>A rule's id, or that none is known.</summary>
    public static string Rule(string? rule) => rule ?? "no known rule";

    private static string Magnitude(decimal value) =>
        value.ToString(value is 0 or >= 1 ? "#,##0.00" : "0.0000", Culture);

    private static string Hundredths(double share) => (share * 100).ToString("#,##0.00", Culture);

    // What rounds to nothing carries no sign: neither +0.00 nor −0.00.
    private static string Signed(decimal value, string magnitude) =>
        magnitude.All(c => c is '0' or '.') ? magnitude
        : value < 0 ? $"\u2212{magnitude}"
        : $"+{magnitude}";

    private static decimal Sane(double share) => (decimal)Math.Clamp(share, -1e20, 1e20);

    private static string Minus(string text) => text.Replace('-', '\u2212');
}
