using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ballast.Core.Text;

/// <summary>A notice as JSON: the line of a terminal.</summary>
public sealed class NoticeJson : JsonConverter<Notice>
{
    /// <inheritdoc/>
    public override Notice? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Notice value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.ToString());
    }
}
