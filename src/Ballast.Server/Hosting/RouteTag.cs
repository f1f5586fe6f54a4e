using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Hosting;

/// <summary>What an endpoint is, for those who guard and count: one of a known few, so that made-up paths do not fill the memory.</summary>
/// <param name="Name">Its name in counts and in the log.</param>
/// <param name="IsForPrograms">Whether programs ask it, which are told what is missing instead of being led to a form.</param>
internal sealed record RouteTag(string Name, bool IsForPrograms = false)
{
    private static readonly RouteTag UnknownResource = new("/api/v1", true);
    private static readonly RouteTag Unknown = new("other");

    /// <summary>The tag of what answers a request, or of nothing at its place.</summary>
    public static RouteTag Of(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<RouteTag>()
        ?? (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) ? UnknownResource : Unknown);
}
