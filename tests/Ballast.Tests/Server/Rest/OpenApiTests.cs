using System.Net;
using System.Text.Json;
using Ballast.Server.Hosting;
using Ballast.Server.Rest;
using Ballast.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace Ballast.Tests.Server.Rest;

/// <summary>The document says all that can be asked, and no more.</summary>
public sealed class OpenApiTests
{
    private const string Below = "/api/v1/{tournament}/";

    private static readonly JsonElement Paths = JsonDocument.Parse(OpenApi.Text).RootElement.GetProperty("paths");

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
