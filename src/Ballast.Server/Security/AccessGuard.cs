using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Ballast.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ballast.Server.Security;

/// <summary>Who may read: whoever shows the token, or a session that was opened with it, and has come through the proxy if there is one.</summary>
internal sealed class AccessGuard(WebOptions options, RateGuard rate)
{
    private const int SessionIdBytes = 16;

    /// <summary>Whether a login can open the door.</summary>
    public bool HasLogin => options.Token is not null;

    /// <summary>Lets a request on that may be answered, and those that anybody may ask; a guess of the token has to wait its turn.</summary>
    public Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        if (ShowsBearer(http.Request) && !rate.AllowsToken(http, HasBearer(http.Request)))
            return Problem.WriteAsync(http, 429, "too-many", "Too many wrong tokens from this address; wait a minute.");
        return IsForAll(http) || Allows(http.Request) ? next(http) : TurnAwayAsync(http);
    }

    /// <summary>Whether what is asked for is answered to anybody.</summary>
    public static bool IsForAll(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>Whether the request may be answered.</summary>
    public bool Allows(HttpRequest request) =>
        HasProxyUser(request) && (options.Token is null || HasBearer(request) || HasSession(request));

    /// <summary>Whether the request shows the token itself, which no other site can make a browser do.</summary>
    public bool HasBearer(HttpRequest request) => Bearer(request) is { } shown && IsToken(shown);

    /// <summary>Whether the request shows something in the place of the token, right or wrong.</summary>
    private bool ShowsBearer(HttpRequest request) => options.Token is not null && Bearer(request) is not null;

    /// <summary>In constant time: hashes have one length, so that not even the token's length can be measured.</summary>
    public bool IsToken(string given) =>
        options.Token is { } token
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)),
            SHA256.HashData(Encoding.UTF8.GetBytes(token))
        );

    /// <summary>Opens a session.</summary>
    public static Task LogInAsync(HttpContext http)
    {
        var id = new Claim(Sessions.Id, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SessionIdBytes)));
        return http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([id], Sessions.Scheme)));
    }

    /// <summary>Closes the request's session, for copies of its cookie too.</summary>
    public static async Task LogOutAsync(HttpContext http)
    {
        var session = await http.AuthenticateAsync().ConfigureAwait(false);
        if (session.Principal?.FindFirst(Sessions.Id)?.Value is { } id)
            http.RequestServices.GetRequiredService<EndedSessions>().End(id, session.Properties!.ExpiresUtc!.Value);
        await http.SignOutAsync().ConfigureAwait(false);
    }

    /// <summary>A browser is led to the form; a program is told what is missing.</summary>
    private Task TurnAwayAsync(HttpContext http)
    {
        if (HasLogin && !RouteTag.Of(http).IsForPrograms && CsrfGuard.IsSafe(http.Request.Method))
        {
            // A script that asks for a part of a page would put the form into it; it is told to load the form.
            if (http.Request.Headers["HX-Request"] == "true")
                http.Response.Headers["HX-Redirect"] = LoginAddress.For(http.Request);
            else
                http.Response.Redirect(LoginAddress.For(http.Request));
            return Task.CompletedTask;
        }
        if (HasLogin)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.WriteAsync(
            http,
            401,
            "no-token",
            "Show the token: Authorization: Bearer TOKEN, or sign in at /login."
        );
    }

    private static string? Bearer(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }

    private bool HasProxyUser(HttpRequest request) =>
        options.ProxyUserHeader is not { } header || !string.IsNullOrWhiteSpace(request.Headers[header]);

    private static bool HasSession(HttpRequest request) =>
        request.HttpContext.User.Identity is { IsAuthenticated: true };
}
