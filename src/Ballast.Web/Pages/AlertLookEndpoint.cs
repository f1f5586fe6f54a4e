using System.Globalization;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Api;
using Ballast.Web.Hosting;
using Ballast.Web.Markup;
using Microsoft.AspNetCore.Http;

namespace Ballast.Web.Pages;

/// <summary><c>POST /alerts/look/NUMBER</c>: notes that somebody has looked at an incident. The answer is a part of a page.</summary>
internal sealed class AlertLookEndpoint(WebOptions options)
{
    public const string Path = "/alerts/look/{number}";

    /// <summary>The path of an incident.</summary>
    public static string For(string number) => $"/alerts/look/{number}";

    public async Task HandleAsync(HttpContext http)
    {
        if (options.IsReadOnly)
        {
            await Problem.WriteAsync(http, 403, "read-only", SyncEndpoint.ReadOnly).ConfigureAwait(false);
            return;
        }
        var said = http.Request.RouteValues["number"] as string;
        if (!long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            await Problem.WriteAsync(http, 400, "usage", "An incident is named by its number.").ConfigureAwait(false);
            return;
        }
        List<KeyValuePair<string, string?>> words = [new("acknowledge", number.ToString(CultureInfo.InvariantCulture))];
        if (options.ProxyUserHeader is { } header)
            words.Add(new("who", http.Request.Headers[header].ToString()));
        var answer = await Task.Run(
                () => options.Questions.Run(new CommandCall("watch", words, []), http.RequestAborted),
                http.RequestAborted
            )
            .ConfigureAwait(false);
        if (answer.Document is AcknowledgedDocument look)
            await PageEndpoint
                .WriteAsync(http, StatusCodes.Status200OK, Html.Of($"<span role=\"status\">Looked at by {look.Who}.</span>\n"))
                .ConfigureAwait(false);
        else
            await ApiEndpoint.WriteAsync(http, answer).ConfigureAwait(false);
    }
}
