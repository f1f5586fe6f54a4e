using System.Globalization;

namespace Ballast.Files.Formats;

/// <summary>Reads plain decimal numbers from bytes, digit by digit; what is not plain is left to the library's parser, with the same result.</summary>
/// <remarks>
/// Up to 15 digits and 22 decimals are exact in one division, because both numbers of it are exact (W. D. Clinger, How to read floating point
/// numbers accurately, 1990, the fast path).
/// </remarks>
internal static class DigitText
{
    private const int MostDigits = 15;

    private static readonly double[] PowersOfTen =
    [
        1e0,
        1e1,
        1e2,
        1e3,
        1e4,
        1e5,
        1e6,
        1e7,
        1e8,
        1e9,
        1e10,
        1e11,
        1e12,
        1e13,
        1e14,
        1e15,
        1e16,
        1e17,
        1e18,
        1e19,
        1e20,
        1e21,
        1e22,
    ];

    /// <summary>A finite number; anything else is none.</summary>
    public static bool TryReal(ReadOnlySpan<byte> text, out double number)
    {
        var (at, isNegative) = text.Length > 0 && text[0] == '-' ? (1, true) : (0, false);
        var (digits, mantissa, point) = (0, 0L, -1);
        for (; at < text.Length; at++)
        {
            var digit = text[at] - '0';
            if ((uint)digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                // Zeros in front say nothing of the size.
                digits += digits > 0 || digit > 0 ? 1 : 0;
                if (digits > MostDigits)
                    return ByLibrary(text, out number);
            }
            else if (digit == '.' - '0' && point < 0)
                point = at + 1;
            else
                return ByLibrary(text, out number);
        }
        var decimals = point < 0 ? 0 : text.Length - point;
        // A sign, a point or nothing by itself is no number.
        if (decimals >= PowersOfTen.Length || !char.IsAsciiDigit((char)(text.Length > 0 ? text[^1] : 0)))
            return ByLibrary(text, out number);
        number = mantissa / PowersOfTen[decimals];
        if (isNegative)
            number = -number;
        return true;
    }

    /// <summary>A whole number of at most six digits.</summary>
    public static bool TryWhole(ReadOnlySpan<byte> text, out int number)
    {
        const int MostDigitsOfAWhole = 6;
        number = 0;
        if (text.Length is 0 or > MostDigitsOfAWhole)
            return false;
        foreach (var sign in text)
        {
            if (!char.IsAsciiDigit((char)sign))
                return false;
            number = (number * 10) + (sign - '0');
        }
        return true;
    }

    private static bool ByLibrary(ReadOnlySpan<byte> text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
