using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ballast.Numerai.Wire;

/// <summary>A word from a list that may grow: kept as Numerai wrote it, and understood where it is known.</summary>
/// <param name="Text">The word as it came.</param>
/// <typeparam name="T">The words known today.</typeparam>
public readonly record struct WireWord<T>(string Text)
    where T : struct, Enum
{
    /// <summary>The known meaning; null for a word this version does not know.</summary>
    public T? Known
    {
        get
        {
            // on-time, on_time, ON_TIME and OnTime are one word.
            var letters = string.Concat(Text.Where(char.IsAsciiLetterOrDigit));
            return !char.IsAsciiDigit(letters.FirstOrDefault()) && Enum.TryParse(letters, ignoreCase: true, out T known)
                ? known
                : null;
        }
    }

    /// <summary>Whether it is this word.</summary>
    public bool Is(T value) => Known is { } known && EqualityComparer<T>.Default.Equals(known, value);

    /// <inheritdoc />
    public override string ToString() => Text;
}

/// <summary>Reads and writes the bare word.</summary>
internal sealed class WireWordConverter<T> : JsonConverter<WireWord<T>>
    where T : struct, Enum
{
    /// <inheritdoc />
    public override WireWord<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? "");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, WireWord<T> value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
