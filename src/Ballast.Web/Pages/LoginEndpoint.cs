using System.Security.Cryptography;
using System.Text;
using Ballast.Web.Hosting;
using Ballast.Web.Markup;
using Microsoft.AspNetCore.Http;

namespace Ballast.Web.Pages;

/// <summary><c>/login</c>: the token, once, for a cookie that stays with this browser. <c>POST /logout</c> gives it back.</summary>
internal sealed class LoginEndpoint(AccessGuard access, CsrfGuard csrf, RateGuard rate)
{
    public async Task LogInAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await PageEndpoint.WriteAsync(http, 200, Form(null)).ConfigureAwait(false);
            return;
        }
        if (!rate.AllowsGuess(http))
        {
            await PageEndpoint.WriteAsync(http, 429, Form("Too many tries; wait a minute.")).ConfigureAwait(false);
            return;
        }
        var form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false)
            : FormCollection.Empty;
        if (!IsOwnForm(http.Request, form))
            await PageEndpoint.WriteAsync(http, 403, Form("This form is too old; try again.")).ConfigureAwait(false);
        else if (access.LogIn(http, form["token"].ToString().Trim()))
            SeeOther(http, "/");
        else
            await PageEndpoint.WriteAsync(http, 403, Form("That is not the token.")).ConfigureAwait(false);
    }

    /// <summary>Ends the session of this browser.</summary>
    public async Task LogOutAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false)
            : FormCollection.Empty;
        if (HttpMethods.IsPost(http.Request.Method) && IsOwnForm(http.Request, form))
            access.LogOut(http);
        SeeOther(http, "/login");
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

    private Html Form(string? remark) =>
        Shell.Draw(
            "Sign in",
            "",
            Html.Of(
                $"""
                {(
                    remark is null ? Html.Empty : Html.Of($"<p class=\"left-out\" role=\"alert\">{remark}</p>\n")
                )}<form method="post" action="/login">
                <input type="hidden" name="{CsrfGuard.Field}" value="{csrf.Token}">
                <label>Token <input type="password" name="token" autocomplete="current-password" required autofocus></label>
                <button>Sign in</button>
                </form>

                """
            ),
            null
        );
}
