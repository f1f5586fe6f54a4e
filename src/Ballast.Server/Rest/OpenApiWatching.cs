using Ballast.Core.Questions;
using Microsoft.OpenApi;

namespace Ballast.Server.Rest;

/// <summary>The part of the OpenAPI document about the server itself: its collector, its news, how it is.</summary>
internal static class OpenApiWatching
{
    private static readonly Parameter Tournament = new(
        "tournament",
        "classic, signals or crypto (default: all that have models)."
    );

    /// <summary>Adds the paths.</summary>
    public static void AddTo(OpenApiPaths paths, OpenApiParts parts)
    {
        const string Collector = "ballast.collector/1";
        const string News = "text/event-stream";
        Get("/api/v1/collector", parts.Operation("collector", "What the background sync does.", [], Collector));
        Post(
            "/api/v1/collector/look",
            parts.Operation(
                "collector-look",
                "Look for what is new now; 409 with the reason where that is not possible.",
                [parts.InQuery(Tournament), parts.Shared("csrf")],
                Collector,
                status: "202"
            )
        );
        Get("/events", Text("events", "What the background sync does, as it changes: server-sent events.", News));
        // Anyone may ask these two; who has no access reads less.
        const string Lives = "That the server lives, and whether its store can be read.";
        Get("/healthz", ForAnyone(parts.Operation("health", Lives, [], "ballast.health/1")));
        Get("/readyz", ForAnyone(Readiness()));
        const string Tools =
            "Every question as a tool for assistants: the Model Context Protocol over streamable HTTP.";
        Post("/mcp", Text("mcp", Tools, News));
        Get("/metrics", Text("metrics", "Counters in Prometheus' text format.", "text/plain"));
        var description = new OpenApiSchema { Type = JsonSchemaType.Object };
        Get(
            "/api/v1/openapi.json",
            parts.Operation(
                "openapi",
                "This document.",
                [],
                OpenApiParts.Response("OpenAPI 3.1", "application/json", description)
            )
        );

        void Get(string path, OpenApiOperation operation) => paths[path] = OpenApi.At((HttpMethod.Get, operation));

        void Post(string path, OpenApiOperation operation) => paths[path] = OpenApi.At((HttpMethod.Post, operation));

        OpenApiOperation Text(string id, string summary, string media) =>
            parts.Operation(
                id,
                summary,
                [],
                OpenApiParts.Response(media, media, new OpenApiSchema { Type = JsonSchemaType.String })
            );

        OpenApiOperation Readiness()
        {
            const string Schema = "ballast.ready/1";
            var operation = parts.Operation("ready", "Whether requests may be sent here.", [], Schema);
            operation.Responses!["503"] = new OpenApiResponse
            {
                Description = $"{Schema}: the store cannot be opened, or the server stops.",
                Content = operation.Responses["200"].Content,
            };
            return operation;
        }
    }

    private static OpenApiOperation ForAnyone(OpenApiOperation operation)
    {
        operation.Security = [new OpenApiSecurityRequirement()];
        return operation;
    }
}
