using System.Globalization;
using System.Text.Json.Nodes;
using Ballast.Core.Questions;

namespace Ballast.Web.Api;

/// <summary>A declared parameter as a JSON schema, for the OpenAPI document and for the tools of assistants.</summary>
internal static class ParameterSchema
{
    /// <summary>The schema: its type, the words it takes where no others are, and its default.</summary>
    public static JsonObject Of(Parameter parameter)
    {
        var one = new JsonObject { ["type"] = Type(parameter) };
        // What is a file or a text takes other words too.
        if (parameter.Choices.Count > 0 && parameter.Kind != ParameterKind.FileOrText)
            one["enum"] = new JsonArray([.. parameter.Choices.Select(c => (JsonNode)c)]);
        if (parameter.Default is { } text)
            one["default"] = IsWhole(parameter) ? JsonValue.Create(Whole(text)) : JsonValue.Create(text);
        return parameter.Kind == ParameterKind.Repeated ? new JsonObject { ["type"] = "array", ["items"] = one } : one;
    }

    private static string Type(Parameter parameter) =>
        parameter.Kind == ParameterKind.Switch ? "boolean"
        : IsWhole(parameter) ? "integer"
        : "string";

    /// <summary>Whether it is a whole number, the one of its default too: some have a word there.</summary>
    private static bool IsWhole(Parameter parameter) =>
        parameter.IsWhole && (parameter.Default is not { } text || Whole(text) is not null);

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
