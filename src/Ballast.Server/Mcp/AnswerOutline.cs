using System.Text.Json.Nodes;
using Ballast.Server.Rest;

namespace Ballast.Server.Mcp;

/// <summary>The shape of an answer down to its fields: what stands inside of a list or of an object is left to the whole schema, which is a resource.</summary>
/// <remarks>All whole schemas together are 400 KB, which an assistant would read before its first question. Whatever has the whole shape has this one.</remarks>
internal static class AnswerOutline
{
    // What says of a value which it may be; the rest describes what is inside of it.
    private static readonly string[] Kept = ["type", "enum", "const", "pattern"];

    /// <summary>The outline of a resource's answers: an object, as the protocol wants it.</summary>
    public static JsonObject Of(Resource resource)
    {
        var whole = resource.Shape(isWhole: false);
        JsonNode?[] several =
            whole["oneOf"] is JsonArray either ? [.. either]
            // What stands behind the name may lead to another question.
            : resource.Question.Variant is not null ? [whole, resource.Shape(isWhole: true)]
            : [whole];
        return several.Length == 1
            ? Outline(whole)
            : new JsonObject
            {
                ["type"] = "object",
                ["anyOf"] = new JsonArray([.. several.Select(one => (JsonNode)Outline(one!))]),
            };
    }

    private static JsonObject Outline(JsonNode shape)
    {
        var properties = new JsonObject();
        foreach (var (name, value) in shape["properties"]!.AsObject())
            properties[name] = Field(value);
        var outline = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (shape["required"] is { } required)
            outline["required"] = required.DeepClone();
        return outline;
    }

    private static JsonObject Field(JsonNode? value)
    {
        var field = new JsonObject();
        if (value is not JsonObject shape)
            return field;
        foreach (var word in Kept)
        {
            if (shape[word] is { } said)
                field[word] = said.DeepClone();
        }
        return field;
    }
}
