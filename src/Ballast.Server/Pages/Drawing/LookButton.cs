using Ballast.Server.Markup;

namespace Ballast.Server.Pages.Drawing;

/// <summary>The button of somebody who has looked at an incident or a change of the rules.</summary>
internal static class LookButton
{
    /// <summary>A list of what nobody has looked at, each with its button; on a server to read only that it is noted elsewhere. Nothing where there is nothing.</summary>
    /// <param name="isReadOnly">Whether the server is to read only.</param>
    /// <param name="items">What is to be looked at: words, number or key, a name that nothing else on the page has, and what it is for those who do not see the page.</param>
    public static Html List(
        bool isReadOnly,
        IReadOnlyCollection<(string Words, string Incident, string Id, string About)> items
    ) =>
        items.Count == 0 ? Html.Empty
        : isReadOnly ? Block.Note("This server is read-only: who has looked is noted on the command line.")
        : Html.Of(
            $"<ul class=\"points\">\n{Html.Join(items.Select(i => Html.Of($"<li>{i.Words} {Draw(i.Incident, i.Id, i.About)}</li>\n")))}</ul>\n"
        );

    /// <summary>Draws it; once pressed, who has looked stands in its place.</summary>
    /// <param name="incident">Number or key of what was looked at.</param>
    /// <param name="id">A name that nothing else on the page has.</param>
    /// <param name="about">What was looked at, for those who do not see the page.</param>
    private static Html Draw(string incident, string id, string about) =>
        Html.Of(
            $"<span id=\"look-{id}\" aria-live=\"polite\"><button type=\"button\" hx-post=\"{AlertLookEndpoint.For(incident)}\" hx-target=\"#look-{id}\" hx-disabled-elt=\"this\" aria-label=\"I have looked at it: {about}\">I have looked at it</button></span>"
        );
}
