using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Pages;

/// <summary><c>GET /names.json</c>: every model and group of a tournament as a list of texts, for fields that complete what is typed.</summary>
internal sealed class NamesEndpoint(WebOptions options)
{
    public const string Path = "/names.json";

    public async Task HandleAsync(HttpContext http)
    {
        if (!Tournaments.TryParse(http.Request.Query["tournament"].FirstOrDefault() ?? "classic", out var tournament))
        {
            await Problem
                .WriteAsync(http, 400, "usage", "tournament is classic, signals or crypto.")
                .ConfigureAwait(false);
            return;
        }
        var names = await Task.Run(() => Names(tournament), http.RequestAborted).ConfigureAwait(false);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(names);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Models first: a group is asked for with its sign. None where there is no store yet.</summary>
    private string[] Names(Tournament tournament)
    {
        if (options.Questions.Open() is not Outcome<IRevisionStore>.Done { Value: var store })
            return [];
        using (store)
        {
            var view = new AsOfView(store, tournament, options.Clock.GetUtcNow());
            return [.. view.Models, .. ModelPatterns.Groups(view)];
        }
    }
}
