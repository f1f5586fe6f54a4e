using System.Globalization;
using System.Text.Json.Nodes;
using Ballast.Core.Questions;

namespace Ballast.Server.Rest;

/// <summary>A declared parameter as a JSON schema, for the OpenAPI document and for the tools of assistants.</summary>
internal static class ParameterSchema
{
    /// <summary>The schema: its type, the words it takes where no others are, its default, and the least and the most of a number.</summary>
    public static JsonObject Of(Parameter parameter)
    {
        var type = Type(parameter);
        var one = new JsonObject { ["type"] = type };
        // What is a file or a text takes other words too.
        if (parameter.Choices.Count > 0 && parameter.Kind != ParameterKind.FileOrText)
            one["enum"] = new JsonArray([.. parameter.Choices.Select(c => (JsonNode)c)]);
        if (parameter.Default is { } text)
            one["default"] = type is "integer" or "number" ? JsonValue.Create(Number(text)) : JsonValue.Create(text);
        if (parameter.Range is { } range && type is "integer" or "number")
        {
            one["minimum"] = range.Least;
            // The largest of a type is no bound that anybody chose.
            if (range.Most < int.MaxValue)
                one["maximum"] = range.Most;
        }
        return parameter.Kind == ParameterKind.Repeated ? new JsonObject { ["type"] = "array", ["items"] = one } : one;
    }

    /// <summary>A number only where its default is one, too: some have a word there.</summary>
    private static string Type(Parameter parameter)
    {
        if (parameter.Kind == ParameterKind.Switch)
            return "boolean";
        var isNumber = parameter.Default is not { } text || Number(text) is not null;
        return isNumber && parameter.IsWhole ? "integer"
            : isNumber && parameter.Range is not null ? "number"
            : "string";
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
