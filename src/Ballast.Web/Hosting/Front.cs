using System.Diagnostics;
using Ballast.Core.Workflows;
using Ballast.Web.Api;
using Ballast.Web.Live;
using Ballast.Web.Observing;
using Ballast.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ballast.Web.Hosting;

/// <summary>Every request comes in here: headers for the browser, guards, then whoever answers the path.</summary>
internal sealed class Front : IDisposable
{
    private const string Health = "/healthz";

    // What programs ask beside the resources of the API. Whatever is added here has to be in the OpenAPI document.
    private static readonly Dictionary<string, Func<Front, HttpContext, Task>> Named = new(StringComparer.Ordinal)
    {
        ["/metrics"] = (front, http) => front._watch.MetricsAsync(http),
        ["/events"] = (front, http) => front._live.EventsAsync(http),
        ["/api/v1/collector"] = (front, http) => front._live.StateAsync(http),
        ["/api/v1/collector/look"] = (front, http) => front._live.LookAsync(http),
        ["/api/v1/openapi.json"] = (_, http) => ApiEndpoint.DescribeAsync(http),
    };

    private readonly ILogger _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Traffic _traffic = new();
    private readonly HostGuard _hosts;
    private readonly RateGuard _rate;
    private readonly AccessGuard _access;
    private readonly CsrfGuard _csrf;
    private readonly Questioning _questioning;
    private readonly Writing _writing;
    private readonly WatchEndpoint _watch;
    private readonly LoginEndpoint _login;
    private readonly LiveEndpoint _live;
    private readonly ApiEndpoint _api;
    private readonly DemoEndpoint _demo;
    private readonly PageEndpoint _pages;

    public Front(WebOptions options)
    {
        _log = options.Logs.CreateLogger("Ballast.Web");
        options = options with { Desk = new ObservedDesk(options.Desk, _log) };
        _hosts = new HostGuard(options);
        _rate = new RateGuard(options);
        _access = new AccessGuard(options);
        _csrf = new CsrfGuard(_access);
        var lanes = new Lanes(options.Clock);
        _questioning = new Questioning(
            new RememberingDesk(options.Desk, options.Clock, onlyMoments: true),
            lanes,
            _stopping.Token
        );
        _writing = new Writing(options, _stopping.Token);
        _watch = new WatchEndpoint(options, _traffic);
        _login = new LoginEndpoint(_access, _csrf, _rate);
        _live = new LiveEndpoint(options, _stopping.Token);
        _api = new ApiEndpoint(options, _questioning, _writing, lanes);
        _demo = new DemoEndpoint(options);
        _pages = new PageEndpoint(options, _csrf.Token, lanes, _stopping.Token);
    }

    /// <summary>The paths of <see cref="Named"/>, and the one that is answered before anybody has shown who they are.</summary>
    public static IEnumerable<string> Paths => Named.Keys.Append(Health);

    // What is written is one transaction: whatever has not ended by then is taken back by the database when the process ends.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(3);

