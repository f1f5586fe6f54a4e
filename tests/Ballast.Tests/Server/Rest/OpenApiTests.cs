using System.Net;
using System.Text.Json;
using Ballast.Core.Questions;
using Ballast.Server.Hosting;
using Ballast.Server.Rest;
using Ballast.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Ballast.Tests.Server.Rest;

/// <summary>The document says all that can be asked, and no more.</summary>
public sealed class OpenApiTests
{
    private const string Below = "/api/v1/{tournament}/";

    private static readonly JsonElement Document = JsonDocument.Parse(OpenApi.Text).RootElement;

    private static readonly JsonElement Paths = Document.GetProperty("paths");

    /// <summary>The routes are those by which requests are dispatched.</summary>
    [Fact]
    public async Task Document_DescribesEveryRouteAndNoOther()
    {
        await using var served = await Served.StartAsync(hasStore: false);
        var routed = served
            .Endpoints.Where(e => e.Metadata.GetMetadata<RouteTag>() is { IsForPrograms: true })
            .OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!.Replace("/{**rest}", "", StringComparison.Ordinal).TrimEnd('/'));
        Paths
            .EnumerateObject()
            .Select(p =>
                p.Name.StartsWith(Below, StringComparison.Ordinal)
                    ? Below + string.Join('/', p.Name[Below.Length..].Split('/').TakeWhile(s => s[0] != '{'))
                    : p.Name
            )
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(routed.Order(StringComparer.Ordinal));
    }

    /// <summary>Read as a generator of clients reads it: every reference leads somewhere, every schema is one.</summary>
    [Fact]
    public void Document_ReadByTheLibrary_HasNothingToFault()
    {
        var read = OpenApiDocument.Parse(OpenApi.Text, "json");
        var faults = read.Diagnostic.ShouldNotBeNull();
        faults.Errors.Concat(faults.Warnings).Select(f => $"{f.Pointer} {f.Message}").ShouldBeEmpty();
        read.Document.ShouldNotBeNull().Paths.Count.ShouldBe(Paths.EnumerateObject().Count());
    }

    /// <summary>Two questions may give their answers the same name; the document still describes each.</summary>
    [Fact]
    public void Answers_HaveTheFieldsOfTheirQuestion()
    {
        var described = Paths
            .EnumerateObject()
            .Select(p => p.Value)
            .Where(p => p.TryGetProperty("get", out _))
            .ToDictionary(p => p.GetProperty("get").GetProperty("operationId").GetString()!, p => p.GetProperty("get"));
        foreach (var resource in ResourceCatalogue.All)
        {
            var optional = string.Concat(resource.Path.Where(a => a.IsOptional).Select(a => "-" + a.Name));
            var (whole, bare) = (Fields(described[resource.Name + optional]), Fields(described[resource.Name]));
            bare.ShouldBe(resource.Answers(isWhole: false).Select(Shape), resource.Name);
            whole.ShouldBe(resource.Answers(isWhole: optional.Length > 0).Select(Shape), resource.Name + optional);
        }

        static string Shape(IQuestion question) =>
            string.Join(' ', Resource.ShapeOf(question)["properties"]!.AsObject().Select(p => p.Key));
    }

    /// <summary>The fields of each document that may come back.</summary>
    private static List<string> Fields(JsonElement operation)
    {
        var content = operation.GetProperty("responses").GetProperty("200").GetProperty("content");
        var schema = content.GetProperty("application/json").GetProperty("schema");
        JsonElement[] shapes = schema.TryGetProperty("oneOf", out var several)
            ? [.. several.EnumerateArray()]
            : [schema];
        var named = Document.GetProperty("components").GetProperty("schemas");
        return
        [
            .. shapes
                .Select(s => named.GetProperty(s.GetProperty("$ref").GetString()!.Split('/')[^1]))
                .Select(s => string.Join(' ', s.GetProperty("properties").EnumerateObject().Select(p => p.Name))),
        ];
    }

    [Fact]
    public async Task Methods_AreTheDescribedOnes()
    {
        await using var served = await Served.StartAsync();
        foreach (var path in Paths.EnumerateObject())
        {
            var url = path.Name.Replace("{tournament}", "classic").Replace("{model}", "amber_anchor");
            url = url.Replace("{round}", "1180").Replace("{name}", "amber_anchor");
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
            {
                using var request = new HttpRequestMessage(method, url);
                request.Headers.Add("X-Ballast-Csrf", "1");
                // A stream of events has no end to wait for.
                using var answer = await served.Http.SendAsync(
                    request,
                    HttpCompletionOption.ResponseHeadersRead,
                    TestContext.Current.CancellationToken
                );
                var isDescribed = path.Value.TryGetProperty(method.Method.ToLowerInvariant(), out _);
                var what = $"{method} {url} came back with {(int)answer.StatusCode}";
                (answer.StatusCode != HttpStatusCode.MethodNotAllowed).ShouldBe(isDescribed, what);
                // This server has no collector, and so no news.
                if (method == HttpMethod.Get && isDescribed && url != "/events")
                    answer.StatusCode.ShouldNotBe(HttpStatusCode.NotFound, what);
            }
        }
    }
}
