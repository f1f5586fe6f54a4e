using System.Globalization;

namespace Ballast.Web.Markup;

/// <summary>A number in a table: rounded to be read, with the document's own value beside it in the markup.</summary>
internal static class Figure
{
    /// <summary>What is not known: never 0.</summary>
    public static readonly Html Unknown = Html.Of($"<span class=\"unknown\">n/a</span>");

    /// <summary>NMR earned or burnt, coloured by its sign.</summary>
    public static Html Nmr(decimal? value) => value is { } v ? Of(v, Words.Nmr(v), Tone(v)) : Unknown;

    /// <summary>NMR at stake.</summary>
    public static Html Stake(decimal? value) => value is { } v ? Of(v, Words.Stake(v)) : Unknown;

    /// <summary>Money in another currency.</summary>
    public static Html Fiat(decimal? value) => value is { } v ? Of(v, Words.Fiat(v), Tone(v)) : Unknown;

    /// <summary>A return.</summary>
    public static Html Percent(double? share) =>
        share is { } s ? Of(s, Words.Percent(s), Tone((decimal)Math.Clamp(s, -1, 1))) : Unknown;

    /// <summary>NMR as a number for statistics: a double, shown as an amount.</summary>
    public static Html Number(double? value) =>
        value is { } v && Math.Abs(v) < 1e20 ? Of(v, Words.Nmr((decimal)v), Tone((decimal)v)) : Unknown;

    /// <summary>A share without a sign.</summary>
    public static Html Plain(double? share) => share is { } s ? Of(s, Words.Plain(s)) : Unknown;

    /// <summary>The same without its unit.</summary>
    public static Html PlainNumber(double? share) => share is { } s ? Of(s, Words.PlainNumber(s)) : Unknown;

    /// <summary>A probability, which is never 0 % or 100 %.</summary>
    public static Html Probability(double? probability) =>
        probability is { } p ? Of(p, Core.Evidence.Verdicts.Probability.InWords(p)) : Unknown;

    /// <summary>A number without unit.</summary>
    public static Html Ratio(double? value) => value is { } v ? Of(v, Words.Ratio(v)) : Unknown;

    /// <summary>A score.</summary>
    public static Html Score(double? value) => value is { } v ? Of(v, Words.Score(v)) : Unknown;

    /// <summary>About how many.</summary>
    public static Html About(double? value) => value is { } v ? Of(v, Words.About(v)) : Unknown;

    /// <summary>How many.</summary>
    public static Html Count(int? value) => value is { } v ? Of((decimal)v, Words.Count(v)) : Unknown;

    /// <summary>A round's number: a name, so it has no thousands separator.</summary>
    public static Html Round(int? round) => round is { } r ? Html.Of($"{r}") : Unknown;

    private static Html Of(decimal exact, string text, string? tone = null) =>
        Data(exact.ToString(CultureInfo.InvariantCulture), text, tone);

    private static Html Of(double exact, string text, string? tone = null) =>
        Data(exact.ToString("R", CultureInfo.InvariantCulture), text, tone);

    private static Html Data(string exact, string text, string? tone) =>
        tone is null
            ? Html.Of($"<data value=\"{exact}\">{text}</data>")
            : Html.Of($"<data value=\"{exact}\" class=\"{tone}\">{text}</data>");

    private static string? Tone(decimal value) =>
        value switch
        {
            > 0 => "gain",
            < 0 => "burn",
            _ => null,
        };
}
