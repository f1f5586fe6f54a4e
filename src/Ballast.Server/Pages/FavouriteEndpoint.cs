using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Server.Hosting;
using Ballast.Server.Pages.Drawing;
using Ballast.Server.Rest;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Pages;

/// <summary>
/// <c>POST /models/favourite?tournament=NAME&amp;model=NAME&amp;is=yes|no</c>: makes a model a favourite or no longer one, in the registry as the
/// command line does. The answer is the other star.
/// </summary>
internal sealed class FavouriteEndpoint(WebOptions options)
{
    public const string Path = "/models/favourite";

    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>The address that says whether a model is one.</summary>
    public static string For(Tournament tournament, string model, bool isFavourite) =>
        $"{Path}?tournament={tournament.Slug()}&model={Uri.EscapeDataString(model)}&is={(isFavourite ? Yes : No)}";

    public async Task HandleAsync(HttpContext http)
    {
        if (options.IsReadOnly)
        {
            await Problem.WriteAsync(http, 403, "read-only", SyncEndpoint.ReadOnly).ConfigureAwait(false);
            return;
        }
        var query = http.Request.Query;
        if (
            query["model"] is not [{ Length: > 0 } model]
            || query["is"] is not [Yes or No]
            || !Tournaments.TryParse(query["tournament"].ToString(), out var tournament)
        )
        {
            await Problem
                .WriteAsync(http, 400, "usage", "A favourite is a model of a tournament, and is one or not: yes or no.")
                .ConfigureAwait(false);
            return;
        }
        var isFavourite = query["is"] == Yes;
        var call = new CommandCall(
            "registry set",
            [new("tournament", tournament.Slug()), new("why", "said on the page of models")],
            [Slot.OfKind, model, $"favourite={(isFavourite ? Yes : No)}"]
        );
        var answer = await Task.Run(() => options.Questions.Run(call, http.RequestAborted), http.RequestAborted)
            .ConfigureAwait(false);
        if (answer.Document is RegistryChangesDocument)
            await PageEndpoint
                .WriteAsync(http, StatusCodes.Status200OK, FavouriteStar.Draw(tournament, model, isFavourite))
                .ConfigureAwait(false);
        else
            await ApiEndpoint.WriteAsync(http, answer).ConfigureAwait(false);
    }
}
