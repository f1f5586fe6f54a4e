using System.Net;
using System.Security.Cryptography;
using System.Text;
using Ballast.Server.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ballast.Server.Security;

/// <summary>Cookies of those who signed in, and of the form with which they do.</summary>
internal static class Sessions
{
    public const string Scheme = "ballast-session";

    /// <summary>The name of the field in which a form brings its token.</summary>
    public const string FormField = "_csrf";

    /// <summary>The claim that tells one session from another.</summary>
    public const string Id = "sid";

    private static readonly TimeSpan Length = TimeSpan.FromHours(12);

    /// <summary>Adds what it takes to sign in with a token. Servers share sessions that have a store and a token in common.</summary>
    public static void Add(IServiceCollection services, WebOptions options, string token)
    {
        var log = options.Logs.CreateLogger("Ballast.Server");
        var ended = new EndedSessions(options.OpenSessions, options.Clock, log);
        services.AddSingleton(ended);
        // Without a name of its own the folder in which a server was started would be part of every key.
        services.AddDataProtection().SetApplicationName("ballast");
        services.Configure<KeyManagementOptions>(keys =>
            keys.XmlRepository = new KeyRepository(options.OpenSessions, log)
        );
        services.AddAuthentication(Scheme).AddCookie(Scheme);
        services
            .AddOptions<CookieAuthenticationOptions>(Scheme)
            .Configure<IDataProtectionProvider>(
                (cookie, protection) =>
                {
                    cookie.Cookie = new OwnCookie { Name = Scheme, MaxAge = Length };
                    cookie.ExpireTimeSpan = Length;
                    cookie.SlidingExpiration = false;
                    cookie.TimeProvider = options.Clock;
                    // With the token in the purpose, another token ends all sessions, and whoever has the keys of the store alone cannot make one.
                    cookie.DataProtectionProvider = protection.CreateProtector(
                        "session",
                        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)))
                    );
                    cookie.Events.OnValidatePrincipal = context => ValidateAsync(context, ended);
                }
            );
        services.AddAntiforgery(form =>
        {
            form.FormFieldName = FormField;
            form.HeaderName = null;
            form.SuppressXFrameOptionsHeader = true;
            form.Cookie = new OwnCookie { Name = "ballast-form" };
        });
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context, EndedSessions ended)
    {
        if (
            context.Principal?.FindFirst(Id)?.Value is not { } id
            || await ended.ContainsAsync(id).ConfigureAwait(false)
        )
            context.RejectPrincipal();
    }

    /// <summary>A cookie for this server alone; over the plain way to this machine itself a browser would not keep a secure one.</summary>
    private sealed class OwnCookie : CookieBuilder
    {
        public OwnCookie()
        {
            (HttpOnly, IsEssential) = (true, true);
            (SameSite, Path) = (SameSiteMode.Strict, "/");
        }

        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var cookie = base.Build(context, expiresFrom);
            cookie.Secure = !IsThisMachine(context.Request.Host.Host);
            return cookie;
        }

        private static bool IsThisMachine(string host) =>
            host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
