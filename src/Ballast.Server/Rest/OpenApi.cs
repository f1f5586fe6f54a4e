using System.Globalization;
using Ballast.Core.Questions;
using Microsoft.OpenApi;

namespace Ballast.Server.Rest;

/// <summary>The API described as OpenAPI 3.1, made from the catalogue that also answers, so that the two cannot differ.</summary>
internal static class OpenApi
{
    /// <summary>The document; made when it is asked for first.</summary>
    public static string Text { get; } = Write();

    private static string Write()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Document().SerializeAsV31(new OpenApiJsonWriter(text));
        return text + "\n";
    }

    private static OpenApiDocument Document()
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = "Ballast",
                Version = "1",
                Description =
                    "Every answer is the JSON document that the command line prints with --json for the same question. What is read has an ETag.",
            },
            Components = new OpenApiComponents { Schemas = new Dictionary<string, IOpenApiSchema>() },
        };
        var parts = new OpenApiParts(document);
        AddComponents(document, parts);
        document.Security =
        [
            new OpenApiSecurityRequirement(),
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] },
        ];
        var paths = document.Paths;
        foreach (var resource in ResourceCatalogue.All)
        {
            paths[Path(resource, resource.Path.Where(a => !a.IsOptional))] = Reading(parts, resource, optional: false);
            if (resource.Path.Any(a => a.IsOptional))
                paths[Path(resource, resource.Path)] = Reading(parts, resource, optional: true);
        }
        AddWriting(paths, parts);
        OpenApiWatching.AddTo(paths, parts);
        return document;
    }

    /// <summary>A path with its operations.</summary>
    public static OpenApiPathItem At(params (HttpMethod Method, OpenApiOperation Operation)[] operations) =>
        new() { Operations = operations.ToDictionary(o => o.Method, o => o.Operation) };

    private static string Path(Resource resource, IEnumerable<Parameter> arguments) =>
        $"/api/v1/{{tournament}}/{resource.Name}{string.Concat(arguments.Select(a => $"/{{{a.Name}}}"))}";

    private static OpenApiPathItem Reading(OpenApiParts parts, Resource resource, bool optional)
    {
        var arguments = resource.Path.Where(a => optional || !a.IsOptional).ToList();
        var id = resource.Name + string.Concat(arguments.Where(a => a.IsOptional).Select(a => "-" + a.Name));
        var shapes = resource.Answers(optional).Select(q => parts.Answer(q, id)).ToList();
        var operation = parts.Operation(
            id,
            resource.Question.Asks,
            [
                parts.Shared("tournament"),
                .. arguments.Select(parts.InPath),
                .. resource.Query.Select(p => p == Resource.AsOf ? parts.Shared(p.Name) : parts.InQuery(p)),
            ],
            resource.Question.Schema,
            shapes is [var only] ? only : new OpenApiSchema { OneOf = shapes }
        );
        operation.Responses!["304"] = new OpenApiResponse { Description = "The one named by If-None-Match." };
        return At((HttpMethod.Get, operation));
    }

    private static void AddWriting(OpenApiPaths paths, OpenApiParts parts)
    {
        IReadOnlyList<IOpenApiParameter> Writing(IEnumerable<Parameter> query) =>
            [parts.Shared("tournament"), parts.Shared("csrf"), .. query.Select(parts.InQuery)];

        const string Read = "ballast.import/1";
        var import = parts.Operation(
            "import",
            "Read a table that you already have; repeating it changes nothing.",
            Writing(ImportEndpoint.Parameters),
            Read
        );
        import.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = OpenApiParts.Content(
                new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                "text/csv",
                "application/gzip",
                "application/octet-stream",
                "multipart/form-data"
            ),
        };
        paths["/api/v1/{tournament}/import"] = At((HttpMethod.Post, import));
        const string Undo = "Take the last import of the store back, whole.";
        paths["/api/v1/{tournament}/import/undo"] = At(
            (HttpMethod.Post, parts.Operation("import-undo", Undo, Writing([]), Read))
        );
        const string Status = "ballast.sync-status/1";
        paths["/api/v1/{tournament}/sync"] = At(
            (
                HttpMethod.Get,
                parts.Operation("sync-status", "How the last sync went, or goes.", [parts.Shared("tournament")], Status)
            ),
            (
                HttpMethod.Post,
                parts.Operation(
                    "sync",
                    "Start to fetch what is new; 409 while an import or a sync runs.",
                    Writing(SyncEndpoint.Parameters),
                    Status,
                    status: "202"
                )
            )
        );
    }

    private static void AddComponents(OpenApiDocument document, OpenApiParts parts)
    {
        var tournament = parts.InPath(
            new Parameter("tournament", "The tournament.") { Choices = ["classic", "signals", "crypto"] }
        );
        document.AddComponent<IOpenApiParameter>("tournament", tournament);
        document.AddComponent<IOpenApiParameter>(Resource.AsOf.Name, parts.InQuery(Resource.AsOf));
        var csrf = new Parameter("X-Ballast-Csrf", "Anything; not needed with a bearer token.");
        document.AddComponent<IOpenApiParameter>("csrf", parts.Parameter(csrf, ParameterLocation.Header));
        document.AddComponent<IOpenApiSchema>("problem", Problem());
        document.AddComponent<IOpenApiResponse>(
            "problem",
            OpenApiParts.Response(
                "A refusal or a failure: 400 wrong usage, 404 unknown model or no store, 409 something runs, 413 too large, 422 no answer, 429 too often, 503 a neighbour failed.",
                "application/problem+json",
                new OpenApiSchemaReference("problem", document)
            )
        );
        document.AddComponent<IOpenApiSecurityScheme>(
            "token",
            new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" }
        );
    }

    private static OpenApiSchema Problem()
    {
        string[] texts = ["type", "title", "detail", "code", "message"];
        var fields = texts.ToDictionary(
            t => t,
            IOpenApiSchema (_) => new OpenApiSchema { Type = JsonSchemaType.String },
            StringComparer.Ordinal
        );
        fields["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer };
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(["status", "code", "message"], StringComparer.Ordinal),
            Properties = fields,
        };
    }
}
