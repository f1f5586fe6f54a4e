using System.Net;
using Ballast.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Security;

/// <summary>
/// Lets in only requests that name this server. A page of another site can point its own name at 127.0.0.1 (DNS rebinding); its
/// requests still carry that name. Addresses cannot be rebound, names can: so of names only the known ones count.
/// </summary>
internal sealed class HostGuard(WebOptions options)
{
    /// <summary>Lets a request on, or turns it away.</summary>
    public Task CheckAsync(HttpContext http, RequestDelegate next) =>
        Allows(http.Request)
            ? next(http)
            : Problem.WriteAsync(http, 421, "host", "This server is not known by that name; see --host-name.");

    private bool Allows(HttpRequest request)
    {
        var host = request.Host.Host;
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
            return !options.IsLoopback || IPAddress.IsLoopback(address) || IsNamed(host);
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IsNamed(host);
    }

    private bool IsNamed(string host) => options.HostNames.Any(n => n.Equals(host, StringComparison.OrdinalIgnoreCase));
}
