using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Server.Markup;

namespace Ballast.Server.Pages.Drawing;

/// <summary>What stands where there is nothing yet: the next step, not an apology.</summary>
internal static class Empty
{
    /// <summary>Whether a question was refused because nothing is stored.</summary>
    public static bool IsWhy(Refusal refusal) => refusal.Code is "no-store" or "empty-store";

    /// <summary>Ways to begin.</summary>
    public static Html FirstSteps(PageRequest request) =>
        Html.Of(
            $"""
            <section class="first-steps" aria-labelledby="first-steps-title">
            <h2 id="first-steps-title">Nothing is stored yet. Three ways to begin</h2>
            <ol class="points">
            <li><b>Your models, no key needed:</b> {Fetch(request)}</li>
            <li><b>Files that you have:</b> drop a table of scores or payouts on <a href="/data">Data</a>.</li>
            <li><b>Just looking:</b> {Demo(request)}</li>
            </ol>
            <p class="note">Your own account needs its keys. They are set up on the computer where Ballast runs (<code>ballast init</code>), never in a browser.</p>
            </section>

            """
        );

    private static Html Fetch(PageRequest request) =>
        request.IsReadOnly
            ? Html.Of($"this server is read-only and fetches nothing.")
            : Html.Of(
                $"""
                <form class="ask" data-fetch="/api/v1/{request.Tournament.Slug()}/sync"><label class="names">Names of public models, with commas <input name="models" required autocomplete="off" spellcheck="false"></label><button type="submit">Fetch scores, stakes and payouts</button></form>
                <ul data-brought class="points" aria-live="polite"></ul>
                """
            );

    private static Html Demo(PageRequest request) =>
        request.OffersDemo
            ? Html.Of(
                $"a demo world of made-up models and money, apart from your store. <button type=\"button\" hx-post=\"{DemoEndpoint.Path}\" hx-target=\"#demo\" hx-indicator=\"#making\" hx-disabled-elt=\"this\">Make the demo world</button> <span id=\"making\" class=\"busy\" role=\"status\">takes some seconds\u2026</span><div id=\"demo\" aria-live=\"polite\"></div>"
            )
            : Html.Of(
                $"<code>ballast demo --keep FOLDER</code> makes a tournament to play with; <code>ballast serve --store FOLDER/demo.db</code> shows it."
            );
}
