using System.Text.Json;
using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Server.Rest;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Ballast.Server.Mcp;

/// <summary>Turns the arguments of a tool into a question: as texts, which are read as those of a query are.</summary>
internal static class ToolCall
{
    /// <summary>The question of a call; refused where it cannot be read.</summary>
    /// <param name="resource">What is asked.</param>
    /// <param name="arguments">What was said, by name.</param>
    /// <param name="defaults">What holds where it was not said.</param>
    public static Outcome<QuestionRequest> Read(
        Resource resource,
        IEnumerable<KeyValuePair<string, JsonElement>> arguments,
        ToolDefaults defaults
    )
    {
        var said = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
                continue;
            if (Texts(value) is not { } texts)
                return new Refusal("usage", $"{name} is a text, a number, true or false, or a list of these.");
            said[name] = new StringValues(texts);
        }
        var tournament = said.Remove(ToolCatalogue.Tournament, out var named)
            ? named.LastOrDefault() ?? ""
            : defaults.Tournament.Slug();
        List<string> rest = [];
        foreach (var parameter in resource.Path)
        {
            if (!said.Remove(parameter.Name, out var texts))
            {
                if (parameter.IsOptional)
                    continue;
                return new Refusal("usage", $"{resource.Name} needs {parameter.Name}: {parameter.Help}");
            }
            if (texts.Count != 1)
                return new Refusal("usage", $"{parameter.Name} takes one value, not {texts.Count}.");
            rest.Add(texts[0]!);
        }
        return QuestionReader
            .Read(resource, tournament, rest, new QueryCollection(said))
            .Then<QuestionRequest, QuestionRequest>(request => request with { AsOf = request.AsOf ?? defaults.AsOf });
    }

    /// <summary>The texts of a value, as they would stand in a query; null where it is an object, or a list of lists.</summary>
    private static string[]? Texts(JsonElement value)
    {
        JsonElement[] values = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        string[] texts = [.. values.Select(Text).OfType<string>()];
        return texts.Length == values.Length ? texts : null;
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
}
