using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ballast.Numerai.Wire;

/// <summary>Moments: <c>2025-09-20T13:28:01Z</c>, with or without fractions; without a zone they are UTC.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (TryReadPlain(ref reader, out var plain))
            return plain;
        var text = WireText.Read(ref reader, "a time");
        return text is null ? null : Parse(text);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>The usual spelling, <c>2025-09-20T13:28:01Z</c> with at most seven digits behind a point, straight from its bytes: a sync reads a million of them.</summary>
    internal static bool TryReadPlain(ref Utf8JsonReader reader, out DateTimeOffset time)
    {
        const int Shortest = 20;
        const int Longest = 28;
        time = default;
        return reader.TokenType == JsonTokenType.String
            && !reader.HasValueSequence
            && reader.ValueSpan.Length is >= Shortest and <= Longest
            && reader.ValueSpan[^1] == (byte)'Z'
            && reader.TryGetDateTimeOffset(out time);
    }

    internal static DateTimeOffset Parse(string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time)
            ? time
            : throw new JsonException($"'{text}' is no time.");
    }
}

/// <summary>Days without a clock time, <c>2025-09-23</c>; where a moment comes instead, its day (UTC).</summary>
internal sealed class DateConverter : JsonConverter<DateOnly?>
{
    public override DateOnly? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = WireText.Read(ref reader, "a date");
        return text is null ? null : DateOnly.FromDateTime(TimeConverter.Parse(text).UtcDateTime);
    }

    public override void Write(Utf8JsonWriter writer, DateOnly? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString("O", CultureInfo.InvariantCulture));
}

/// <summary>Moments of the staking contracts: seconds since 1970 as text; other spellings of a moment are taken too.</summary>
internal sealed class UnixTimeConverter : JsonConverter<DateTimeOffset?>
{
    /// <summary>31 December 9999, the last second a moment can hold.</summary>
    private const long LastSecond = 253402300799;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = WireText.Read(ref reader, "a time");
        if (text is null)
            return null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeConverter.Parse(text);
        // Contracts write 0 for "not yet".
        if (seconds == 0)
            return null;
        return seconds <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new JsonException($"'{text}' is no time.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
}
