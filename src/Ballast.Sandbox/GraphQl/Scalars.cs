using System.Globalization;
using System.Text.Json;

namespace Ballast.Sandbox.GraphQl;

/// <summary>Writes leaf values as the real server does.</summary>
internal static class Scalars
{
    private const int NmrPlaces = 18;

    /// <summary>Below this the real server writes scores with an exponent.</summary>
    private const decimal SmallScore = 0.001m;

    // Seventeen digits name every double; sixteen do not.
    private const string SmallFormat = "0.################e-0";

    /// <summary>Writes a value of a leaf type.</summary>
    public static void Write(Utf8JsonWriter json, string type, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case decimal amount when type is "Nmr":
                json.WriteStringValue(Nmr(amount));
                break;
            case decimal number when type is "String" or "Usd" or "ID":
                json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case decimal score when score != 0 && Math.Abs(score) < SmallScore:
                json.WriteRawValue(score.ToString(SmallFormat, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                json.WriteNumberValue(Double(number));
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case int number when type is "ID" or "String":
                json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case DateTimeOffset time when type is "Date":
                json.WriteStringValue(time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                json.WriteStringValue(time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    /// <summary>The nearest double. The cast is off by one in the last place where there are more than fifteen digits.</summary>
    private static double Double(decimal number)
    {
        const decimal LargestExact = 1L << 53;
        const int LargestExactScale = 22;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var digits = new decimal(bits[0], bits[1], bits[2], isNegative: false, scale: 0);
        return digits <= LargestExact && number.Scale <= LargestExactScale
            ? (double)number
            : double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>An amount with eighteen places: 1.500000000000000000, and with an exponent below 0.000001: 0E-18, 5.00E-16.</summary>
    /// <remarks>The number-to-text rule of the decimal arithmetic that the real server's language uses.</remarks>
    public static string Nmr(decimal amount)
    {
        var text = amount.ToString("F18", CultureInfo.InvariantCulture);
        if (amount == 0)
            return "0E-18";
        if (Math.Abs(amount) >= 0.000001m)
            return text;
        var sign = amount < 0 ? "-" : "";
        var digits = text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..].TrimStart('0');
        var exponent = digits.Length - 1 - NmrPlaces;
        return $"{sign}{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}E{exponent}";
    }

    /// <summary>An amount in the smallest unit, as an integer.</summary>
    public static string Wei(decimal amount) =>
        decimal.Truncate(amount * 1_000_000_000_000_000_000m).ToString("F0", CultureInfo.InvariantCulture);
}
