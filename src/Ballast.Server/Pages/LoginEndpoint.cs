using Ballast.Server.Markup;
using Ballast.Server.Observing;
using Ballast.Server.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Pages;

/// <summary><c>/login</c>: the token, once, for a cookie that stays with this browser. <c>POST /logout</c> gives it back.</summary>
internal sealed class LoginEndpoint(AccessGuard access, RateGuard rate, ILogger log)
{
    public async Task LogInAsync(HttpContext http)
    {
        AllowOwnForms(http);
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await PageEndpoint
                .WriteAsync(http, 200, Form(http, null, http.Request.Query[LoginAddress.End]))
                .ConfigureAwait(false);
            return;
        }
        var form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false)
            : FormCollection.Empty;
        string? end = form[LoginAddress.End];
        if (!await IsOwnFormAsync(http).ConfigureAwait(false))
        {
            await PageEndpoint
                .WriteAsync(http, 403, Form(http, "This form is too old; try again.", end))
                .ConfigureAwait(false);
            return;
        }
        var isRight = access.IsToken(form["token"].ToString().Trim());
        if (!rate.AllowsToken(http, isRight))
        {
            await PageEndpoint
                .WriteAsync(http, 429, Form(http, "Too many tries; wait a minute.", end))
                .ConfigureAwait(false);
        }
        else if (!isRight)
        {
            await PageEndpoint.WriteAsync(http, 403, Form(http, "That is not the token.", end)).ConfigureAwait(false);
        }
        else
        {
            await AccessGuard.LogInAsync(http).ConfigureAwait(false);
            log.SignedIn($"{http.Connection.RemoteIpAddress}");
            SeeOther(http, Here(end));
        }
    }

    /// <summary>A page of this server; the front page for an address that a browser could read as one elsewhere.</summary>
    private static string Here(string? end) =>
        end is ['/', not ('/' or '\\'), ..] && end.All(c => c is > ' ' and <= '~' and not '\\') ? end : "/";

    /// <summary>Ends the session of this browser.</summary>
    public async Task LogOutAsync(HttpContext http)
    {
        if (await IsOwnFormAsync(http).ConfigureAwait(false))
        {
            await AccessGuard.LogOutAsync(http).ConfigureAwait(false);
            log.SignedOut($"{http.Connection.RemoteIpAddress}");
        }
        SeeOther(http, LoginAddress.Path);
    }

    private static void SeeOther(HttpContext http, string path)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = path;
    }

    private static async Task<bool> IsOwnFormAsync(HttpContext http) =>
        CsrfGuard.IsOwn(http.Request)
        && http.Request.HasFormContentType
        && await Antiforgery(http).IsRequestValidAsync(http).ConfigureAwait(false);

    /// <summary>Under the usual policy, which is none at all, a browser says that its own form comes from "null".</summary>
    public static void AllowOwnForms(HttpContext http) => http.Response.Headers["Referrer-Policy"] = "same-origin";

    /// <summary>What a form of ours must send back, so that no other site can send it.</summary>
    public static string? FormToken(HttpContext http) => Antiforgery(http).GetAndStoreTokens(http).RequestToken;

    private static IAntiforgery Antiforgery(HttpContext http) =>
        http.RequestServices.GetRequiredService<IAntiforgery>();

    private static Html Form(HttpContext http, string? remark, string? end) =>
        Shell.Draw(
            "Sign in",
            "",
            Html.Of(
                $"""
                {(
                    remark is null ? Html.Empty : Html.Of($"<p class=\"left-out\" role=\"alert\">{remark}</p>\n")
                )}<form method="post" action="{LoginAddress.Path}">
                <input type="hidden" name="{LoginAddress.End}" value="{end}">
                <input type="hidden" name="{Sessions.FormField}" value="{FormToken(http)}">
                <label>Token <input type="password" name="token" autocomplete="current-password" required autofocus></label>
                <button>Sign in</button>
                </form>

                """
            ),
            null
        );
}
