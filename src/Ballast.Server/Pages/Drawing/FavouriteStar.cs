using System.Text;
using Ballast.Core.Rounds;
using Ballast.Server.Markup;

namespace Ballast.Server.Pages.Drawing;

/// <summary>The star of an own model: full for a favourite. Pressed, it becomes the other one.</summary>
internal static class FavouriteStar
{
    /// <summary>The room of one, so that names stand below each other.</summary>
    public static Html None { get; } = Html.Of($"<span class=\"no-star\"></span>");

    /// <summary>Draws it. It has no words, so that a table is sorted, searched and saved as without it.</summary>
    /// <param name="tournament">The tournament.</param>
    /// <param name="model">The model.</param>
    /// <param name="isFavourite">Whether it is one of the favourites.</param>
    public static Html Draw(Tournament tournament, string model, bool isFavourite) =>
        Html.Of(
            $"<button type=\"button\" class=\"star\" id=\"star-{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(model))}\" aria-pressed=\"{(isFavourite ? "true" : "false")}\" aria-label=\"Favourite: {model}\" hx-post=\"{FavouriteEndpoint.For(tournament, model, !isFavourite)}\" hx-swap=\"outerHTML\" hx-disabled-elt=\"this\"></button>"
        );
}
