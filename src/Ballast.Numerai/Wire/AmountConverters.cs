using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>The text of a JSON string or number, digit by digit as it came, so that no double stands in between.</summary>
internal static class WireText
{
    /// <summary>Null for JSON null, an empty text and NaN (Elixir's decimals know it): all of them say "no value".</summary>
    public static string? Read(ref Utf8JsonReader reader, string what)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => reader.GetString()!.Trim(),
            JsonTokenType.Number => Encoding.UTF8.GetString(
                reader.HasValueSequence
                    ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence)
                    : reader.ValueSpan
            ),
            _ => throw new JsonException($"Expected {what}, found {reader.TokenType}."),
        };
        return string.IsNullOrEmpty(text) || text.Equals("nan", StringComparison.OrdinalIgnoreCase) ? null : text;
    }
}

/// <summary>NMR: <c>"335.183056609585400721"</c>, <c>"0E-18"</c>, <c>"1,234.5"</c>, or a bare number.</summary>
internal sealed class NmrConverter : JsonConverter<Nmr?>
{
    public override Nmr? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = WireText.Read(ref reader, "an amount of NMR");
        if (text is null)
            return null;
        return Nmr.TryParse(text, out var amount) ? amount : throw new JsonException($"'{text}' is no amount of NMR.");
    }

    public override void Write(Utf8JsonWriter writer, Nmr? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString());
}

/// <summary>Factors, multipliers, prices: exact decimals, written as text or as a number.</summary>
internal sealed class DecimalConverter : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        const NumberStyles Style = NumberStyles.Float | NumberStyles.AllowThousands;
        var text = WireText.Read(ref reader, "a number");
        if (text is null)
            return null;
        return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException($"'{text}' is no decimal number.");
    }

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Whole amounts of 10^-18 NMR, as the contracts count.</summary>
internal sealed class WeiConverter : JsonConverter<BigInteger?>
{
    public override BigInteger? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = WireText.Read(ref reader, "a whole number");
        if (text is null)
            return null;
        return BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException($"'{text}' is no whole number.");
    }

    public override void Write(Utf8JsonWriter writer, BigInteger? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Scores: floats, sometimes written as <c>4.2731e-4</c>.</summary>
internal sealed class ScoreConverter : JsonConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return reader.GetDouble();
        var text = WireText.Read(ref reader, "a score");
        if (text is null)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException($"'{text}' is no score.");
    }

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }
}