    /// <summary>Whatever is being answered or written is to come to its end; comes back when it has, or soon.</summary>
    public async Task StopAsync()
    {
        _log.Stopping(_traffic.Running);
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _writing.WaitAsync().WaitAsync(StopPatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async Task HandleAsync(HttpContext http)
    {
        var began = Stopwatch.GetTimestamp();
        var path = http.Request.Path.Value ?? "/";
        _traffic.Begin();
        SafetyHeaders.Set(http.Response);
        try
        {
            await GuardAsync(http, path).ConfigureAwait(false);
        }
        catch (Exception e)
            when (e is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // The reader went away; there is nobody to tell.
        }
        catch (BadHttpRequestException e)
        {
            _log.RequestMalformed(http.Request.Method, Routes.Of(path), e.StatusCode);
            await Problem
                .WriteAsync(
                    http,
                    e.StatusCode,
                    Refused(e.StatusCode),
                    "The request cannot be read, or its body is too large."
                )
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await Problem.WriteAsync(http, 503, "stopping", "The server is stopping.").ConfigureAwait(false);
        }
        catch (OutOfMemoryException)
        {
            _log.RequestTooLarge(http.Request.Method, Routes.Of(path));
            await Problem.WriteAsync(http, 422, AnswerBounds.TooLarge, Problem.TooLarge).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last door: whatever else happens, a reader never sees a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _log.RequestFailed(e, http.Request.Method, Routes.Of(path));
            await Problem
                .WriteAsync(http, 500, "internal", $"Unexpected {e.GetType().Name}; please report it.")
                .ConfigureAwait(false);
        }
        finally
        {
            if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError)
                _log.AnsweredWithError(http.Request.Method, Routes.Of(path), http.Response.StatusCode);
            _traffic.End(Routes.Of(path), http.Response.StatusCode, Stopwatch.GetElapsedTime(began));
        }
    }

    public void Dispose()
    {
        _rate.Dispose();
        _stopping.Dispose();
    }

    private Task GuardAsync(HttpContext http, string path)
    {
        if (!_hosts.Allows(http.Request))
            return Problem.WriteAsync(http, 421, "host", "This server is not known by that name; see --host-name.");
        if (!_rate.Allows(http))
            return Problem.WriteAsync(http, 429, "too-many", "Too many requests; wait a moment.");
        if (_access.ShowsBearer(http.Request) && !_rate.AllowsToken(http, _access.HasBearer(http.Request)))
            return Problem.WriteAsync(http, 429, "too-many", "Too many wrong tokens from this address; wait a minute.");
        var isAllowed = _access.Allows(http.Request);
        if (path == Health)
            return _watch.HealthAsync(http, isAllowed);
        if (path.StartsWith("/assets/", StringComparison.Ordinal))
            return AssetEndpoint.HandleAsync(http, path);
        if (path == "/login" && _access.HasLogin)
            return _login.LogInAsync(http);
        if (!isAllowed)
            return TurnAwayAsync(http, path);
        if (path == "/logout")
            return _login.LogOutAsync(http);
        if (!SiteGuard.Allows(http.Request, path))
            return SiteGuard.TurnAwayAsync(http, path);
        if (!CsrfGuard.IsSafe(http.Request.Method) && !_csrf.Allows(http.Request))
            return Problem.WriteAsync(
                http,
                403,
                "csrf",
                $"What changes something must come from this server's own pages, or bring the header {CsrfGuard.Header} (any value) or a bearer token."
            );
        return DispatchAsync(http, path);
    }

    private Task DispatchAsync(HttpContext http, string path)
    {
        if (Named.TryGetValue(path, out var handle))
            return handle(this, http);
        if (path.StartsWith("/api/", StringComparison.Ordinal))
            return _api.HandleAsync(http, path);
        if (path == DemoEndpoint.Path)
            return _demo.HandleAsync(http);
        return _pages.HandleAsync(http, path);
    }

    /// <summary>A browser is led to the form; a program is told what is missing.</summary>
    private Task TurnAwayAsync(HttpContext http, string path)
    {
        var isPage = !path.StartsWith("/api/", StringComparison.Ordinal) && !Named.ContainsKey(path);
        if (isPage && _access.HasLogin && CsrfGuard.IsSafe(http.Request.Method))
        {
            // A script that asks for a part of a page would put the form into it; it is told to load the form.
            if (http.Request.Headers["HX-Request"] == "true")
                http.Response.Headers["HX-Redirect"] = LoginEndpoint.For(http.Request);
            else
                http.Response.Redirect(LoginEndpoint.For(http.Request));
            return Task.CompletedTask;
        }
        if (_access.HasLogin)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.WriteAsync(
            http,
            401,
            "no-token",
            "Show the token: Authorization: Bearer TOKEN, or sign in at /login."
        );
    }

    private static string Refused(int status) => status == 413 ? "too-large" : "malformed";
}
