using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Hosting;

/// <summary>Signs in as a browser does: with the form that was served, and the cookie that came with it.</summary>
internal static class SignIn
{
    public static async Task<HttpResponseMessage> LogInAsync(
        Served served,
        string token,
        string? csrf = null,
        string site = "same-origin",
        string? host = null
    )
    {
        var (form, cookie) = await FormAsync(served, token, csrf);
        return await served.SendAsync(
            HttpMethod.Post,
            "/login",
            form,
            ("Cookie", cookie),
            ("Sec-Fetch-Site", site),
            ("Host", host ?? served.Url.Authority)
        );
    }

    /// <summary>The form filled in, and its cookie. Whoever is signed in shows the session with it.</summary>
    public static async Task<(HttpContent Form, string Cookie)> FormAsync(
        Served served,
        string token,
        string? csrf = null,
        string? session = null
    )
    {
        const string Field = "name=\"_csrf\" value=\"";
        using var answer = await served.GetAsync("/login", ("Cookie", session ?? "none=1"));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var at = page.IndexOf(Field, StringComparison.Ordinal) + Field.Length;
        return (
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["_csrf"] = csrf ?? page[at..page.IndexOf('"', at)],
                    ["token"] = token,
                }
            ),
            cookie
        );
    }

    /// <summary>The cookie of a session that was opened with the token.</summary>
    public static async Task<string> SessionAsync(Served served, string token)
    {
        using var answer = await LogInAsync(served, token);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}
