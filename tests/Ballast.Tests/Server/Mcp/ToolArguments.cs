using System.Text.Json.Nodes;
using Ballast.Core.Questions;
using Ballast.Server.Rest;
using Microsoft.AspNetCore.WebUtilities;

namespace Ballast.Tests.Server.Mcp;

/// <summary>An address of the API as the arguments of a tool: the same question, asked at another door.</summary>
internal static class ToolArguments
{
    /// <summary>The tool's name, and its arguments in the types that its schema names.</summary>
    public static (string Name, JsonObject Arguments) Of(string path)
    {
        var parts = path.Split('?', 2);
        var words = parts[0].Split('/');
        var resource = ResourceCatalogue.Find(words[0])!;
        var arguments = new JsonObject();
        foreach (var (parameter, word) in resource.Path.Zip(words.Skip(1)))
            arguments[parameter.Name] = Value(parameter, word);
        if (parts.Length > 1)
        {
            foreach (var (name, values) in QueryHelpers.ParseQuery(parts[1]))
            {
                var parameter = resource.Query.Single(p => p.Name == name);
                arguments[name] =
                    parameter.Kind == ParameterKind.Repeated
                        ? new JsonArray([.. values.Select(v => Value(parameter, v!))])
                        : Value(parameter, values.Single()!);
            }
        }
        return (resource.Name, arguments);
    }

    private static JsonNode Value(Parameter parameter, string text) =>
        parameter.Kind == ParameterKind.Switch ? JsonValue.Create(text is not ("false" or "0"))
        : parameter.IsWhole ? JsonValue.Create(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
        : ParameterSchema.Of(parameter)["type"]?.GetValue<string>() == "number"
            ? JsonValue.Create(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
        : JsonValue.Create(text);
}
