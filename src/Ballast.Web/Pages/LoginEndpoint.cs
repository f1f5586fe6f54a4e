using System.Security.Cryptography;
using System.Text;
using Ballast.Web.Hosting;
using Ballast.Web.Markup;
using Ballast.Web.Observing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ballast.Web.Pages;

/// <summary><c>/login</c>: the token, once, for a cookie that stays with this browser. <c>POST /logout</c> gives it back.</summary>
internal sealed class LoginEndpoint(AccessGuard access, CsrfGuard csrf, RateGuard rate, ILogger log)
{
    public const string Path = "/login";
    private const string End = "to";

    /// <summary>The form's address for somebody who asked for a page; the page comes after the login.</summary>
    public static string For(HttpRequest request)
    {
        var asked = request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        // A part of a page that is open: the page is what was asked for.
        if (request.Headers["HX-Request"] == "true")
            asked = Uri.TryCreate(request.Headers["HX-Current-URL"], UriKind.Absolute, out var open)
                ? open.PathAndQuery
                : "/";
        return asked == "/" ? Path : $"{Path}?{End}={Uri.EscapeDataString(asked)}";
    }

    public async Task LogInAsync(HttpContext http)
    {
        // Under the usual policy, which is none at all, a browser says that its own form comes from "null".
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await PageEndpoint.WriteAsync(http, 200, Form(null, http.Request.Query[End])).ConfigureAwait(false);
            return;
        }
        var form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false)
            : FormCollection.Empty;
        string? end = form[End];
        if (!IsOwnForm(http.Request, form))
        {
            await PageEndpoint
                .WriteAsync(http, 403, Form("This form is too old; try again.", end))
                .ConfigureAwait(false);
            return;
        }
        var isRight = access.IsToken(form["token"].ToString().Trim());
        if (!rate.AllowsToken(http, isRight))
        {
            await PageEndpoint.WriteAsync(http, 429, Form("Too many tries; wait a minute.", end)).ConfigureAwait(false);
        }
        else if (!isRight)
        {
            await PageEndpoint.WriteAsync(http, 403, Form("That is not the token.", end)).ConfigureAwait(false);
        }
        else
        {
            access.LogIn(http);
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
        var form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false)
            : FormCollection.Empty;
        if (IsOwnForm(http.Request, form))
        {
            access.LogOut(http);
            log.SignedOut($"{http.Connection.RemoteIpAddress}");
        }
        SeeOther(http, Path);
    }

    private static void SeeOther(HttpContext http, string path)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = path;
    }

    private bool IsOwnForm(HttpRequest request, IFormCollection form) =>
        CsrfGuard.IsOwn(request)
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(form[CsrfGuard.Field].ToString()),
            Encoding.UTF8.GetBytes(csrf.Token)
        );

    private Html Form(string? remark, string? end) =>
        Shell.Draw(
            "Sign in",
            "",
            Html.Of(
                $"""
                {(
                    remark is null ? Html.Empty : Html.Of($"<p class=\"left-out\" role=\"alert\">{remark}</p>\n")
                )}<form method="post" action="{Path}">
                <input type="hidden" name="{End}" value="{end}">
                <input type="hidden" name="{CsrfGuard.Field}" value="{csrf.Token}">
                <label>Token <input type="password" name="token" autocomplete="current-password" required autofocus></label>
                <button>Sign in</button>
                </form>

                """
            ),
            null
        );
}
