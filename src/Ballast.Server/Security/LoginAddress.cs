using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Security;

/// <summary>Where a browser signs in.</summary>
internal static class LoginAddress
{
    /// <summary>The path of the form.</summary>
    public const string Path = "/login";

    /// <summary>The field that says which page comes after the login.</summary>
    public const string End = "to";

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
}
