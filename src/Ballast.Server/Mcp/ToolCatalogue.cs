using System.Text.Json;
using System.Text.Json.Nodes;
using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Server.Rest;
using ModelContextProtocol.Protocol;
using Resource = Ballast.Server.Rest.Resource;

namespace Ballast.Server.Mcp;

/// <summary>
/// Every question as a tool of the Model Context Protocol, made from the declaration that its command, its resource and its page are made from.
/// There is no other tool: whatever writes is no question, so nothing that an assistant calls can change a store or a stake.
/// </summary>
internal static class ToolCatalogue
{
    /// <summary>The argument that names the tournament.</summary>
    public const string Tournament = "tournament";

    /// <summary>The tools, in the order of the catalogue of questions.</summary>
    public static IReadOnlyList<Tool> All { get; } = [.. ResourceCatalogue.All.Select(Create)];

    private static Tool Create(Resource resource) =>
        new()
        {
            Name = resource.Name,
            Title = resource.Question.Title,
            Description = Description(resource.Question),
            InputSchema = JsonSerializer.SerializeToElement(InputSchema(resource)),
            OutputSchema = JsonSerializer.SerializeToElement(AnswerOutline.Of(resource)),
            Annotations = new ToolAnnotations
            {
                Title = resource.Question.Title,
                ReadOnlyHint = true,
                DestructiveHint = false,
                IdempotentHint = true,
                OpenWorldHint = false,
            },
        };

    /// <summary>The whole shape of the answer is named here; the tool has its outline.</summary>
    private static string Description(IQuestion question) =>
        $"{question.Asks} {question.Help} On the command line, for example: ballast {question.Example}. "
        + $"The answer is a {question.Schema} document; its JSON schema is the resource {DocumentCatalogue.SchemaOf(question.Name)}.";

    private static JsonObject InputSchema(Resource resource)
    {
        var properties = new JsonObject();
        foreach (var parameter in resource.Path.Concat(resource.Query))
            properties[parameter.Name] = Described(parameter, resource.Question.Models);
        properties[Tournament] = new JsonObject
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. Tournaments.All.Select(t => (JsonNode)t.Slug())]),
            ["description"] = "The tournament (default: the server's, which is classic where it was not told another).",
        };
        var needed = resource.Path.Where(p => !p.IsOptional).Select(p => p.Name);
        if (resource.Question.Models is { Least: > 0 } models)
            needed = needed.Append(models.Name);
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. needed.Select(n => (JsonNode)n)]),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Described(Parameter parameter, ModelsParameter? models)
    {
        var schema = ParameterSchema.Of(parameter);
        schema["description"] = parameter.Help;
        if (models is not null && parameter.Name == models.Name)
        {
            schema["description"] = models.Help;
            schema["minItems"] = models.Least;
            if (models.Most < int.MaxValue)
                schema["maxItems"] = models.Most;
        }
        return schema;
    }
}
