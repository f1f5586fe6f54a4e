using Ballast.Core.Workflows.Documents;
using Ballast.Server.Hosting;
using Ballast.Server.Markup;
using Ballast.Server.Rest;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Pages;

/// <summary><c>POST /alerts/look?incident=NUMBER|KEY</c>: notes that somebody has looked at an incident or a change of the rules. The answer is a part of a page.</summary>
internal sealed class AlertLookEndpoint(WebOptions options)
{
    public const string Path = "/alerts/look";

    private const string Incident = "incident";
    private const int LongestKey = 1000;

    /// <summary>The address for an incident.</summary>
    /// <param name="incident">Its number or key.</param>
    public static string For(string incident) => $"{Path}?{Incident}={Uri.EscapeDataString(incident)}";

    public async Task HandleAsync(HttpContext http)
    {
        if (options.IsReadOnly)
        {
            await Problem.WriteAsync(http, 403, "read-only", SyncEndpoint.ReadOnly).ConfigureAwait(false);
            return;
        }
        if (http.Request.Query[Incident] is not [{ Length: > 0 and <= LongestKey } incident])
        {
            await Problem
                .WriteAsync(http, 400, "usage", "An incident is named by its number or key.")
                .ConfigureAwait(false);
            return;
        }
        List<KeyValuePair<string, string?>> words = [new("acknowledge", incident)];
        if (options.ProxyUserHeader is { } header)
            words.Add(new("who", http.Request.Headers[header].ToString()));
        var answer = await Task.Run(
                () => options.Questions.Run(new CommandCall("watch", words, []), http.RequestAborted),
                http.RequestAborted
            )
            .ConfigureAwait(false);
        if (answer.Document is AcknowledgedDocument look)
            await PageEndpoint
                .WriteAsync(
                    http,
                    StatusCodes.Status200OK,
                    Html.Of($"<span role=\"status\">Looked at by {look.Who}.</span>\n")
                )
                .ConfigureAwait(false);
        else
            await ApiEndpoint.WriteAsync(http, answer).ConfigureAwait(false);
    }
}
