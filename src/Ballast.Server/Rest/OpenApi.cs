using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ballast.Core.Questions;

namespace Ballast.Server.Rest;

/// <summary>The API described as OpenAPI 3.1, made from the catalogue that also answers, so that the two cannot differ.</summary>
internal static class OpenApi
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document.</summary>
    public static string Text { get; } = Document().ToJsonString(Readable) + "\n";

    private static JsonObject Document()
    {
        var paths = new JsonObject();
        foreach (var resource in ResourceCatalogue.All)
        {
            paths[Path(resource, resource.Path.Where(a => !a.IsOptional))] = Reading(resource, optional: false);
            if (resource.Path.Any(a => a.IsOptional))
                paths[Path(resource, resource.Path)] = Reading(resource, optional: true);
        }
        paths["/api/v1/{tournament}/import"] = new JsonObject { ["post"] = Import() };
        paths["/api/v1/{tournament}/import/undo"] = new JsonObject
        {
            ["post"] = Operation(
                "import-undo",
                "Take the last import of the store back, whole.",
                Writing([]),
                "200",
                "ballast.import/1"
            ),
        };
        paths["/api/v1/{tournament}/sync"] = new JsonObject { ["get"] = SyncStatus(), ["post"] = Sync() };
        OpenApiWatching.AddTo(paths);
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Ballast",
                ["version"] = "1",
                ["description"] =
                    "Every answer is the JSON document that the command line prints with --json for the same question. What is read has an ETag.",
            },
            ["security"] = new JsonArray(new JsonObject(), new JsonObject { ["token"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = Components(),
        };
    }

    private static string Path(Resource resource, IEnumerable<Parameter> arguments) =>
        $"/api/v1/{{tournament}}/{resource.Name}{string.Concat(arguments.Select(a => $"/{{{a.Name}}}"))}";

    private static JsonObject Reading(Resource resource, bool optional)
    {
        var arguments = resource.Path.Where(a => optional || !a.IsOptional).ToList();
        var parameters = new JsonArray(Reference("parameters", "tournament"));
        foreach (var argument in arguments)
            parameters.Add(InPath(argument));
        foreach (var parameter in resource.Query)
            parameters.Add(parameter == Resource.AsOf ? Reference("parameters", "as-of") : InQuery(parameter));
        var operation = Operation(
            resource.Name + string.Concat(arguments.Where(a => a.IsOptional).Select(a => "-" + a.Name)),
            resource.Question.Asks,
            parameters,
            "200",
            resource.Question.Schema,
            resource.Shape(optional)
        );
        operation["responses"]!["304"] = new JsonObject { ["description"] = "The one named by If-None-Match." };
        return new JsonObject { ["get"] = operation };
    }

    private static JsonObject Import()
    {
        var operation = Operation(
            "import",
            "Read a table that you already have; repeating it changes nothing.",
            Writing(ImportEndpoint.Parameters),
            "200",
            "ballast.import/1"
        );
        JsonObject File() =>
            new()
            {
                ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "binary" },
            };
        operation["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                ["text/csv"] = File(),
                ["application/gzip"] = File(),
                ["application/octet-stream"] = File(),
                ["multipart/form-data"] = File(),
            },
        };
        return operation;
    }

    private static JsonObject SyncStatus() =>
        Operation(
            "sync-status",
            "How the last sync went, or goes.",
            new JsonArray(Reference("parameters", "tournament")),
            "200",
            "ballast.sync-status/1"
        );

    private static JsonObject Sync() =>
        Operation(
            "sync",
            "Start to fetch what is new; 409 while an import or a sync runs.",
            Writing(SyncEndpoint.Parameters),
            "202",
            "ballast.sync-status/1"
        );

    private static JsonArray Writing(IEnumerable<Parameter> query) =>
        new([
            Reference("parameters", "tournament"),
            Reference("parameters", "csrf"),
            .. query.Select(p => (JsonNode)InQuery(p)),
        ]);

    /// <summary>One question, and the document that answers it.</summary>
    public static JsonObject Operation(
        string id,
        string summary,
        JsonArray parameters,
        string status,
        string schema,
        JsonNode? shape = null
    ) =>
        new()
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["parameters"] = parameters,
            ["responses"] = new JsonObject
            {
                [status] = new JsonObject
                {
                    ["description"] = schema,
                    ["content"] = new JsonObject
                    {
                        ["application/json"] = new JsonObject { ["schema"] = shape ?? Named(schema) },
                    },
                },
                ["default"] = Reference("responses", "problem"),
            },
        };

    private static JsonObject Named(string schema) =>
        new()
        {
            ["type"] = "object",
            ["required"] = new JsonArray("schema"),
            ["properties"] = new JsonObject { ["schema"] = new JsonObject { ["const"] = schema } },
        };

    private static JsonObject InPath(Parameter argument) =>
        new()
        {
            ["name"] = argument.Name,
            ["in"] = "path",
            ["required"] = true,
            ["description"] = argument.Help,
            ["schema"] = ParameterSchema.Of(argument),
        };

    /// <summary>A parameter of the query.</summary>
    public static JsonObject InQuery(Parameter parameter) =>
        new()
        {
            ["name"] = parameter.Name,
            ["in"] = "query",
            ["description"] = parameter.Help,
            ["schema"] = ParameterSchema.Of(parameter),
        };

    /// <summary>What stands among the components.</summary>
    public static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    private static JsonObject Components()
    {
        var tournament = InPath(new Parameter("tournament", "The tournament."));
        tournament["schema"]!["enum"] = new JsonArray("classic", "signals", "crypto");
        var csrf = InQuery(new Parameter("X-Ballast-Csrf", "Anything; not needed with a bearer token."));
        csrf["in"] = "header";
        return new JsonObject
        {
            ["parameters"] = new JsonObject
            {
                ["tournament"] = tournament,
                ["as-of"] = InQuery(Resource.AsOf),
                ["csrf"] = csrf,
            },
            ["responses"] = new JsonObject
            {
                ["problem"] = new JsonObject
                {
                    ["description"] =
                        "A refusal or a failure: 400 wrong usage, 404 unknown model or no store, 409 something runs, 413 too large, 422 no answer, 429 too often, 503 a neighbour failed.",
                    ["content"] = new JsonObject
                    {
                        ["application/problem+json"] = new JsonObject { ["schema"] = Reference("schemas", "problem") },
                    },
                },
            },
            ["schemas"] = new JsonObject { ["problem"] = Problem() },
            ["securitySchemes"] = new JsonObject
            {
                ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
            },
        };
    }

    private static JsonObject Problem()
    {
        JsonObject Text() => new() { ["type"] = "string" };
        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("status", "code", "message"),
            ["properties"] = new JsonObject
            {
                ["type"] = Text(),
                ["title"] = Text(),
                ["status"] = new JsonObject { ["type"] = "integer" },
                ["detail"] = Text(),
                ["code"] = Text(),
                ["message"] = Text(),
            },
        };
    }
}
