using System.Globalization;
using System.Text.Json.Nodes;
using Ballast.Core.Questions;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Ballast.Server.Rest;

/// <summary>What operations of the OpenAPI document are put together from; schemas of answers and what many share go to its components.</summary>
internal sealed class OpenApiParts(OpenApiDocument document)
{
    private const string Json = "application/json";

    private readonly Dictionary<string, IQuestion> _answers = new(StringComparer.Ordinal);

    /// <summary>One question, and the document that answers it.</summary>
    public OpenApiOperation Operation(
        string id,
        string summary,
        IReadOnlyList<IOpenApiParameter> parameters,
        string schema,
        IOpenApiSchema? shape = null,
        string status = "200"
    ) => Operation(id, summary, parameters, Response(schema, Json, shape ?? Named(schema)), status);

    /// <summary>One that answers with something else than a document of its own.</summary>
    public OpenApiOperation Operation(
        string id,
        string summary,
        IReadOnlyList<IOpenApiParameter> parameters,
        OpenApiResponse response,
        string status = "200"
    ) =>
        new()
        {
            OperationId = id,
            Summary = summary,
            Parameters = parameters.Count == 0 ? null : [.. parameters],
            Responses = new OpenApiResponses
            {
                [status] = response,
                ["default"] = new OpenApiResponseReference("problem", document),
            },
        };

    /// <summary>An answer of one media type.</summary>
    public static OpenApiResponse Response(string description, string media, IOpenApiSchema schema) =>
        new() { Description = description, Content = Content(schema, media) };

    /// <summary>The same schema under each media type.</summary>
    public static Dictionary<string, OpenApiMediaType> Content(IOpenApiSchema schema, params string[] media) =>
        media.ToDictionary(m => m, _ => new OpenApiMediaType { Schema = schema }, StringComparer.Ordinal);

    /// <summary>A parameter of the query.</summary>
    public OpenApiParameter InQuery(Parameter parameter) => Parameter(parameter, ParameterLocation.Query);

    /// <summary>A part of the path.</summary>
    public OpenApiParameter InPath(Parameter parameter) => Parameter(parameter, ParameterLocation.Path);

    /// <summary>A parameter.</summary>
    public OpenApiParameter Parameter(Parameter parameter, ParameterLocation place) =>
        new()
        {
            Name = parameter.Name,
            In = place,
            Required = place == ParameterLocation.Path,
            Description = parameter.Help,
            Schema = Schema(ParameterSchema.Of(parameter)),
        };

    /// <summary>A parameter that stands among the components.</summary>
    public IOpenApiParameter Shared(string name) => new OpenApiParameterReference(name, document);

    /// <summary>The schema of an answer, which stands among the components once.</summary>
    /// <param name="question">The question.</param>
    /// <param name="id">The operation's; the schema's name where another question has an answer of that name.</param>
    public IOpenApiSchema Answer(IQuestion question, string id)
    {
        // ballast.risk/1 as a name that every generator of clients takes.
        var name = question.Schema["ballast.".Length..].Replace('/', '.');
        if (_answers.GetValueOrDefault(name, question) != question)
            name = id;
        if (_answers.TryAdd(name, question))
            document.Components!.Schemas!.Add(name, Schema(Resource.ShapeOf(question)));
        return new OpenApiSchemaReference(name, document);
    }

    private static OpenApiSchema Named(string schema) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "schema" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["schema"] = new OpenApiSchema { Const = schema },
            },
        };

    /// <summary>A JSON schema as it stands in an OpenAPI document, where a reference begins at the document and not at the schema.</summary>
    private OpenApiSchema Schema(JsonNode schema) =>
        OpenApiModelFactory.Parse<OpenApiSchema>(
            Whole(schema, schema)!.ToJsonString(),
            OpenApiSpecVersion.OpenApi3_1,
            document,
            out _,
            "json"
        )!;

    /// <summary>The schema with each part in its place: no answer holds itself.</summary>
    private static JsonNode? Whole(JsonNode? node, JsonNode root) =>
        node switch
        {
            JsonObject part when part["$ref"] is { } path => Whole(Find(root, path.GetValue<string>()), root),
            JsonObject part => new JsonObject(part.Select(p => KeyValuePair.Create(p.Key, Whole(p.Value, root)))),
            JsonArray parts => new JsonArray([.. parts.Select(p => Whole(p, root))]),
            _ => node?.DeepClone(),
        };

    private static JsonNode? Find(JsonNode root, string path) =>
        path.Split('/')
            .Skip(1)
            .Aggregate(
                (JsonNode?)root,
                (node, step) =>
                    node is JsonArray parts
                        ? parts[int.Parse(step, CultureInfo.InvariantCulture)]
                        : node![
                            step.Replace("~1", "/", StringComparison.Ordinal)
                                .Replace("~0", "~", StringComparison.Ordinal)
                        ]
            );
}
