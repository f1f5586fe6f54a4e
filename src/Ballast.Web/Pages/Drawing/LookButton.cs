using Ballast.Web.Markup;

namespace Ballast.Web.Pages.Drawing;

/// <summary>The button of somebody who has looked at an incident or a change of the rules.</summary>
internal static class LookButton
{
    /// <summary>Draws it; once pressed, who has looked stands in its place.</summary>
    /// <param name="incident">Number or key of what was looked at.</param>
    /// <param name="id">A name that nothing else on the page has.</param>
    /// <param name="about">What was looked at, for those who do not see the page.</param>
    public static Html Draw(string incident, string id, string about) =>
        Html.Of(
            $"<span id=\"look-{id}\" aria-live=\"polite\"><button type=\"button\" hx-post=\"{AlertLookEndpoint.For(incident)}\" hx-target=\"#look-{id}\" hx-disabled-elt=\"this\" aria-label=\"I have looked at {about}\">I have looked at it</button></span>"
        );
}
