using System.Globalization;

namespace Ballast.Core.Text;

/// <summary>Numbers as people read them, in one place for the terminal, pages and reports. What is not finite is <see cref="Unknown"/>.</summary>
public static class Format
{
    /// <summary>What stands where a number is not known; never 0.</summary>
    public const string Unknown = "n/a";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>NMR: two places from 1 on, four significant digits below.</summary>
    public static string Nmr(double value)
    {
        var size = Math.Abs(value);
        if (size >= 1 || size == 0)
            return (value + 0.0).ToString("#,##0.00", Culture);
        if (size < 1e-9)
            return value.ToString("0.###e0", Culture);
        var places = 3 - (int)Math.Floor(Math.Log10(size));
        return value.ToString("0." + new string('0', places), Culture);
    }

    /// <summary>The same of an exact amount.</summary>
    public static string Nmr(decimal value) => Nmr((double)value);

    /// <summary>NMR that were earned or burned, with their sign; none where they round to nothing.</summary>
    public static string SignedNmr(decimal value) => (value > 0 ? "+" : "") + Nmr(value);

    /// <summary>NMR with so many places; what is too small for them is said to be smaller, and is not 0.</summary>
    public static string RoundedNmr(decimal value, int places, bool hasSign)
    {
        var digits = Digits(places);
        var rounded = Math.Round(value, places);
        if (rounded == 0 && value != 0)
            return value > 0 ? $"<0{Digits(places)[..^1]}1" : $">-0{Digits(places)[..^1]}1";
        return rounded.ToString(hasSign ? $"+#,##0{digits};-#,##0{digits};0{digits}" : $"#,##0{digits}", Culture);
    }

    /// <summary>NMR of an estimate, with its sign: two places from 1 on, four below; more only where these would be 0.</summary>
    public static string Estimate(double value) =>
        Math.Abs(value) >= 1 ? value.ToString("+#,##0.00;-#,##0.00", Culture)
        : Math.Abs(value) >= 0.0001 || value == 0 ? Signed(value, 4)
        : (value > 0 ? "+" : "") + Nmr(value);

    /// <summary>An amount of another currency, with its sign.</summary>
    public static string Fiat(decimal value) => value.ToString("+#,##0.00;-#,##0.00;0.00", Culture);

    /// <summary>An exact number with all its places.</summary>
    public static string Exact(decimal value) => value.ToString("#,##0.##################", Culture);

    /// <summary>A score, with its sign: four places; three digits where these would say less.</summary>
    public static string Score(double value)
    {
        const int Usual = 4;
        const double Small = 0.001;
        if (!double.IsFinite(value))
            return Unknown;
        var size = Math.Abs(value);
        var places = size is > 1e-9 and < Small ? 2 - (int)Math.Floor(Math.Log10(size)) : Usual;
        return Signed(value, places);
    }

    /// <summary>A multiplier.</summary>
    public static string Multiplier(decimal value) => value.ToString("0.####", Culture);

    /// <summary>A combination of multipliers: corr 0.5 · mmc 2.</summary>
    public static string Multipliers(IEnumerable<KeyValuePair<string, decimal>> multipliers) =>
        string.Join(" · ", multipliers.Select(m => $"{m.Key} {Multiplier(m.Value)}"));

    /// <summary>All of some things, at the beginning of a sentence: "All 16 models", "The one model".</summary>
    public static string AllOf(int count, string thing) =>
        count == 1 ? $"The one {thing}" : $"All {Many(count, thing)}";

    /// <summary>A count with its noun, which takes an s from two on.</summary>
    public static string Many(int count, string noun) => count == 1 ? $"1 {noun}" : $"{Count(count)} {noun}s";

    /// <summary>About how many: one place, none where it is whole.</summary>
    public static string About(double value) => value.ToString("#,##0.#;-#,##0.#;0", Culture);

    /// <summary>A rule's id, for tables and details; or that none is known.</summary>
    public static string RuleId(string? rule) => rule ?? "no known rule";

    /// <summary>A number for machines: it can be read back exactly.</summary>
    internal static string Machine(double value) => value.ToString("R", Culture);

    /// <summary>An exact amount for machines: all its places, and nothing between thousands.</summary>
    internal static string Machine(decimal value) => value.ToString(Culture);

    /// <summary>A share as percent, with its sign; none where it rounds to nothing.</summary>
    public static string Percent(double share, int places = 1)
    {
        if (!double.IsFinite(share))
            return Unknown;
        var percent = Math.Round(share * 100, places);
        var digits = Digits(places);
        return percent.ToString($"+0{digits};-0{digits};0{digits}", Culture) + " %";
    }

    /// <summary>A share as percent, without a plus sign.</summary>
    public static string PlainPercent(double share, int places = 1) =>
        double.IsFinite(share) ? Number(share * 100, places) + " %" : Unknown;

    /// <summary>A number without unit.</summary>
    public static string Number(double value, int places) =>
        // What rounds to nothing has no sign.
        double.IsFinite(value)
            ? (Math.Round(value, places) + 0.0).ToString("0" + Digits(places), Culture)
            : Unknown;

    /// <summary>A number without unit, with its sign; none where it rounds to nothing.</summary>
    public static string Signed(double value, int places)
    {
        var digits = Digits(places);
        return double.IsFinite(value)
            ? Math.Round(value, places).ToString($"+0{digits};-0{digits};0{digits}", Culture)
            : Unknown;
    }

    /// <summary>A moment, to the minute.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", Culture);

    /// <summary>The day of a moment.</summary>
    public static string Day(DateTimeOffset time) => Day(DateOnly.FromDateTime(time.UtcDateTime));

    /// <summary>How many.</summary>
    public static string Count(int value) => value.ToString("#,##0", Culture);

    /// <summary>"1 round", "12 rounds".</summary>
    public static string Rounds(int count) => count == 1 ? "1 round" : $"{Count(count)} rounds";

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", Culture);

    /// <summary>Names in a sentence: "a", "a and b", "a, b and c"; after so many only how many more there are.</summary>
    public static string Names(IReadOnlyList<string> names, int most = 8)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count switch
        {
            0 => "",
            1 => names[0],
            _ when names.Count > most => $"{string.Join(", ", names.Take(most))} and {Count(names.Count - most)} more",
            _ => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
        };
    }

    private static string Digits(int places) => places == 0 ? "" : "." + new string('0', places);

    /// <summary>The first sentence of some, with its full stop.</summary>
    public static string FirstSentence(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }
}
