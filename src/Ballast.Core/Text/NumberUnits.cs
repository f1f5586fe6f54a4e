using System.Globalization;

namespace Ballast.Core.Text;

/// <summary>Units behind a number and a blank: no line is broken between the two.</summary>
public static class NumberUnits
{
    private const char NoBreak = '\u00A0';

    private static readonly string[] Units = ["%", "NMR", "USD", "EUR", "MB", "s"];

    /// <summary>Whether the blank at a place stands between a number and its unit.</summary>
    public static bool IsBefore(string text, int blank)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (blank == 0 || !char.IsAsciiDigit(text[blank - 1]))
            return false;
        var rest = text.AsSpan(blank + 1);
        foreach (var unit in Units)
        {
            if (
                rest.StartsWith(unit, StringComparison.Ordinal)
                && (rest.Length == unit.Length || !IsLetter(rest[unit.Length]))
            )
                return true;
        }
        return false;
    }

    /// <summary>The text with a blank that breaks no line before each unit: for a page, whose browser breaks the lines.</summary>
    public static string Bind(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(
            text.Length,
            text,
            static (bound, from) =>
            {
                for (var i = 0; i < from.Length; i++)
                    bound[i] = from[i] == ' ' && IsBefore(from, i) ? NoBreak : from[i];
            }
        );
    }

    private static bool IsLetter(char c) => char.GetUnicodeCategory(c) <= UnicodeCategory.OtherLetter;
}
