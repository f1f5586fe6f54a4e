using Ballast.Core.Questions;
using Ballast.Server.Hosting;
using Ballast.Server.Live;
using Ballast.Server.Pages;
using Ballast.Server.Rest;
using Ballast.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ballast.Server.Pipeline;

/// <summary>Every path that is answered. A name in a path is read by <see cref="PathSegments"/>: routing hands on <c>%2F</c> as it is, which may have been <c>%252F</c>.</summary>
internal sealed class Endpoints
{
    private const string Metrics = "/metrics";
    private const string Mcp = "/mcp";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Posting = [HttpMethods.Post];

    public required WatchEndpoint Watch { get; init; }

    /// <summary>Null where nobody has to sign in.</summary>
    public required LoginEndpoint? Login { get; init; }

    public required LiveEndpoint Live { get; init; }

    public required ApiEndpoint Api { get; init; }

    public required DemoEndpoint Demo { get; init; }

    public required AlertLookEndpoint AlertLook { get; init; }

    public required FavouriteEndpoint Favourite { get; init; }

    public required PageEndpoint Pages { get; init; }

    public required NamesEndpoint Names { get; init; }

    public required ProgressEndpoint Progress { get; init; }

    /// <summary>Maps them all.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        Add(routes, "/healthz", Reading, Watch.HealthAsync, isForPrograms: true).AllowAnonymous();
        routes
            .MapPrometheusScrapingEndpoint(Metrics)
            .WithMetadata(new RouteTag(Metrics, true), new HttpMethodMetadata(Reading));
        Add(routes, "/readyz", Reading, Watch.ReadyAsync, isForPrograms: true).AllowAnonymous();
        routes.MapMcp(Mcp).WithMetadata(new RouteTag(Mcp, true), new AskedInJson());
        Add(routes, "/events", [HttpMethods.Get], Live.EventsAsync, isForPrograms: true);
        MapApi(routes.MapGroup("/api/v1"));
        MapPages(routes);
    }

    /// <summary>There is nothing at a path, or not for a method: in the way of whoever asked.</summary>
    public static Task MissingAsync(HttpContext http)
    {
        var status = http.Response.StatusCode;
        if (status == StatusCodes.Status405MethodNotAllowed)
            return Problem.WriteAsync(http, status, "method", $"This path takes {http.Response.Headers.Allow}.");
        if (status != StatusCodes.Status404NotFound)
            return Task.CompletedTask;
        const string All = "There is no such path; all of them: /api/v1/openapi.json.";
        return RouteTag.Of(http).IsForPrograms
            ? Problem.WriteAsync(http, status, "no-such-path", All)
            : PageEndpoint.NotThereAsync(http);
    }

    private void MapApi(RouteGroupBuilder api)
    {
        const string Name = "/api/v1/";
        AddTo(api, "openapi.json", Reading, ApiEndpoint.DescribeAsync);
        AddTo(api, "collector", Reading, Live.StateAsync);
        AddTo(api, "collector/look", Posting, Live.LookAsync);
        AddTo(api, "{tournament}/import", Posting, AskAsync, "import");
        AddTo(api, "{tournament}/import/undo", Posting, AskAsync, "import/undo");
        AddTo(api, "{tournament}/sync", [.. Reading, .. Posting], AskAsync, "sync");
        foreach (var resource in ResourceCatalogue.All)
            AddTo(api, $"{{tournament}}/{resource.Name}/{{**rest}}", Reading, AskAsync, resource.Name);

        Task AskAsync(HttpContext http) => Api.HandleAsync(http, http.Request.Path.Value!);

        static void AddTo(
            RouteGroupBuilder api,
            string pattern,
            string[] methods,
            RequestDelegate answer,
            string? name = null
        ) => api.MapMethods(pattern, methods, answer).WithMetadata(new RouteTag(Name + (name ?? pattern), true));
    }

    private void MapPages(IEndpointRouteBuilder routes)
    {
        Add(
                routes,
                "/assets/{name}",
                Reading,
                http => AssetEndpoint.HandleAsync(http, http.Request.Path.Value!),
                "/assets"
            )
            .AllowAnonymous();
        Add(routes, DemoEndpoint.Path, Posting, Demo.HandleAsync);
        Add(routes, AlertLookEndpoint.Path, Posting, AlertLook.HandleAsync);
        Add(routes, FavouriteEndpoint.Path, Posting, Favourite.HandleAsync);
        Add(routes, NamesEndpoint.Path, Reading, Names.HandleAsync);
        Add(routes, ProgressEndpoint.Path, Reading, Progress.HandleAsync);
        if (Login is { } login)
        {
            Add(routes, LoginAddress.Path, [.. Reading, .. Posting], login.LogInAsync).AllowAnonymous();
            Add(routes, "/logout", Posting, login.LogOutAsync).WithMetadata(new OwnForm());
        }
        // The front page has the name of its question too.
        Add(routes, "/today", Reading, http => Pages.HandleAsync(http, "/"));
        foreach (var question in QuestionCatalogue.All.Where(q => q.HasDates))
            Add(routes, $"/{question.Name}.ics", Reading, http => Pages.CalendarAsync(http, question));
        foreach (var page in PageCatalogue.All)
        {
            var pattern = page.Path == "/" ? "/" : page.Path + "/{**rest}";
            Add(routes, pattern, Reading, http => Pages.HandleAsync(http, http.Request.Path.Value!), page.Path);
        }
    }

    private static IEndpointConventionBuilder Add(
        IEndpointRouteBuilder routes,
        string pattern,
        string[] methods,
        RequestDelegate answer,
        string? name = null,
        bool isForPrograms = false
    ) => routes.MapMethods(pattern, methods, answer).WithMetadata(new RouteTag(name ?? pattern, isForPrograms));
}
