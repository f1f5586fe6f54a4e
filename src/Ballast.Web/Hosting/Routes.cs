using Ballast.Web.Api;
using Ballast.Web.Pages;

namespace Ballast.Web.Hosting;

/// <summary>Names of routes for counting: a known few, so that made-up paths do not fill the memory.</summary>
internal static class Routes
{
    private static readonly HashSet<string> Others = [.. Front.Paths, "/login", "/logout", DemoEndpoint.Path];

    public static string Of(string path)
    {
        if (Others.Contains(path))
            return path;
        if (path.StartsWith("/assets/", StringComparison.Ordinal))
            return "/assets";
        if (path.StartsWith("/api/v1/", StringComparison.Ordinal))
            return
                path.Split('/') is [_, _, _, _, var name, ..]
                && (ApiEndpoint.Actions.Contains(name) || ResourceCatalogue.Find(name) is not null)
                ? "/api/v1/" + name
                : "/api/v1";
        return PageCatalogue.Find(path)?.Page.Path ?? "other";
    }
}
