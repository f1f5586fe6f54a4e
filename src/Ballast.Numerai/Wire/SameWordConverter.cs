using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ballast.Numerai.Wire;

/// <summary>Texts of which a few come again and again, such as names of scores: the same text is one object.</summary>
internal sealed class SameWordConverter : JsonConverter<string?>
{
    private const int Longest = 40;

    // Whoever comes first keeps a place; another word of the same place is read as any text is.
    private static readonly Word?[] Kept = new Word?[256];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader);

    /// <summary>The text at which the reader stands; null for JSON null.</summary>
    /// <exception cref="InvalidOperationException">It stands at neither.</exception>
    public static string? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueIsEscaped)
            return reader.GetString();
        var bytes = reader.ValueSpan;
        if (bytes.Length is 0 or > Longest)
            return reader.GetString();
        ref var place = ref Kept[
            (byte)((bytes.Length * 31) + (bytes[0] * 7) + (bytes[bytes.Length / 2] * 3) + bytes[^1])
        ];
        if (place is not { } kept)
            place = kept = new Word(bytes.ToArray(), reader.GetString()!);
        return bytes.SequenceEqual(kept.Bytes) ? kept.Text : reader.GetString();
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    private sealed record Word(byte[] Bytes, string Text);
}
