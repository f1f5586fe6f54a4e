using System.Text.Json.Nodes;
using Ballast.Core.Questions;

namespace Ballast.Server.Rest;

/// <summary>The part of the OpenAPI document about the server itself: its collector, its news, how it is.</summary>
internal static class OpenApiWatching
{
    /// <summary>Adds the paths.</summary>
    public static void AddTo(JsonObject paths)
    {
        const string Collector = "ballast.collector/1";
        paths["/api/v1/collector"] = Get(
            OpenApi.Operation("collector", "What the background sync does.", [], "200", Collector)
        );
        paths["/api/v1/collector/look"] = new JsonObject
        {
            ["post"] = OpenApi.Operation(
                "collector-look",
                "Look for what is new now; 409 with the reason where that is not possible.",
                [OpenApi.InQuery(Tournament), OpenApi.Reference("parameters", "csrf")],
                "202",
                Collector
            ),
        };
        paths["/events"] = Get(
            Text("events", "What the background sync does, as it changes: server-sent events.", "text/event-stream")
        );
        paths["/healthz"] = Get(Health());
        paths["/readyz"] = Get(Readiness());
        paths["/mcp"] = new JsonObject
        {
            ["post"] = Text(
                "mcp",
                "Every question as a tool for assistants: the Model Context Protocol over streamable HTTP.",
                "text/event-stream"
            ),
        };
        paths["/metrics"] = Get(Text("metrics", "Counters in Prometheus' text format.", "text/plain"));
        paths["/api/v1/openapi.json"] = Get(Description());
    }

    private static readonly Parameter Tournament = new(
        "tournament",
        "classic, signals or crypto (default: all that have models)."
    );

    private static JsonObject Get(JsonObject operation) => new() { ["get"] = operation };

    /// <summary>Anyone may ask; who has no access is told less.</summary>
    private static JsonObject Health() =>
        ForAnyone("health", "That the server lives, and whether its store can be read.", "ballast.health/1");

    private static JsonObject Readiness()
    {
        const string Schema = "ballast.ready/1";
        var operation = ForAnyone("ready", "Whether requests may be sent here.", Schema);
        var ill = operation["responses"]!["200"]!.DeepClone();
        ill["description"] = $"{Schema}: the store cannot be opened, or the server stops.";
        operation["responses"]!["503"] = ill;
        return operation;
    }

    private static JsonObject ForAnyone(string id, string summary, string schema)
    {
        var operation = OpenApi.Operation(id, summary, [], "200", schema);
        operation["security"] = new JsonArray(new JsonObject());
        return operation;
    }

    private static JsonObject Description()
    {
        var operation = OpenApi.Operation("openapi", "This document.", [], "200", "");
        operation["responses"]!["200"] = Answer("OpenAPI 3.1", "application/json", "object");
        return operation;
    }

    private static JsonObject Text(string id, string summary, string type)
    {
        var operation = OpenApi.Operation(id, summary, [], "200", "");
        operation["responses"]!["200"] = Answer(type, type, "string");
        return operation;
    }

    private static JsonObject Answer(string description, string media, string type) =>
        new()
        {
            ["description"] = description,
            ["content"] = new JsonObject
            {
                [media] = new JsonObject { ["schema"] = new JsonObject { ["type"] = type } },
            },
        };
}
